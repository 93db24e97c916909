#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace buzon::app {

// What an evidence says, for people: a Spanish sentence each of what happened, when, when it was
// learned, between whom, over which document, the date that follows and how it was counted, and its
// place in the chain of its act. `signed_octets`: Report::content of a signature that holds. Empty
// when they are no evidence. Needs nothing else, so that anybody can read one offline.
[[nodiscard]] std::vector<std::string> evidence_story(std::string_view signed_octets);

// The folio that it names; "" when there is none.
[[nodiscard]] std::string evidence_folio(std::string_view signed_octets);

}  // namespace buzon::app
