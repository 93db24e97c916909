#include "templates/catalogue.hpp"

#include "db/pool.hpp"
#include "gateway/app/catalogue_approval.hpp"
#include "gateway/catalogue_json.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "gateway/key_files.hpp"
#include "signing/sello.hpp"
#include "signing/signer.hpp"
#include "templates/catalogue_diff.hpp"
#include "templates/lint.hpp"
#include "templates/pdf/fonts.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {
namespace {

using templates::ActType;
using templates::Family;

struct Options {
    std::string type;
    std::string version;
    std::string other;
    bool all = false;
    bool signatures = false;
    KeyFiles efirma;
};

Findings unknown(const Options& options)
{
    return {{"TIPO-DESCONOCIDO", Severity::Error, "tipo", 0,
             fmt::format("El catálogo no tiene «{}» {}.", options.type, options.version),
             "Vea buzon catalogue list.", ""}};
}

std::string validity(const ActType& type)
{
    return iso_date(std::max(type.valid_from, type.dof_published_on)) + " a " +
           (type.valid_to ? iso_date(*type.valid_to) : "la fecha");
}

// --- list, show, lint, diff: files only ------------------------------------------------------

ExitCode list(const Invocation& invocation)
{
    const auto services = open_services(invocation, {Part::Catalogue});
    if (!services) return services.error();
    Poco::JSON::Array items;
    for (const ActType& type : services->catalogue().list()) {
        if (invocation.format == Format::Json) {
            items.add(catalogue_summary_json(type));
            continue;
        }
        *invocation.out << fmt::format("{:<34} {:<5} {}  {:>2} por confirmar  {}\n", type.key,
                                       type.version, type.digest.hex().substr(0, 12),
                                       type.to_confirm.size(), validity(type));
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("tipos", items);
        *invocation.out << json::text(body) << '\n';
    }
    return ExitCode::Yes;
}

void print_text(std::ostream& out, const ActType& type)
{
    out << fmt::format("{} {}\n{}\n\nvigencia      {}\nhuella        {}\nmateria       {}\n",
                       type.key, type.version, type.title, validity(type), type.digest.hex(),
                       fmt::join(type.matters, ", "));
    out << "canales       ";
    for (const templates::Channel channel : type.channels) out << channel_name(channel) << ' ';
    out << "\nfirman\n";
    for (const templates::SignerPost& post : type.signers) {
        out << fmt::format("  {:<24} {:<14} {}\n", post.key, post.grade, post.citation);
    }
    out << "medios de defensa\n";
    for (const templates::Remedy& remedy : type.remedies) {
        out << fmt::format("  {:<24} {} días hábiles, ante {}{}\n", remedy.key, remedy.days,
                           remedy.before,
                           remedy.condition.empty() ? "" : " (si " + remedy.condition + ")");
    }
    out << fmt::format("privacidad    {}\n", privacy_name(type.privacy));
    for (const templates::FieldPrivacy& field : type.fields) {
        out << fmt::format("  {:<44} {}\n", field.path, privacy_name(field.privacy));
    }
    for (const std::string& doubt : type.to_confirm) out << "por confirmar: " << doubt << '\n';
}

// The version asked for, or the newest one in force.
const ActType* chosen(const Services& services, const Options& options)
{
    const templates::Catalogue& catalogue = services.catalogue();
    if (!options.version.empty()) return catalogue.find(options.type, options.version);
    return catalogue.find_in_force(options.type, zona_centro(services.now()).date);
}

ExitCode show(const Invocation& invocation, const Options& options)
{
    const auto services =
        open_services(invocation, options.signatures ? Parts{Part::Catalogue, Part::Database}
                                                     : Parts{Part::Catalogue});
    if (!services) return services.error();
    const ActType* type = chosen(*services, options);
    if (type == nullptr) {
        print(invocation, unknown(options));
        return ExitCode::Refused;
    }
    std::vector<db::CatalogueSignature> history;
    if (options.signatures) {
        auto lease = services->database().lease(request_deadline());
        history = db::catalogue_signatures_of(*lease, type->key, type->version);
    }
    if (invocation.format == Format::Json) {
        *invocation.out << json::text(catalogue_type_json(*type, history)) << '\n';
        return ExitCode::Yes;
    }
    print_text(*invocation.out, *type);
    for (const db::CatalogueSignature& one : history) {
        *invocation.out << fmt::format(
            "{} {} {} por {}{}\n", one.signed_at.rfc3339(), one.digest.hex().substr(0, 12),
            one.step == db::CatalogueStep::Proposed ? "propuesta" : "aprobada", one.official.str(),
            one.digest == type->digest ? "" : " (otros archivos)");
    }
    return ExitCode::Yes;
}

ExitCode lint(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {Part::Catalogue, Part::Fonts});
    if (!services) return services.error();
    Findings findings;
    std::size_t seen = 0;
    for (const ActType& type : services->catalogue().list()) {
        if (!options.type.empty() && type.key != options.type) continue;
        if (!options.version.empty() && type.version != options.version) continue;
        ++seen;
        const Findings more = templates::lint(services->catalogue(), type, services->fonts());
        findings.insert(findings.end(), more.begin(), more.end());
    }
    if (seen == 0) findings = unknown(options);
    if (!findings.empty() || invocation.format == Format::Json) print(invocation, findings);
    if (invocation.format == Format::Text) {
        *invocation.out << fmt::format("{} versiones revisadas\n", seen);
    }
    return refuses(findings) ? ExitCode::Refused : ExitCode::Yes;
}

