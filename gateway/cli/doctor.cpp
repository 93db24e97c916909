#include "gateway/app/doctor.hpp"

#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <stdexcept>

namespace buzon::cli {

namespace {

std::string_view word(app::Health health)
{
    switch (health) {
        case app::Health::Good: return "bien";
        case app::Health::Warning: return "atención";
        case app::Health::Bad: return "mal";
    }
    throw std::logic_error("Health");
}

ExitCode doctor(const Invocation& invocation)
{
    const auto config = open_config(invocation);
    if (!config) return config.error();
    const std::vector<app::Diagnosis> found = app::examine(*config);
    Poco::JSON::Array all;
    for (const app::Diagnosis& one : found) {
        if (invocation.format == Format::Text) {
            *invocation.out << fmt::format("{:<9} {}: {}\n", word(one.health), one.subject,
                                           one.what);
            continue;
        }
        Poco::JSON::Object item = json::object();
        item.set("asunto", one.subject);
        item.set("salud", std::string(word(one.health)));
        item.set("texto", one.what);
        all.add(item);
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("examen", all);
        *invocation.out << json::text(body) << '\n';
    }
    const bool bad = std::any_of(found.begin(), found.end(), [](const app::Diagnosis& one) {
        return one.health == app::Health::Bad;
    });
    return bad ? ExitCode::Refused : ExitCode::Yes;
}

}  // namespace

void add_doctor(Commands& commands)
{
    commands.add("doctor", "Examina reloj, catálogo, calendario, llaves, base de datos y correo",
                 "Examine clock, catalogue, calendar, keys, database and mail", doctor);
}

}  // namespace buzon::cli
