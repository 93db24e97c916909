#pragma once

#include "core/act_history.hpp"
#include "core/instant.hpp"

#include <cstdint>

namespace buzon::channels {

// Publication in estrados (CFF 139, 134-III; LSS 286 M): pure rules. The dates are those of the
// term engine; nothing is counted here.

struct PublicationWindow {
    LocalDate published{};
    LocalDate tenth_day{};     // last day it must stay up
    LocalDate eleventh_day{};  // the date of notification
};

enum class Publication : std::uint8_t {
    NotYet,
    Required,     // must be up, every day, until the tenth has ended
    MayBeRemoved  // the tenth day has ended
};
// By the legal date of Zona Centro.
[[nodiscard]] Publication publication(const PublicationWindow& window, Instant now);

// The constancia may be issued once the eleventh day has begun.
[[nodiscard]] bool notified_by_estrados(const PublicationWindow& window, Instant now);

// The parts of an act. CFF 139 publishes the document, not an extract; annexes with workers' data
// stay behind a login (LSS 22).
enum class DocumentPart : std::uint8_t { Act, Annex, EmbeddedData };
[[nodiscard]] bool published(DocumentPart part);

// Whether estrados may be the route now: never while the mailbox's clock runs (one active route)
// nor after the act was notified.
[[nodiscard]] bool may_publish(ActState state);

}  // namespace buzon::channels
