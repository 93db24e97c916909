#include "gateway/app/verify.hpp"

#include "gateway/app/verify_twin.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::vector<std::filesystem::path> files;
    std::filesystem::path trust;
    std::string at;
    std::filesystem::path html;    // the twin of the only file
    std::filesystem::path entry;   // what the only file, a receipt of the log, is about
    std::filesystem::path policy;  // logs and witnesses
};

struct File {
    std::filesystem::path name;
    tl::expected<std::string, Finding> bytes;
};

std::vector<File> read_all(const std::vector<std::filesystem::path>& names)
{
    std::vector<File> files;
    files.reserve(names.size());
    for (const auto& name : names) files.push_back({name, read_file(name)});
    return files;
}

struct Judged {
    app::Verification found;
    std::optional<app::Twin> twin;  // when a page was given

    [[nodiscard]] bool bad() const
    {
        return found.report.verdict() == signing::Verdict::Invalid ||
               (twin && *twin != app::Twin::Same);
    }
};

std::string_view verdict_name(signing::Verdict verdict)
{
    switch (verdict) {
        case signing::Verdict::Valid: return "valid";
        case signing::Verdict::Doubtful: return "doubtful";
        case signing::Verdict::Invalid: return "invalid";
    }
    throw std::logic_error("Verdict");
}

Poco::JSON::Object json_of(const std::filesystem::path& file, const Judged& judged)
{
    const app::Verification& found = judged.found;
    Poco::JSON::Object body = json::object();
    body.set("archivo", file.string());
    body.set("clase", std::string(app::spanish(found.kind)));
    body.set("veredicto", std::string(verdict_name(found.report.verdict())));
    body.set("ensayo", found.report.has(signing::Code::Rehearsal));
    body.set("texto", std::string(signing::verdict_text(found.report.verdict())));
    Poco::JSON::Array reasons;
    for (const signing::Code code : found.report.codes) {
        Poco::JSON::Object reason = json::object();
        reason.set("codigo", static_cast<int>(code));
        reason.set("nombre", std::string(signing::code_name(code)));
        reason.set("texto", std::string(signing::code_text(code)));
        reasons.add(reason);
    }
    body.set("motivos", reasons);
    if (found.report.signer) {
        Poco::JSON::Object signer = json::object();
        const signing::Certificate& certificate = *found.report.signer;
        signer.set("titular", certificate.holder_name());
        const auto rfc = certificate.subject_rfc();
        signer.set("rfc", rfc ? rfc->str() : "");
        signer.set("certificado", certificate.number());
        signer.set("emisor", certificate.issuer_common_name());
        body.set("firmante", signer);
    }
    if (found.report.level != signing::Level::None) {
        body.set("nivel", std::string(signing::level_name(found.report.level)));
    }
    if (found.report.proven_time) {
        body.set("sello_de_tiempo", found.report.proven_time->rfc3339());
    }
    if (found.report.claimed_time) {
        body.set("fecha_declarada", found.report.claimed_time->rfc3339());
    }
    if (!found.folio.empty()) body.set("folio", found.folio);
    if (!found.check_code.empty()) body.set("verificador", found.check_code);
    if (judged.twin) body.set("pagina", std::string(app::name(*judged.twin)));
    if (found.receipt && found.receipt->checkpoint) {
        body.set("bitacora", found.receipt->checkpoint->origin);
        body.set("registros", found.receipt->checkpoint->tree.size);
        body.set("lugar", found.receipt->index);
        Poco::JSON::Array witnesses;
        for (const signing::Cosigned& one : found.receipt->cosigned) {
            Poco::JSON::Object witness = json::object();
            witness.set("testigo", one.witness);
            witness.set("momento", one.at.rfc3339());
            witnesses.add(witness);
        }
        body.set("testigos", witnesses);
    }
    return body;
}

void print_text(std::ostream& out, const std::filesystem::path& file, const Judged& judged)
{
    const app::Verification& found = judged.found;
    out << fmt::format("{}: {} ({})\n", file.string(),
                       signing::verdict_text(found.report.verdict()), app::spanish(found.kind));
    if (found.report.has(signing::Code::Rehearsal)) out << "  " << kRehearsalMark << ".\n";
    if (found.report.signer) {
        out << fmt::format("  Firma: {}, certificado {}\n", found.report.signer->holder_name(),
                           found.report.signer->number());
    }
    if (found.report.level != signing::Level::None) {
        out << fmt::format("  Nivel: {}\n", signing::level_name(found.report.level));
    }
    if (found.report.proven_time) {
        out << fmt::format("  Sello de tiempo: {}\n", found.report.proven_time->rfc3339());
    }
    if (!found.folio.empty()) {
        out << fmt::format("  Folio: {}, verificador {}\n", found.folio, found.check_code);
    }
    if (found.receipt && found.receipt->checkpoint) {
        out << fmt::format("  Bitácora {}: lugar {} de {}\n", found.receipt->checkpoint->origin,
                           found.receipt->index, found.receipt->checkpoint->tree.size);
        for (const signing::Cosigned& one : found.receipt->cosigned) {
            out << fmt::format("  Testigo {}: {}\n", one.witness, one.at.rfc3339());
        }
    }
    if (judged.twin) out << fmt::format("  Página HTML: {}\n", app::spanish(*judged.twin));
    for (const signing::Code code : found.report.codes) {
        out << fmt::format("  - {}\n", signing::code_text(code));
    }
}

