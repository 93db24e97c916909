#include "db/pool.hpp"
#include "gateway/app/declare_failure.hpp"
#include "gateway/app/failure_effects.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/database.hpp"
#include "gateway/failure_json.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {

namespace {

struct Options {
    std::string official;
    std::string from;
    std::string to;
    std::vector<std::string> functions;
    std::string reason;
    std::string accord;
    std::string published;
    int threshold = app::kFailureThreshold;
    std::string folio;
};

ExitCode wrong_use(const Invocation& invocation, std::string_view reason)
{
    *invocation.err << "buzon failure: " << reason << '\n';
    return ExitCode::WrongUse;
}

void print_failure(std::ostream& out, const db::Failure& failure)
{
    std::string functions;
    for (const db::PlatformFunction one : failure.functions) {
        functions += (functions.empty() ? "" : ", ") + std::string(db::name_of(one));
    }
    out << fmt::format("{}  {} a {}  {}\n  {}\n", failure.folio.str(), failure.began_at.rfc3339(),
                       failure.ended_at.rfc3339(), functions, failure.reason);
    if (failure.accord) out << fmt::format("  Acuerdo {}\n", *failure.accord);
}

ExitCode declare(const Invocation& invocation, const Options& options)
{
    const auto official = Rfc::parse(options.official);
    if (!official) return wrong_use(invocation, official.error().reason);
    const auto began = Instant::parse(options.from);
    if (!began) return wrong_use(invocation, began.error());
    const auto ended = Instant::parse(options.to);
    if (!ended) return wrong_use(invocation, ended.error());
    app::FailureDeclaration declaration{.official = *official,
                                        .began = *began,
                                        .ended = *ended,
                                        .functions = {},
                                        .reason = options.reason,
                                        .accord = {},
                                        .published_on = {},
                                        .threshold = options.threshold};
    for (const std::string& name : options.functions) {
        const auto function = db::platform_function_of(name);
        if (!function) return wrong_use(invocation, "funciones: acceso, buzon o estrados");
        declaration.functions.push_back(*function);
    }
    if (!options.accord.empty()) declaration.accord = options.accord;
    if (!options.published.empty()) {
        const auto published = parse_iso_date(options.published);
        if (!published) return wrong_use(invocation, published.error());
        declaration.published_on = *published;
    }
    auto services = open_services(invocation, kAllParts);
    if (!services) return services.error();
    const auto declared = app::declare_failure(*services, declaration);
    if (!declared) {
        print(invocation, declared.error());
        return ExitCode::Refused;
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = failure_json(declared->failure);
        body.set("reabiertos", declared->reopened);
        body.set("prorrogados", declared->extended);
        body.set("por_revisar", declared->to_review);
        body.set("sin_cambio", declared->unchanged);
        *invocation.out << json::text(body) << '\n';
        return ExitCode::Yes;
    }
    print_failure(*invocation.out, declared->failure);
    *invocation.out << fmt::format(
        "  {} plazos reabiertos con aviso nuevo, {} prorrogados en estrados, {} por revisar, {} "
        "sin "
        "cambio\n",
        declared->reopened, declared->extended, declared->to_review, declared->unchanged);
    return ExitCode::Yes;
}

ExitCode list(const Invocation& invocation)
{
    auto services = open_services(invocation, {Part::Database});
    if (!services) return services.error();
    auto lease = services->database().lease(request_deadline());
    const auto failures = db::all_failures(*lease);
    Poco::JSON::Array items;
    for (const db::Failure& failure : failures) {
        if (invocation.format == Format::Json) {
            items.add(failure_json(failure));
        } else {
            print_failure(*invocation.out, failure);
        }
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("elementos", items);
        *invocation.out << json::text(body) << '\n';
    } else if (failures.empty()) {
        *invocation.out << "No se ha declarado ninguna falla.\n";
    }
    return ExitCode::Yes;
}

// The failure, and what it did to the acts of the unit that declared it; `again` first decides for
// the acts that a crash left out.
ExitCode show(const Invocation& invocation, const Options& options, bool again)
{
    const auto folio = Folio::parse(options.folio);
    if (!folio) return wrong_use(invocation, folio.error().reason);
    auto services = open_services(invocation, kAllParts);
    if (!services) return services.error();
    const auto failure = [&] {
        auto lease = services->database().lease(request_deadline());
        return db::find_failure(*lease, *folio);
    }();
    if (!failure) {
        *invocation.err << "buzon failure: no hay una falla con ese folio\n";
        return ExitCode::Refused;
    }
    if (again) static_cast<void>(app::apply_failure(*services, *failure));
    auto lease = services->database().lease(request_deadline());
    const auto touched = db::acts_touched(*lease, failure->id, {});
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = failure_json(*failure);
        body.set("actos", touched_json(touched));
        *invocation.out << json::text(body) << '\n';
        return ExitCode::Yes;
    }
    print_failure(*invocation.out, *failure);
    for (const db::TouchedAct& one : touched) {
        *invocation.out << fmt::format("  {}  {:<12} {:>4} min  {} → {}\n", one.folio.str(),
                                       db::name_of(one.effect.effect), one.effect.minutes,
                                       iso_date(one.effect.before), iso_date(one.effect.after));
    }
    return ExitCode::Yes;
}

}  // namespace

void add_failure(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands group = commands.add_group("failure", "Fallas de la plataforma, declaradas y firmadas",
                                        "Declared failures of the platform");
    CLI::App& declared = group.add(
        "declare", "Hace constar una falla y amplía los plazos que tocó",
        "Records a failure and lengthens the terms that it touched",
        [options](const Invocation& invocation) { return declare(invocation, *options); });
    declared
        .add_option("--official", options->official,
                    "RFC de quien la certifica; firma con su e.firma\n    RFC of who certifies")
        ->required();
    declared.add_option("--from", options->from, "Desde cuándo; sin zona, Zona Centro\n    From")
        ->required();
    declared.add_option("--to", options->to, "Hasta cuándo\n    Until")->required();
    declared
        .add_option("--functions", options->functions,
                    "Qué falló: acceso, buzon, estrados\n    What failed")
        ->required()
        ->delimiter(',');
    declared.add_option("--reason", options->reason, "Qué falló y por qué\n    What and why")
        ->required();
    declared.add_option("--accord", options->accord, "Acuerdo que la reconoce\n    Accord");
    declared.add_option("--dof", options->published,
                        "Fecha de ese acuerdo en el Diario Oficial\n    Its date in the DOF");
    declared.add_option("--threshold", options->threshold,
                        "Minutos hábiles desde los que un plazo se reabre\n    Business minutes "
                        "that re-open a term");
    group.add("list", "Las fallas declaradas", "The declared failures",
              [](const Invocation& invocation) { return list(invocation); });
    const auto verb = [&](const char* name, const char* spanish, const char* english, bool again) {
        group
            .add(name, spanish, english,
                 [options, again](const Invocation& invocation) {
                     return show(invocation, *options, again);
                 })
            .add_option("folio", options->folio, "Folio de su constancia\n    Folio of its record")
            ->required();
    };
    verb("show", "Una falla y lo que hizo a cada acto", "A failure and what it did to each act",
         false);
    verb("apply", "Termina de ampliar los plazos de una falla ya declarada",
         "Finishes what an interrupted declaration left", true);
}

}  // namespace buzon::cli