ExitCode diff(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {Part::Catalogue});
    if (!services) return services.error();
    const ActType* before = services->catalogue().find(options.type, options.version);
    const ActType* after = services->catalogue().find(options.type, options.other);
    if (before == nullptr || after == nullptr) {
        print(invocation, unknown(options));
        return ExitCode::Refused;
    }
    const auto text = templates::catalogue_diff(*before, *after);
    if (!text) {
        print(invocation, text.error());
        return ExitCode::Refused;
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("diferencias", *text);
        *invocation.out << json::text(body) << '\n';
    } else {
        *invocation.out << *text;
    }
    return ExitCode::Yes;
}

// --- approve ---------------------------------------------------------------------------------

ExitCode approve(const Invocation& invocation, const Options& options)
{
    const auto services =
        open_services(invocation, {Part::Catalogue, Part::Trust, Part::Database, Part::Fonts});
    if (!services) return services.error();
    const auto efirma = open_signer(options.efirma);
    if (!efirma) {
        print(invocation, {efirma.error()});
        return ExitCode::WrongUse;
    }
    const auto holder = efirma->certificate().subject_rfc();
    Findings refused;
    std::size_t seen = 0;
    for (const ActType& type : services->catalogue().list()) {
        const bool named = type.key == options.type && type.version == options.version;
        if (type.family != Family::Act || !(options.all || named)) continue;
        ++seen;
        Findings unfit = templates::lint(services->catalogue(), type, services->fonts());
        if (!holder || refuses(unfit)) {
            refused.insert(refused.end(), unfit.begin(), unfit.end());
            continue;
        }
        const std::string certificate = efirma->certificate().der();
        const std::string signature =
            signing::make_sello(*efirma, app::catalogue_cadena(type, *holder));
        const auto step = app::vouch(*services, {type, certificate, signature});
        if (!step) {
            refused.insert(refused.end(), step.error().begin(), step.error().end());
            continue;
        }
        if (invocation.format == Format::Text) {
            *invocation.out << fmt::format("{} {}: {}\n", type.key, type.version,
                                           *step == db::CatalogueStep::Proposed
                                               ? "propuesta; falta que otra persona la apruebe"
                                               : "aprobada");
        }
    }
    if (seen == 0) refused = unknown(options);
    if (!refused.empty() || invocation.format == Format::Json) print(invocation, refused);
    return refused.empty() ? ExitCode::Yes : ExitCode::Refused;
}

void add_type(CLI::App& command, Options& options, bool required)
{
    auto* type = command.add_option("tipo", options.type, "Clave del tipo\n    Key of the type");
    command.add_option("version", options.version, "Versión\n    Version");
    if (required) type->required();
}

}  // namespace

void add_catalogue(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands group = commands.add_group("catalogue", "El catálogo de tipos de acto",
                                        "The catalogue of act types");
    group.add("list", "Todas las versiones, con vigencia, huella y lo que falta confirmar",
              "Every version with validity, digest and what is to be confirmed",
              [](const Invocation& invocation) { return list(invocation); });
    CLI::App& shower = group.add("show", "Una versión entera", "One version in full",
                                 [options](const Invocation& i) { return show(i, *options); });
    add_type(shower, *options, true);
    shower.add_flag("--firmas", options->signatures,
                    "También quién la firmó, según la base de datos\n    And who signed it");
    add_type(group.add("lint", "Revisa una versión, o todas, antes de que se aprueben",
                       "Examine one version, or all, before approval",
                       [options](const Invocation& i) { return lint(i, *options); }),
             *options, false);
    CLI::App& differ =
        group.add("diff", "Qué cambió entre dos versiones", "What changed between two versions",
                  [options](const Invocation& i) { return diff(i, *options); });
    differ.add_option("tipo", options->type, "Clave del tipo\n    Key of the type")->required();
    differ.add_option("antes", options->version, "Versión anterior\n    Earlier")->required();
    differ.add_option("despues", options->other, "Versión posterior\n    Later")->required();
    CLI::App& approver = group.add(
        "approve",
        "Firma una versión con su e.firma: la primera persona la propone, la segunda la aprueba",
        "Sign a version: the first person proposes it, the second approves it",
        [options](const Invocation& i) { return approve(i, *options); });
    add_type(approver, *options, false);
    approver.add_flag("--all", options->all, "Todas las versiones\n    Every version");
    approver
        .add_option("--cer", options->efirma.certificate,
                    "Certificado de la e.firma\n    Certificate")
        ->required();
    approver.add_option("--key", options->efirma.key, "Clave privada\n    Private key")->required();
    approver.add_option("--password-file", options->efirma.password,
                        "Archivo con la contraseña\n    File with its password");
}

}  // namespace buzon::cli
