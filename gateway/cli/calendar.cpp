#include "core/calendar.hpp"

#include "db/act_terms.hpp"
#include "db/pool.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <ostream>

namespace buzon::cli {

namespace {

ExitCode status(const Invocation& invocation)
{
    auto services = open_services(invocation, {Part::Calendar, Part::Database});
    if (!services) return services.error();
    const std::string& loaded = services->calendar().version();
    auto lease = services->database().lease(request_deadline());
    const auto standing = db::calendar_standing(*lease, zona_centro(services->now()).date);
    std::string ruling;
    for (const db::CalendarStanding& one : standing) {
        if (one.first_seen) ruling = one.version;
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Array versions;
        for (const db::CalendarStanding& one : standing) {
            Poco::JSON::Object item = json::object();
            item.set("version", one.version);
            if (one.first_seen) item.set("visto", one.first_seen->rfc3339());
            item.set("actos", one.acts);
            versions.add(item);
        }
        Poco::JSON::Object body = json::object();
        body.set("cargado", loaded);
        body.set("rige", ruling);
        body.set("versiones", versions);
        *invocation.out << json::text(body) << '\n';
        return ExitCode::Yes;
    }
    *invocation.out << fmt::format("Calendario de los archivos: {}\nCalendario que rige: {}\n",
                                   loaded, ruling.empty() ? "ninguno todavía" : ruling);
    for (const db::CalendarStanding& one : standing) {
        *invocation.out << fmt::format(
            "{}  {} actos con fechas por venir{}\n",
            one.version.empty() ? "(sin versión)" : one.version, one.acts,
            one.first_seen ? ", en uso desde " + one.first_seen->rfc3339() : "");
    }
    if (loaded != ruling) {
        *invocation.out << "Los archivos de esta configuración aún no los usa el servicio: "
                           "reinícielo para que cuente otra vez los plazos.\n";
    }
    return ExitCode::Yes;
}

}  // namespace

void add_calendar(Commands& commands)
{
    Commands calendar =
        commands.add_group("calendar", "Calendario de días inhábiles", "Calendar of working days");
    calendar.add("status",
                 "Qué versión rige y cuántos actos con fechas por venir están en cada una",
                 "Which version rules and how many acts stand on each",
                 [](const Invocation& invocation) { return status(invocation); });
}

}  // namespace buzon::cli
