#pragma once

#include "core/business_days.hpp"
#include "core/term_result.hpp"

#include <vector>

namespace buzon {

// Counts días hábiles and writes down every day it passes. Past the horizon it stops on the last
// day it knows and says so in overrun(): whoever uses it must then refuse the whole result. Refers
// to `days` and `trace`, which outlive it.
class DayCounter {
  public:
    DayCounter(const BusinessDays& days, std::vector<TraceDay>& trace) : days_(days), trace_(trace)
    {
    }

    // The n-th día hábil strictly after `from`.
    LocalDate count(LocalDate from, int n, CountId id);
    // The first n días hábiles strictly after `from`, day k at index k − 1; last day known if
    // fewer.
    std::vector<LocalDate> count_each(LocalDate from, int n, CountId id);
    // Writes down the days after `from` up to `until`, which is a día hábil.
    void count_until(LocalDate from, LocalDate until, CountId id);

    [[nodiscard]] bool overrun() const { return overrun_; }

  private:
    const BusinessDays::Day* step(LocalDate& date, int& counted, CountId id);

    const BusinessDays& days_;
    std::vector<TraceDay>& trace_;
    bool overrun_ = false;
};

}  // namespace buzon
