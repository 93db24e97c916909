#include "gateway/app/fsck.hpp"

#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"
#include "signing/tlog/tlog_proof.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::int64_t after_act = 0;
    std::string after_document;
    std::filesystem::path checkpoint;
};

Poco::JSON::Object json_of(const app::FsckFinding& finding)
{
    Poco::JSON::Object one = json::object();
    one.set("codigo", finding.code);
    one.set("asunto", finding.subject);
    one.set("texto", finding.what);
    return one;
}

Poco::JSON::Object json_of(const app::FsckCounts& counts)
{
    Poco::JSON::Object body = json::object();
    body.set("actos", counts.acts);
    body.set("evidencias", counts.evidences);
    body.set("por_hacer", counts.waiting);
    body.set("documentos", counts.documents);
    body.set("registros", counts.logged);
    body.set("sin_contar", counts.uncounted);
    body.set("hallazgos", counts.findings);
    return body;
}

void print_text(std::ostream& out, const app::FsckCounts& counts)
{
    out << fmt::format(
        "{} actos, {} evidencias, {} documentos, {} registros de la bitácora: {}\n", counts.acts,
        counts.evidences, counts.documents, counts.logged,
        counts.findings == 0 ? "todo concuerda" : fmt::format("{} hallazgos", counts.findings));
    if (counts.waiting > 0) {
        out << fmt::format("{} sucesos esperan su evidencia: el servicio la hace en un momento.\n",
                           counts.waiting);
    }
    if (counts.uncounted > 0) {
        out << fmt::format(
            "{} fechas no se contaron de nuevo: su calendario no es el configurado "
            "(calendar.dir).\n",
            counts.uncounted);
    }
}

ExitCode fsck(const Invocation& invocation, const Options& options)
{
    app::FsckPlace from{ActId{options.after_act}, Sha256{}};
    if (!options.after_document.empty()) {
        const auto sha = Sha256::parse_hex(options.after_document);
        if (!sha) {
            *invocation.err << "buzon fsck: --after-document: no es una huella SHA-256\n";
            return ExitCode::WrongUse;
        }
        from.document = *sha;
    }
    std::optional<std::string> witnessed;
    if (!options.checkpoint.empty()) {
        const auto bytes = read_file(options.checkpoint);
        if (!bytes) {
            print(invocation, {bytes.error()});
            return ExitCode::WrongUse;
        }
        const auto receipt = signing::parse_tlog_proof(*bytes);
        witnessed = receipt ? receipt->checkpoint : *bytes;
    }
    const auto services = open_services(
        invocation, {Part::Catalogue, Part::Calendar, Part::Trust, Part::Ledger, Part::Database});
    if (!services) return services.error();
    // A line each, as it is found: a large database takes hours, and may be stopped.
    const auto found = [&](const app::FsckFinding& finding) {
        if (invocation.format == Format::Json) {
            *invocation.out << json::text(json_of(finding)) << '\n';
        } else {
            *invocation.out << fmt::format("{}  {}: {}\n", finding.code, finding.subject,
                                           finding.what);
        }
        invocation.out->flush();
    };
    const auto reached = [&](const app::FsckPlace& place) {
        *invocation.err << fmt::format(
            "--after {}{}\n", place.act.value,
            place.document == Sha256{} ? "" : " --after-document " + place.document.hex());
    };
    const app::FsckCounts counts = app::Fsck(*services, found, reached).run(from, witnessed);
    if (invocation.format == Format::Json) {
        *invocation.out << json::text(json_of(counts)) << '\n';
    } else {
        print_text(*invocation.out, counts);
    }
    return counts.findings == 0 ? ExitCode::Yes : ExitCode::Refused;
}

}  // namespace

void add_fsck(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "fsck",
        "Coteja toda la base con sus evidencias: sucesos, firmas, cadenas, bitácora, estados, "
        "fechas y bytes",
        "Check the whole database against its evidences: events, signatures, chains, the log, "
        "states, dates, bytes",
        [options](const Invocation& invocation) { return fsck(invocation, *options); });
    command.add_option("--after", options->after_act,
                       "Sigue tras este acto, como lo escribió una pasada interrumpida\n"
                       "    Go on after this act, as a run that was stopped wrote it");
    command.add_option("--after-document", options->after_document,
                       "Y tras este documento\n    And after this document");
    command.add_option("--checkpoint", options->checkpoint,
                       "Estado firmado o comprobante guardado en otra parte, que la bitácora debe "
                       "contener\n    Signed checkpoint or receipt kept elsewhere, which the log "
                       "must contain");
}

}  // namespace buzon::cli
