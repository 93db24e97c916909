#include "core/calendar.hpp"

#include <algorithm>
#include <map>

namespace buzon {
namespace {

// What one source finally says of each day of the calendar: index → reason, by family.
struct SourceDays {
    SourceKind kind = SourceKind::Acuerdo;
    std::map<std::size_t, std::string> inhabil;
    std::map<std::size_t, std::string> closed;
};

void apply(std::map<std::size_t, std::string>& days, std::size_t index, const CalendarEntry& entry)
{
    switch (entry.kind) {
        case DayClass::Inhabil:
        case DayClass::Cerrado: days.insert_or_assign(index, entry.reason); return;
        case DayClass::Habil:
        case DayClass::Abierto: days.erase(index); return;
    }
}

std::string_view weekend(LocalDate date)
{
    const std::chrono::weekday weekday(date);
    if (weekday == std::chrono::Saturday) return "sábado";
    return weekday == std::chrono::Sunday ? "domingo" : "";
}

// "Día del Trabajo (CFF 12, LFT 74)": the first source's words, all the sources' names.
class Reasons {
  public:
    void add(const std::string& source, const std::string& reason)
    {
        if (words_.empty()) words_ = reason;
        sources_ += (sources_.empty() ? "" : ", ") + source;
    }
    [[nodiscard]] bool empty() const { return words_.empty(); }
    [[nodiscard]] std::string text() const { return words_ + " (" + sources_ + ")"; }

  private:
    std::string words_;
    std::string sources_;
};

}  // namespace

ScopedCalendar Calendar::at(const CalendarScope& place) const
{
    std::vector<const CalendarFile*> ordered;
    for (const CalendarFile& file : files_) {
        if (file.scope.reaches(place)) ordered.push_back(&file);
    }
    std::ranges::stable_sort(ordered, {}, &CalendarFile::published);

    std::map<std::string, SourceDays> sources;
    for (const CalendarFile* file : ordered) {
        SourceDays& source = sources[file->source];
        source.kind = file->kind;
        for (const CalendarEntry& entry : file->entries) {
            const bool office = entry.kind == DayClass::Cerrado || entry.kind == DayClass::Abierto;
            for (LocalDate date = std::max(entry.first, first_);
                 date <= std::min(entry.last, last_); date += std::chrono::days(1)) {
                apply(office ? source.closed : source.inhabil,
                      static_cast<std::size_t>((date - first_).count()), entry);
            }
        }
    }

    const auto laws = std::ranges::count_if(
        sources, [](const auto& item) { return item.second.kind == SourceKind::Ley; });
    const auto size = static_cast<std::size_t>((last_ - first_).count() + 1);
    std::vector<BusinessDays::Day> latest(size);
    std::vector<BusinessDays::Day> earliest(size);
    for (std::size_t i = 0; i < size; ++i) {
        const auto date = first_ + std::chrono::days(static_cast<std::int64_t>(i));
        if (const std::string_view name = weekend(date); !name.empty()) {
            latest[i] = {.counts = false, .office_closed = true, .why = std::string(name)};
            earliest[i] = latest[i];
            continue;
        }
        Reasons all;
        Reasons by_law;
        Reasons closed;
        std::ptrdiff_t agreeing = 0;
        for (const auto& [name, source] : sources) {
            if (const auto found = source.inhabil.find(i); found != source.inhabil.end()) {
                all.add(name, found->second);
                if (source.kind == SourceKind::Ley) {
                    by_law.add(name, found->second);
                    ++agreeing;
                }
            }
            if (const auto found = source.closed.find(i); found != source.closed.end()) {
                closed.add(name, found->second);
            }
        }
        if (!all.empty()) {
            latest[i] = {.counts = false, .office_closed = true, .why = all.text()};
        } else if (!closed.empty()) {
            latest[i] = {.counts = true, .office_closed = true, .why = closed.text()};
        }
        // A closed office does not lengthen a duty of the Institute itself.
        if (agreeing == laws) {
            earliest[i] = {.counts = false, .office_closed = true, .why = by_law.text()};
        }
    }
    return {.latest = BusinessDays(version_, first_, std::move(latest)),
            .earliest = BusinessDays(version_, first_, std::move(earliest))};
}

}  // namespace buzon