ExitCode verify(const Invocation& invocation, const Options& options)
{
    std::optional<std::string> page;
    if (!options.html.empty()) {
        if (options.files.size() != 1) {
            *invocation.err << "buzon verify: --html: la página se compara con un solo archivo\n";
            return ExitCode::WrongUse;
        }
        auto bytes = read_file(options.html);
        if (!bytes) {
            print(invocation, {bytes.error()});
            return ExitCode::WrongUse;
        }
        page = std::move(*bytes);
    }
    std::optional<std::string> entry;
    if (!options.entry.empty()) {
        auto bytes = read_file(options.entry);
        if (options.files.size() != 1 || !bytes) {
            print(invocation, {bytes ? Finding{"VERIFY-REGISTRO",
                                               Severity::Error,
                                               "--entry",
                                               0,
                                               "Un registro se compara con un solo comprobante.",
                                               "Dé un archivo .tlog-proof a la vez.",
                                               {}}
                                     : bytes.error()});
            return ExitCode::WrongUse;
        }
        entry = std::move(*bytes);
    }
    auto config = open_config(invocation);
    if (!config) return config.error();
    if (!options.policy.empty()) config->ledger.policy = std::filesystem::absolute(options.policy);
    if (!options.trust.empty()) config->signing.trust = std::filesystem::absolute(options.trust);
    const std::vector<File> files = read_all(options.files);
    // A receipt of the log needs no authority and no catalogue.
    const bool documents = std::any_of(files.begin(), files.end(), [](const File& file) {
        return file.bytes && !app::is_receipt(*file.bytes);
    });
    const auto services = make_services(
        std::move(*config),
        documents ? Parts{Part::Catalogue, Part::Trust, Part::Ledger} : Parts{Part::Ledger});
    if (!services) {
        print(invocation, services.error());
        return ExitCode::WrongUse;
    }
    Instant at = services->now();
    if (!options.at.empty()) {
        const auto said = Instant::parse(options.at);
        if (!said) {
            *invocation.err << "buzon verify: --at: " << said.error() << '\n';
            return ExitCode::WrongUse;
        }
        at = *said;
    }
    bool bad = false;
    Poco::JSON::Array all;
    for (const auto& [file, bytes] : files) {
        if (!bytes) {
            print(invocation, {bytes.error()});
            bad = true;
            continue;
        }
        Judged judged{app::is_receipt(*bytes)
                          ? app::verify_receipt(*bytes, services->log_policy(), entry)
                          : app::verify(*bytes, services->trust(), services->catalogue(), at),
                      {}};
        if (page) judged.twin = app::twin_of(*bytes, *page);
        // Where a rehearsal is at home its documents are good; anywhere else they are not.
        bad = bad || judged.bad() ||
              (judged.found.report.has(signing::Code::Rehearsal) &&
               services->standing() == Standing::Legal);
        if (invocation.format == Format::Json) {
            all.add(json_of(file, judged));
        } else {
            print_text(*invocation.out, file, judged);
        }
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("documentos", all);
        *invocation.out << json::text(body) << '\n';
    }
    return bad ? ExitCode::Refused : ExitCode::Yes;
}

}  // namespace

void add_verify(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "verify", "Verifica sin conexión un PDF, XML o acuse: veredicto y sus motivos",
        "Verify a PDF, XML or acuse offline: a verdict and its reasons",
        [options](const Invocation& invocation) { return verify(invocation, *options); });
    command.add_option("archivos", options->files, "Archivos\n    Files")->required();
    command.add_option("--trust", options->trust,
                       "Carpeta de autoridades de confianza\n    Folder of trusted authorities");
    command.add_option("--html", options->html,
                       "Página HTML que se compara con el XML sellado\n"
                       "    HTML page to be compared with the sealed XML");
    command.add_option("--entry", options->entry,
                       "Registro del que trata el comprobante de la bitácora\n"
                       "    Entry that the receipt of the log is about");
    command.add_option("--log-policy", options->policy,
                       "Bitácoras y testigos en que se confía (tlog-policy)\n"
                       "    Trusted logs and witnesses (tlog-policy)");
    command.add_option(
        "--at", options->at,
        "Instante para el que se examinan los certificados\n    Time of examination");
}

}  // namespace buzon::cli
