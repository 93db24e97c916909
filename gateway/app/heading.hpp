#pragma once

#include "core/rfc.hpp"
#include "templates/catalogue.hpp"
#include "templates/check.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace buzon::app {

// Who, to whom and how, read from an instance whether it passes the check or not, so that a
// refusal can name what is wrong with the document and with the people in it at once. A field that
// cannot be read is empty: the check says why.
struct Heading {
    const templates::ActType* type = nullptr;  // owned by the catalogue
    std::string unit;
    std::string reference;
    std::optional<Rfc> official;
    std::string post_key;
    std::optional<Rfc> addressee;
    std::optional<templates::Channel> channel;
};

[[nodiscard]] Heading heading_of(const templates::CheckedAct& act);
// Never throws for bad input: bytes that are not XML give an empty heading.
[[nodiscard]] Heading read_heading(const templates::Catalogue& catalogue, std::string_view xml);

}  // namespace buzon::app
