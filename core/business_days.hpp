#pragma once

#include "core/instant.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace buzon {

// The días hábiles of one place under one reading of the sources (Calendar::at makes them): a flat
// table, cheap to copy, immutable, safe to share among threads. Every question about a day outside
// first()–last() is answered with nothing, never with a guess from the weekday.
class BusinessDays {
  public:
    struct Day {
        bool counts = true;  // día hábil
        bool office_closed = false;
        std::string why;  // Spanish: why it does not count, or why the office is closed
    };

    BusinessDays(std::string version, LocalDate first, std::vector<Day> days);

    [[nodiscard]] const std::string& version() const { return version_; }
    [[nodiscard]] LocalDate first() const { return first_; }
    [[nodiscard]] LocalDate last() const;
    [[nodiscard]] bool covers(LocalDate date) const { return day(date) != nullptr; }

    // nullptr outside the coverage. Lives as long as this object or a copy of it.
    [[nodiscard]] const Day* day(LocalDate date) const;
    // The n-th día hábil strictly after `date` (n ≥ 1); nullopt past the coverage.
    [[nodiscard]] std::optional<LocalDate> nth_after(LocalDate date, int n) const;

  private:
    std::string version_;
    LocalDate first_;
    std::shared_ptr<const std::vector<Day>> days_;
};

// Both readings of one place. Two laws list different days (CFF 12, LFT 74), so what binds the
// employer or a bank is counted with the union of all sources (the latest date), what binds the
// Institute with the days on which all statutes agree and no accord (the earliest date).
struct ScopedCalendar {
    BusinessDays latest;
    BusinessDays earliest;
};

}  // namespace buzon
