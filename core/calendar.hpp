#pragma once

#include "core/business_days.hpp"
#include "core/calendar_file.hpp"
#include "core/calendar_scope.hpp"
#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace buzon {

// All publications about non-working days that are known (CFF 12; LFT 74; accords of the DOF).
// Immutable. A folder holds calendario.conf (its name, and whether it stands on the shipped
// statutes) and one *.cal file a publication; format in core/calendar/README.md.
class Calendar {
  public:
    // Reads a folder. A missing folder, a file of another kind, contradictory publications, or no
    // statute to bound the calendar are findings.
    [[nodiscard]] static tl::expected<Calendar, Findings> load(const std::filesystem::path& folder);
    // The folder that ships with the program: statutory days only, 2020–2040.
    [[nodiscard]] static std::filesystem::path shipped();

    // Name and the first digits of the SHA-256 over every file: changes whenever a byte does.
    [[nodiscard]] const std::string& version() const { return version_; }
    [[nodiscard]] LocalDate first() const { return first_; }
    [[nodiscard]] LocalDate last() const { return last_; }
    [[nodiscard]] const std::vector<CalendarFile>& files() const { return files_; }

    // Within one source the latest publication that reaches the place decides each day.
    [[nodiscard]] ScopedCalendar at(const CalendarScope& place) const;

  private:
    Calendar() = default;
    [[nodiscard]] Findings check() const;

    std::string version_;
    LocalDate first_;
    LocalDate last_;
    std::vector<CalendarFile> files_;
};

}  // namespace buzon
