#pragma once

#include <string>

namespace buzon::xml {

// A Spanish reason for a code of libxml2's parser (xmlParserErrors): the commonest in plain words,
// the others by their number.
[[nodiscard]] std::string spanish_parse_error(int code);

}  // namespace buzon::xml
