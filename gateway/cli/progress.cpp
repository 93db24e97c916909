#include "gateway/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <ostream>

namespace buzon::cli {

namespace {

constexpr int kWidth = 30;
constexpr std::chrono::milliseconds kEvery{100};

}  // namespace

ProgressBar::ProgressBar(std::ostream& out, int fd)
    : out_(out), on_terminal_(::isatty(fd) == 1), started_(std::chrono::steady_clock::now())
{
}

void ProgressBar::show(const app::BatchReport& report, int permille)
{
    if (!on_terminal_) return;
    const auto now = std::chrono::steady_clock::now();
    if (drawn_ && now - last_ < kEvery) return;
    last_ = now;
    drawn_ = true;
    const auto elapsed =
        std::chrono::duration_cast<std::chrono::milliseconds>(now - started_).count();
    const std::size_t rows = report.issued + report.replayed + report.refused;
    const std::size_t rate =
        elapsed > 0 ? rows * 1000 / static_cast<std::size_t>(elapsed) : std::size_t{0};
    const int full = permille * kWidth / 1000;
    std::string bar;
    for (int i = 0; i < kWidth; ++i) bar += i < full ? "█" : "░";
    out_ << fmt::format("\r\x1b[K{} {:>3} %  {} actos, {} rechazados, {}/s", bar, permille / 10,
                        rows, report.refused, rate)
         << std::flush;
}

void ProgressBar::clear()
{
    if (!drawn_) return;
    drawn_ = false;
    out_ << "\r\x1b[K";
}

}  // namespace buzon::cli
