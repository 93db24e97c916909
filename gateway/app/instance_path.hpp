#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::app {

// A heading of a CSV batch: the way from the root of an instance to an element or an attribute,
// "multa/total/@letra", "cedula/conceptos/concepto[2]/importe"; with "xml:" before it, the element
// that a file replaces.
struct InstancePath {
    struct Step {
        std::string name;
        int position = 1;  // among the children of that name
    };
    enum class Kind { Text, Subtree };

    Kind kind = Kind::Text;
    std::vector<Step> steps;
    std::string attribute;  // empty: the element's text

    // nullopt: not of this form, or a subtree that names an attribute.
    [[nodiscard]] static std::optional<InstancePath> parse(std::string_view heading);
};

}  // namespace buzon::app
