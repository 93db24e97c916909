#pragma once

#include "templates/schematron.hpp"
#include "templates/stylesheet.hpp"

// What a type of the catalogue is compiled to. Private to templates/.
namespace buzon::templates {

struct CompiledType {
    SchemaPtr schema;
    Schematron rules;
    StylesheetPtr document;
    StylesheetPtr cadena;
};

}  // namespace buzon::templates
