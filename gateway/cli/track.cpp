#include "gateway/app/track.hpp"

#include "core/term_json.hpp"
#include "core/term_text.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <Poco/JSON/Parser.h>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::string folio;
};

Poco::JSON::Object json_of(const app::Tracked& tracked)
{
    const db::Act& act = tracked.act;
    Poco::JSON::Object body = json::object();
    body.set("folio", act.folio.str());
    body.set("verificador", act.check_code);
    body.set("tipo", act.type);
    body.set("version", act.version);
    body.set("referencia", act.reference);
    body.set("unidad", tracked.unit.name);
    body.set("destinatario", act.addressee.str());
    body.set("canal", std::string(db::name_of(act.channel)));
    body.set("estado", std::string(name_of(act.state)));
    body.set("emitido", act.issued_at.rfc3339());
    if (act.total) body.set("total", act.total->plain());
    if (act.notification) {
        Poco::JSON::Object notified = json::object();
        notified.set("fecha", iso_date(act.notification->notified_on));
        notified.set("por", std::string(db::name_of(act.notification->by)));
        notified.set("surte_efectos", iso_date(act.notification->effective_on));
        notified.set("calendario", act.notification->calendar_version);
        body.set("notificacion", notified);
    }
    Poco::JSON::Array history;
    for (const db::ActEventRow& event : tracked.history) {
        Poco::JSON::Object one = json::object();
        one.set("suceso", std::string(name_of(event.kind)));
        one.set("texto", std::string(spanish(event.kind)));
        one.set("ocurrido", event.occurred_at.rfc3339());
        one.set("conocido", event.learned_at.rfc3339());
        one.set("autor", event.actor);
        one.set("etsi", std::string(etsi_uri(event.kind)));
        history.add(one);
    }
    body.set("historia", history);
    Poco::JSON::Array documents;
    for (const db::AttachedDocument& document : tracked.documents) {
        Poco::JSON::Object one = json::object();
        one.set("papel", std::string(db::name_of(document.role)));
        one.set("sha256", document.sha.hex());
        one.set("tipo", document.media_type);
        one.set("bytes", document.size);
        documents.add(one);
    }
    body.set("documentos", documents);
    if (tracked.terms) {
        body.set("plazos", Poco::JSON::Parser().parse(term_json(*tracked.terms)));
    } else if (!tracked.terms_refused.empty()) {
        body.set("hallazgos", json::findings(tracked.terms_refused));
    }
    return body;
}

void print_text(std::ostream& out, const app::Tracked& tracked)
{
    const db::Act& act = tracked.act;
    out << fmt::format("{}  verificador {}\n{} {} · {} · {}\nDestinatario {} · referencia {}\n\n",
                       act.folio.str(), act.check_code, act.type, act.version, tracked.unit.name,
                       spanish(act.state), act.addressee.str(), act.reference);
    out << "Historia\n";
    for (const db::ActEventRow& event : tracked.history) {
        out << fmt::format("  {:<24}  {} ({})\n", event.occurred_at.rfc3339(), spanish(event.kind),
                           event.actor);
    }
    out << "\nDocumentos\n";
    for (const db::AttachedDocument& document : tracked.documents) {
        out << fmt::format("  {:<16} {:>9} bytes  {}\n", db::name_of(document.role), document.size,
                           document.sha.hex());
    }
    if (tracked.terms) out << "\nPlazos\n" << term_text(*tracked.terms);
    for (const Finding& finding : tracked.terms_refused) out << "  " << describe(finding) << '\n';
}

ExitCode track(const Invocation& invocation, const Options& options)
{
    const auto folio = Folio::parse(options.folio);
    if (!folio) {
        print(invocation, {folio.error()});
        return ExitCode::WrongUse;
    }
    const auto services =
        open_services(invocation, {Part::Catalogue, Part::Calendar, Part::Database});
    if (!services) return services.error();
    const auto tracked = app::track(*services, *folio);
    if (!tracked) {
        print(invocation, {{"FOLIO-DESCONOCIDO", Severity::Error, folio->str(), 0,
                            "No hay ningún acto con ese folio.", "Compruebe el folio.", ""}});
        return ExitCode::Refused;
    }
    if (invocation.format == Format::Json) {
        *invocation.out << json::text(json_of(*tracked)) << '\n';
    } else {
        print_text(*invocation.out, *tracked);
    }
    return ExitCode::Yes;
}

}  // namespace

void add_track(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "track", "Historia, estado, plazos con su derivación y documentos de un acto",
        "History, state, deadlines with their derivation and documents of an act",
        [options](const Invocation& invocation) { return track(invocation, *options); });
    command.add_option("folio", options->folio, "Folio\n    Number of the act")->required();
}

}  // namespace buzon::cli
