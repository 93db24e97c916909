#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <tl/expected.hpp>

#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::string at;
    int speed = 1;
};

tl::expected<FileClock, ExitCode> rehearsal_clock(const Invocation& invocation)
{
    const auto config = open_config(invocation);
    if (!config) return tl::unexpected(config.error());
    if (config->clock.mode != "file") {
        *invocation.err
            << "buzon clock: solo se mueve el reloj de ensayo (clock.mode = \"file\")\n";
        return tl::unexpected(ExitCode::WrongUse);
    }
    return FileClock(config->clock.file);
}

ExitCode set_clock(const Invocation& invocation, const Options& options)
{
    const auto clock = rehearsal_clock(invocation);
    if (!clock) return clock.error();
    const auto at = Instant::parse(options.at);
    if (!at) {
        *invocation.err << "buzon clock: " << at.error() << '\n';
        return ExitCode::WrongUse;
    }
    if (!clock->move_to(*at)) {
        *invocation.err << "buzon clock: el reloj no retrocede\n";
        return ExitCode::Refused;
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("ahora", at->rfc3339());
        *invocation.out << json::text(body) << '\n';
    } else {
        *invocation.out << at->rfc3339() << '\n';
    }
    return ExitCode::Yes;
}

ExitCode set_speed(const Invocation& invocation, const Options& options)
{
    const auto clock = rehearsal_clock(invocation);
    if (!clock) return clock.error();
    clock->run_at(options.speed);
    const Instant now = clock->now();
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("ahora", now.rfc3339());
        body.set("velocidad", options.speed);
        *invocation.out << json::text(body) << '\n';
    } else {
        *invocation.out << fmt::format("{}, {} s por segundo\n", now.rfc3339(), options.speed);
    }
    return ExitCode::Yes;
}

}  // namespace

void add_clock(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands clock = commands.add_group("clock", "Reloj de ensayo", "Rehearsal clock");
    CLI::App& set = clock.add(
        "set", "Mueve el reloj de todos los procesos hacia adelante",
        "Move the clock of every process forward",
        [options](const Invocation& invocation) { return set_clock(invocation, *options); });
    set.add_option("instante", options->at, "RFC 3339; sin zona, Zona Centro\n    RFC 3339")
        ->required();
    CLI::App& speed = clock.add(
        "speed", "A qué velocidad corre: 86400, un día por segundo; 1, como siempre",
        "How fast it runs: 86400 is a day a second, 1 as ever",
        [options](const Invocation& invocation) { return set_speed(invocation, *options); });
    speed
        .add_option("velocidad", options->speed,
                    "Segundos de ensayo por cada segundo\n    Simulated seconds in a second")
        ->required()
        ->check(CLI::Range(1, FileClock::kMaxSpeed));
}

}  // namespace buzon::cli
