#include "core/clock.hpp"

#include "core/core_error.hpp"

#include <unistd.h>

#include <fstream>
#include <optional>
#include <string>

namespace buzon {
namespace {

Instant system_now()
{
    return Instant(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

struct Offset {
    Instant simulated;
    Instant system;
    [[nodiscard]] Instant at(Instant now) const { return simulated + (now - system); }
};

std::optional<Offset> read_offset(const std::filesystem::path& file)
{
    std::ifstream in(file);
    std::string simulated;
    std::string system;
    if (!(in >> simulated >> system)) return std::nullopt;
    const auto parsed_simulated = Instant::parse(simulated);
    const auto parsed_system = Instant::parse(system);
    if (!parsed_simulated || !parsed_system) return std::nullopt;
    return Offset{*parsed_simulated, *parsed_system};
}

}  // namespace

Instant SystemClock::now() const
{
    return system_now();
}

Instant FileClock::now() const
{
    const auto offset = read_offset(file_);
    if (!offset) {
        throw CoreError(CoreError::Kind::ClockFile,
                        "rehearsal clock: cannot read " + file_.string());
    }
    return offset->at(system_now());
}

bool FileClock::move_to(const std::filesystem::path& file, Instant at)
{
    const Instant system = system_now();
    if (std::filesystem::exists(file)) {
        const auto offset = read_offset(file);
        if (!offset) {
            throw CoreError(CoreError::Kind::ClockFile,
                            "rehearsal clock: cannot read " + file.string());
        }
        if (at < offset->at(system)) return false;
    }
    // Written aside and renamed, so that a reader never sees half a line.
    std::filesystem::path fresh = file;
    fresh += "." + std::to_string(::getpid());
    std::ofstream out(fresh, std::ios::trunc);
    out << at.rfc3339() << ' ' << system.rfc3339() << '\n';
    out.close();
    if (!out) {
        throw CoreError(CoreError::Kind::ClockFile,
                        "rehearsal clock: cannot write " + fresh.string());
    }
    std::filesystem::rename(fresh, file);
    return true;
}

}  // namespace buzon
