#include "gateway/app/instance_path.hpp"

#include <algorithm>
#include <charconv>

namespace buzon::app {

namespace {

bool is_name(std::string_view text)
{
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    const auto tail = [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    return !text.empty() && text.size() <= 64 && letter(text.front()) &&
           std::all_of(text.begin(), text.end(), tail);
}

std::optional<InstancePath::Step> step_of(std::string_view text)
{
    InstancePath::Step step;
    const std::size_t bracket = text.find('[');
    step.name = text.substr(0, bracket);
    if (!is_name(step.name)) return std::nullopt;
    if (bracket == std::string_view::npos) return step;
    if (text.back() != ']') return std::nullopt;
    const std::string_view digits = text.substr(bracket + 1, text.size() - bracket - 2);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), step.position);
    if (error != std::errc() || end != digits.data() + digits.size() || step.position < 1) {
        return std::nullopt;
    }
    return step;
}

}  // namespace

std::optional<InstancePath> InstancePath::parse(std::string_view heading)
{
    InstancePath path;
    constexpr std::string_view kSubtree = "xml:";
    if (heading.starts_with(kSubtree)) {
        path.kind = Kind::Subtree;
        heading.remove_prefix(kSubtree.size());
    }
    while (!heading.empty()) {
        const std::size_t slash = heading.find('/');
        const std::string_view part = heading.substr(0, slash);
        const bool last = slash == std::string_view::npos;
        if (part.starts_with('@')) {
            if (!last || path.kind == Kind::Subtree || !is_name(part.substr(1))) {
                return std::nullopt;
            }
            path.attribute = part.substr(1);
            return path;
        }
        auto step = step_of(part);
        if (!step) return std::nullopt;
        path.steps.push_back(std::move(*step));
        if (last) return path;
        heading.remove_prefix(slash + 1);
    }
    return std::nullopt;
}

}  // namespace buzon::app
