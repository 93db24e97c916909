#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::string at;
};

ExitCode set_clock(const Invocation& invocation, const Options& options)
{
    const auto config = open_config(invocation);
    if (!config) return config.error();
    if (config->clock.mode != "file") {
        *invocation.err
            << "buzon clock: solo se mueve el reloj de ensayo (clock.mode = \"file\")\n";
        return ExitCode::WrongUse;
    }
    const auto at = Instant::parse(options.at);
    if (!at) {
        *invocation.err << "buzon clock: " << at.error() << '\n';
        return ExitCode::WrongUse;
    }
    if (!FileClock::move_to(config->clock.file, *at)) {
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
}

}  // namespace buzon::cli
