#pragma once

#include "db/rows.hpp"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

// Small helpers of the query groups.
namespace buzon::db {

// The value of a closed list that is stored under this name, by its name_of().
template <class Enum>
[[nodiscard]] std::optional<Enum> by_name(std::initializer_list<Enum> all, std::string_view name)
{
    for (const Enum value : all) {
        if (name_of(value) == name) return value;
    }
    return std::nullopt;
}

// Every row through `read(Fields)`, or the first one if there is any.
template <class Read>
[[nodiscard]] auto each(const Rows& rows, Read read)
{
    std::vector<decltype(read(rows.front()))> all;
    all.reserve(static_cast<std::size_t>(rows.size()));
    for (int i = 0; i < rows.size(); ++i) all.push_back(read(rows.row(i)));
    return all;
}

template <class Read>
[[nodiscard]] auto first(const Rows& rows, Read read)
{
    std::optional<decltype(read(rows.front()))> one;
    if (!rows.empty()) one = read(rows.front());
    return one;
}

}  // namespace buzon::db
