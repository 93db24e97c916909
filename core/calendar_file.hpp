#pragma once

#include "core/calendar_scope.hpp"
#include "core/finding.hpp"
#include "core/instant.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace buzon {

// What a line of a calendar file declares of its days. A closed office does not make a day inhábil,
// it only moves a term that ends on it (CFF 12 ¶5). Habil and Abierto take back what an earlier
// publication of the same source declared; nothing is ever erased.
enum class DayClass { Inhabil, Habil, Cerrado, Abierto };

// Statutes bound the calendar (their coverage is its horizon) and make its minimum; accords add to
// it.
enum class SourceKind { Ley, Acuerdo };

struct CalendarEntry {
    DayClass kind = DayClass::Inhabil;
    LocalDate first;
    LocalDate last;
    std::string reason;
    int line = 0;
};

// One publication of one source: a statute, an accord, or the correction of either.
struct CalendarFile {
    std::string name;    // of the file, for findings
    std::string source;  // "CFF 12", "ACDO.AS2.HCT.…"
    std::string citation;
    SourceKind kind = SourceKind::Acuerdo;
    LocalDate published;  // in the DOF
    CalendarScope scope;
    LocalDate covers_first;  // of a Ley
    LocalDate covers_last;
    std::vector<CalendarEntry> entries;
};

// Reads the line format described in core/calendar/README.md. Strict: unknown or repeated keys,
// lines of another shape, days outside the coverage are findings with their line, all of them at
// once. Limits: 1 MiB; a range of at most 366 days.
[[nodiscard]] tl::expected<CalendarFile, Findings> parse_calendar_file(std::string_view name,
                                                                       std::string_view text);

}  // namespace buzon
