#pragma once

#include "core/calendar.hpp"
#include "core/term_text.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace buzon::terms_test {

inline LocalDate day(std::string_view text)
{
    return parse_iso_date(text).value();
}
inline Instant at(std::string_view text)
{
    return Instant::parse(text).value();
}

inline Calendar load(const std::filesystem::path& folder)
{
    auto calendar = Calendar::load(folder);
    if (!calendar) throw std::runtime_error(findings_text(calendar.error()));
    return *calendar;
}

inline std::filesystem::path data(const std::string& name)
{
    return std::filesystem::path(BUZON_SOURCE_DIR) / "tests/data/calendars" / name;
}

inline ScopedCalendar statutory()
{
    return load(Calendar::shipped()).at({});
}

inline ScopedCalendar of(const std::string& name, std::string_view scope = "nacional")
{
    return load(data(name)).at(CalendarScope::parse(scope).value());
}

}  // namespace buzon::terms_test
