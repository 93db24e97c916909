#pragma once

#include "core/instant.hpp"
#include "db/work_items.hpp"

#include <optional>
#include <string>

namespace buzon::app {

// What the texts of an item speak of besides the item itself.
struct WorkFacts {
    std::string recipient;              // of the aviso, masked; empty: unknown
    std::string reason;                 // what the peer said, cleaned; may be empty
    std::string sending;                // what was given up: "la orden al banco"
    bool estrados = false;              // it was the publication in the estrados
    std::optional<LocalDate> day_four;  // of an act whose clock runs
    bool notified = false;              // the act is, whatever came back since
};

struct WorkText {
    std::string title;
    std::string happened;
    std::string law;
    std::string to_do;
};
// What a list shows of it.
[[nodiscard]] std::string work_title(db::WorkKind kind);
// Spanish, for the official who works on it; no personal data beyond the masked address.
[[nodiscard]] WorkText work_text(db::WorkKind kind, const WorkFacts& facts);

}  // namespace buzon::app
