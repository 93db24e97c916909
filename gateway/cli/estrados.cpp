#include "db/estrados_days.hpp"
#include "gateway/app/estrados_order.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

namespace buzon::cli {
namespace {

struct Options {
    std::string folio;
    std::string hypothesis;
    std::vector<std::string> facts;
    std::string official;
    std::string unit;
};

Findings unknown_hypothesis(const std::string& given)
{
    std::string names;
    for (const EstradosGround ground : kEstradosGrounds) {
        names += (names.empty() ? "" : ", ") + std::string(name_of(ground));
    }
    return {{"ESTRADOS-SUPUESTO", Severity::Error, "--hypothesis", 0,
             fmt::format("«{}» no es un supuesto de la ley.", given),
             "Elija uno de: " + names + ".", "LSS 286 M; CFF 134-III"}};
}

tl::expected<app::EstradosRequest, Findings> read(const Options& options)
{
    Findings findings;
    const auto folio = Folio::parse(options.folio);
    if (!folio) findings.push_back(folio.error());
    const auto ground = estrados_ground_of(options.hypothesis);
    if (!ground) findings.push_back(unknown_hypothesis(options.hypothesis).front());
    std::optional<Rfc> official;
    if (!options.official.empty()) {
        if (const auto rfc = Rfc::parse(options.official)) {
            official = *rfc;
        } else {
            findings.push_back(rfc.error());
        }
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return app::EstradosRequest{*folio, *ground, options.facts, official};
}

ExitCode order(const Invocation& invocation, const Options& options)
{
    const auto request = read(options);
    if (!request) {
        print(invocation, request.error());
        return ExitCode::WrongUse;
    }
    const auto services = open_services(invocation, kAllParts);
    if (!services) return services.error();
    const auto made = app::order_estrados(*services, *request);
    if (!made) {
        print(invocation, made.error());
        return ExitCode::Refused;
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("acuerdo", made->folio.str());
        body.set("supuesto", std::string(name_of(made->ground)));
        body.set("funcionario", made->official.str());
        body.set("documento", made->document.hex());
        *invocation.out << json::text(body) << '\n';
    } else {
        *invocation.out << fmt::format(
            "Acuerdo {}, firmado por {}. Se publica en la siguiente hora hábil.\n",
            made->folio.str(), made->official.str());
        for (const std::string& fact : made->facts) *invocation.out << "  " << fact << '\n';
    }
    return ExitCode::Yes;
}

ExitCode publish(const Invocation& invocation, const Options& options)
{
    const auto folio = Folio::parse(options.folio);
    if (!folio) {
        print(invocation, {folio.error()});
        return ExitCode::WrongUse;
    }
    const auto services =
        open_services(invocation, {Part::Catalogue, Part::Calendar, Part::Database});
    if (!services) return services.error();
    const auto day = app::publish_again(*services, *folio, "buzon");
    if (!day) {
        print(invocation, day.error());
        return ExitCode::Refused;
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("publicado", iso_date(*day));
        *invocation.out << json::text(body) << '\n';
    } else {
        *invocation.out << fmt::format(
            "Publicado de nuevo el {}; los diez días comienzan otra vez.\n",
            long_spanish_date(*day));
    }
    return ExitCode::Yes;
}

std::string_view spanish(db::DayFinding finding)
{
    switch (finding) {
        case db::DayFinding::Seen: return "visto";
        case db::DayFinding::Differs: return "se leyó otra cosa";
        case db::DayFinding::Unreachable: return "la página no respondió";
        case db::DayFinding::NotTaken: return "nadie la leyó";
    }
    return {};
}

ExitCode missed(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {Part::Database});
    if (!services) return services.error();
    auto lease = services->database().lease(request_deadline());
    Poco::JSON::Array items;
    for (const db::MissedDay& day : db::missed_days(*lease, options.unit, 1000)) {
        if (invocation.format == Format::Json) {
            Poco::JSON::Object one = json::object();
            one.set("folio", day.folio.str());
            one.set("dia", iso_date(day.day));
            one.set("hallazgo", std::string(db::name_of(day.finding)));
            items.add(one);
        } else {
            *invocation.out << fmt::format("{}  {}  {}\n", day.folio.str(), iso_date(day.day),
                                           spanish(day.finding));
        }
    }
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("elementos", items);
        *invocation.out << json::text(body) << '\n';
    }
    return ExitCode::Yes;
}

}  // namespace

void add_estrados(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands group =
        commands.add_group("estrados", "Notificación por estrados (LSS 286 M, CFF 139)",
                           "Notification on the public page");
    CLI::App& ordering = group.add(
        "order", "Ordena publicar un acto, con un acuerdo firmado por un funcionario competente",
        "Orders the publication of an act, by a signed accord",
        [options](const Invocation& invocation) { return order(invocation, *options); });
    ordering.add_option("folio", options->folio, "Folio\n    Number of the act")->required();
    ordering
        .add_option("--hypothesis", options->hypothesis,
                    "Supuesto: no-habilitado, datos-erroneos, no-registrado, no-actualizado, "
                    "no-localizable, desaparecido, oposicion\n    Ground in the law")
        ->required();
    ordering.add_option("--fact", options->facts,
                        "Hecho en que se funda (repetible; los del padrón se agregan solos)\n"
                        "    What it rests on (may repeat; those of the records are added)");
    ordering.add_option("--official", options->official,
                        "RFC de quien firma (si falta, quien firmó el acto u otro competente)\n"
                        "    Who signs");

    CLI::App& again = group.add(
        "publish-again", "Reinicia los diez días cuando uno quedó sin prueba",
        "Begins the ten days anew when one has no proof",
        [options](const Invocation& invocation) { return publish(invocation, *options); });
    again.add_option("folio", options->folio, "Folio\n    Number of the act")->required();

    CLI::App& missing =
        group.add("missed", "Días sin prueba de las publicaciones en curso de una unidad",
                  "Days without proof of a unit's publications",
                  [options](const Invocation& invocation) { return missed(invocation, *options); });
    missing.add_option("--unit", options->unit, "Unidad, cuatro dígitos\n    Unit")->required();
}

}  // namespace buzon::cli
