#include "gateway/app/track.hpp"

#include "core/term_text.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/json.hpp"
#include "gateway/tracked_json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::string folio;
};

void print_text(std::ostream& out, const app::Tracked& tracked)
{
    const db::Act& act = tracked.act;
    if (tracked.standing == Standing::Rehearsal) out << kRehearsalMark << "\n\n";
    out << fmt::format("{}  verificador {}\n{} {} · {} · {}\nDestinatario {} · referencia {}\n\n",
                       act.folio.str(), act.check_code, act.type, act.version, tracked.unit.name,
                       spanish(act.state), act.addressee.str(), act.reference);
    out << "Historia\n";
    for (const db::ActEventRow& event : tracked.history) {
        const db::ListedEvidence* evidence = app::evidence_of(tracked, event.id);
        out << fmt::format("  {:<24}  {} ({}){}\n", event.occurred_at.rfc3339(),
                           spanish(event.kind), event.actor,
                           evidence == nullptr ? "" : fmt::format("  evidencia {}", evidence->no));
    }
    if (!tracked.avisos.empty()) out << "\nAvisos\n";
    for (const app::AvisoStatus& aviso : tracked.avisos) {
        out << fmt::format("  {:<24}  {}  {}  {}\n", aviso.at ? aviso.at->rfc3339() : "",
                           app::masked(aviso.address), app::name_of(aviso.standing), aviso.reason);
    }
    if (!tracked.texts.empty()) out << "\nMensajes al móvil\n";
    for (const app::AvisoStatus& text : tracked.texts) {
        out << fmt::format("  {:<24}  {}  {}  {}\n", text.at ? text.at->rfc3339() : "",
                           app::masked(text.address), app::name_of(text.standing), text.reason);
    }
    if (!tracked.evidences.empty()) out << "\nEvidencias\n";
    for (const db::ListedEvidence& evidence : tracked.evidences) {
        out << fmt::format("  {:>3}  {:<24}  {}\n", evidence.no, evidence.kind, evidence.sha.hex());
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
        *invocation.out << json::text(tracked_json(*tracked)) << '\n';
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
