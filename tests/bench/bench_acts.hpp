#pragma once

#include "templates/catalogue.hpp"
#include "templates/unsealed_page.hpp"

#include <string>
#include <string_view>

// The acts that are rendered over and over to be measured.
namespace buzon::bench {

// The catalogue's cédula with an annex of `workers` workers, whose dues add up to the act's.
[[nodiscard]] std::string cedula_of(const templates::ActType& type, int workers);

struct SealedForNothing {
    std::string xml;
    templates::UnsealedPage page;  // for render_document()
};

// Stamped with a folio and sealed with values of the length of real ones, that no key made.
[[nodiscard]] SealedForNothing sealed_for_nothing(const templates::ActType& type,
                                                  std::string_view checked_xml, int number);

}  // namespace buzon::bench
