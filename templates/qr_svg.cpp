#include "templates/qr_svg.hpp"

#include "templates/pdf/qr.hpp"

#include <fmt/format.h>

#include <iterator>

namespace buzon::templates {
namespace {

// Dark modules as strokes of width 1 through the middle of their rows, from run to run.
std::string strokes(const pdf::QrGrid& code)
{
    std::string out;
    for (std::size_t y = 0; y < code.width; ++y) {
        fmt::format_to(std::back_inserter(out), "M{} {}.5", pdf::qr_quiet_modules,
                       y + pdf::qr_quiet_modules);
        for (std::size_t x = 0, drawn = 0; x < code.width;) {
            std::size_t end = x;
            while (end < code.width && code.at(end, y)) ++end;
            if (end == x) {
                ++x;
                continue;
            }
            if (x > drawn) fmt::format_to(std::back_inserter(out), "m{} 0", x - drawn);
            fmt::format_to(std::back_inserter(out), "h{}", end - x);
            x = drawn = end;
        }
    }
    return out;
}

}  // namespace

std::string qr_svg(const std::string& text)
{
    const pdf::QrGrid code = pdf::make_qr(text);
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}")"
                       R"( shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{0}v{0}h-{0}z"/>)"
                       R"(<path stroke="#000" d="{1}"/></svg>)",
                       code.width + 2 * pdf::qr_quiet_modules, strokes(code));
}

}  // namespace buzon::templates
