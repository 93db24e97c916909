#include "templates/pdf/column_widths.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace buzon::templates::pdf {
namespace {

// Shares `total` in proportion to `weights`; what rounding leaves goes to the last column.
std::vector<Mpt> shared_out(const std::vector<std::int64_t>& weights, Mpt total)
{
    std::int64_t sum = 0;
    for (const std::int64_t w : weights) sum += w;
    std::vector<Mpt> out;
    Mpt left = total;
    for (const std::int64_t w : weights) {
        const auto part = static_cast<Mpt>(sum > 0 ? w * total / sum : 0);
        out.push_back(part);
        left -= part;
    }
    if (!out.empty()) out.back() += left;
    return out;
}

}  // namespace

std::vector<Mpt> column_widths(const std::vector<NaturalWidth>& columns, Mpt available)
{
    std::vector<std::int64_t> least, most, slack;
    std::int64_t least_sum = 0, most_sum = 0;
    // One very long value must not starve the other columns.
    const Mpt cap = available * 3 / 5;
    for (const NaturalWidth& c : columns) {
        least.push_back(std::min(c.least, available / 3));
        most.push_back(std::max<std::int64_t>(std::min(c.most, cap), least.back()));
        slack.push_back(most.back() - least.back());
        least_sum += least.back();
        most_sum += most.back();
    }
    if (least_sum >= available) return shared_out(least, available);
    const bool roomy = most_sum <= available;
    const std::vector<std::int64_t>& base = roomy ? most : least;
    const auto base_sum = static_cast<Mpt>(roomy ? most_sum : least_sum);
    std::vector<Mpt> widths = shared_out(roomy ? most : slack, available - base_sum);
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += static_cast<Mpt>(base[i]);
    return widths;
}

std::vector<Mpt> proportional_widths(std::string_view classes, std::size_t columns, Mpt available)
{
    std::size_t at = 0;
    while (at < classes.size()) {
        const std::size_t end = std::min(classes.find(' ', at), classes.size());
        std::string_view name = classes.substr(at, end - at);
        at = end + 1;
        if (!name.starts_with("w-")) continue;
        std::vector<std::int64_t> weights;
        name.remove_prefix(1);
        while (name.starts_with('-')) {
            name.remove_prefix(1);
            int weight = 0;
            const auto read = std::from_chars(name.data(), name.data() + name.size(), weight);
            if (read.ec != std::errc() || weight <= 0) break;
            weights.push_back(weight);
            name.remove_prefix(static_cast<std::size_t>(read.ptr - name.data()));
        }
        if (weights.size() == columns && name.empty()) return shared_out(weights, available);
    }
    return {};
}

void make_room(std::vector<Mpt>& widths, const std::vector<NaturalWidth>& columns)
{
    std::int64_t missing = 0, spare = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const Mpt room = widths[i] - columns[i].least;
        (room < 0 ? missing : spare) += room < 0 ? -room : room;
    }
    if (missing <= 0 || spare < missing) return;
    Mpt rest = static_cast<Mpt>(missing);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const Mpt room = widths[i] - columns[i].least;
        if (room < 0) {
            widths[i] = columns[i].least;
        } else {
            // Rounded upwards, so that the whole is found before the last column.
            const auto part = static_cast<Mpt>((missing * room + spare - 1) / spare);
            const Mpt taken = std::min({part, rest, room});
            widths[i] -= taken;
            rest -= taken;
        }
    }
}

}  // namespace buzon::templates::pdf
