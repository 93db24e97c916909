#pragma once

#include "templates/catalogue.hpp"

#include <string>
#include <string_view>

// The acts that are rendered over and over to be measured.
namespace buzon::bench {

// The catalogue's cédula with an annex of `workers` workers, whose dues add up to the act's.
[[nodiscard]] std::string cedula_of(const templates::ActType& type, int workers);

// Stamped with a folio and sealed with values of the length of real ones, that no key made.
[[nodiscard]] std::string sealed_for_nothing(const templates::ActType& type,
                                             std::string_view checked_xml, int number);

}  // namespace buzon::bench
