#include "core/business_days.hpp"

#include <stdexcept>

namespace buzon {

BusinessDays::BusinessDays(std::string version, LocalDate first, std::vector<Day> days)
    : version_(std::move(version)),
      first_(first),
      days_(std::make_shared<const std::vector<Day>>(std::move(days)))
{
    if (days_->empty()) throw std::logic_error("a calendar without days");
}

LocalDate BusinessDays::last() const
{
    return first_ + std::chrono::days(static_cast<std::int64_t>(days_->size()) - 1);
}

const BusinessDays::Day* BusinessDays::day(LocalDate date) const
{
    if (date < first_ || date > last()) return nullptr;
    return &(*days_)[static_cast<std::size_t>((date - first_).count())];
}

std::optional<LocalDate> BusinessDays::nth_after(LocalDate date, int n) const
{
    if (n < 1) throw std::logic_error("terms are counted from one");
    // The day counted from must be known too, or a term could start outside the horizon.
    if (!covers(date)) return std::nullopt;
    while (n > 0) {
        date += std::chrono::days(1);
        const Day* candidate = day(date);
        if (candidate == nullptr) return std::nullopt;
        if (candidate->counts) --n;
    }
    return date;
}

}  // namespace buzon
