#include "core/term_text.hpp"
#include "gateway/app/bank_status.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/bank_json.hpp"
#include "gateway/cli/api_options.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/database.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"
#include "templates/check.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>
#include <stdexcept>

namespace buzon::cli {
namespace {

using client::ApiClient;
using client::segment;
using Poco::JSON::Object;
using Done = tl::expected<void, Findings>;

struct Options {
    ApiOptions api;
    std::filesystem::path file;
    std::string order;  // its identifier, or the folio of its act
    int act = 1;
    std::string reason;
    std::string amount;
};

std::string text(const Object& object, const std::string& name)
{
    return object.optValue<std::string>(name, "");
}

Findings no_order()
{
    return {{"ORDEN-INEXISTENTE", Severity::Error, "orden", 0,
             "No existe una orden a un banco con ese identificador.",
             "Dé el identificador de la orden o el folio de su oficio.", ""}};
}

// --- order ---------------------------------------------------------------------------------------

// Only an order to a bank may be issued here; what else may be wrong, issuing says.
Findings not_an_order(const Services& services, const std::string& xml)
{
    const auto checked =
        templates::check(services.catalogue(), xml, zona_centro(services.now()).date);
    if (!checked || checked->bank) return {};
    return {{"ORDEN-TIPO", Severity::Error, "tipo", 0, "El acto no es una orden a un banco.",
             "Emítalo con «buzon issue».", "CFF 156-Bis"}};
}

ExitCode order(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, kAllParts);
    if (!services) return services.error();
    const auto xml = read_file(options.file);
    if (!xml) {
        print(invocation, {xml.error()});
        return ExitCode::WrongUse;
    }
    if (const Findings wrong = not_an_order(*services, *xml); !wrong.empty()) {
        print(invocation, wrong);
        return ExitCode::Refused;
    }
    const auto issued = app::issue(*services, *xml);
    if (!issued) {
        print(invocation, issued.error());
        return ExitCode::Refused;
    }
    auto lease = services->database().lease(request_deadline());
    const auto act = db::find_act(*lease, issued->folio);
    if (!act) throw std::logic_error("an act that was issued is not there");
    for (const db::BankOrder& one : db::bank_orders_of(*lease, act->id)) {
        if (invocation.format == Format::Json) {
            *invocation.out << json::text(bank_summary_json(one, *act)) << '\n';
        } else {
            *invocation.out << fmt::format("{}  folio {}  {}\n", one.order_uuid, act->folio.str(),
                                           spanish(one.facts.state));
        }
    }
    return ExitCode::Yes;
}

// --- approve, release ----------------------------------------------------------------------------

// The identifier that the API knows, when a folio was given.
tl::expected<std::string, Findings> order_id(ApiClient& api, const std::string& given)
{
    if (!Folio::parse(given)) return given;
    const auto page = api.get("/v1/bank-orders?folio=" + segment(given));
    if (!page) return tl::unexpected(page.error());
    const auto items = page->getArray("elementos");
    if (!items || items->size() == 0) return tl::unexpected(no_order());
    return text(*items->getObject(0), "orden");
}

ExitCode approve(const Invocation& invocation, const Options& options)
{
    return with_api(
        invocation, options.api, [&](ApiClient& api, const signing::Signer& efirma) -> Done {
            const auto id = order_id(api, options.order);
            if (!id) return tl::unexpected(id.error());
            const std::string act =
                fmt::format("/v1/bank-orders/{}/acts/{}", segment(*id), options.act);
            const auto cadena = api.get(act + "/approval-text");
            if (!cadena) return tl::unexpected(cadena.error());
            const auto approved =
                api.post(act + "/approvals", client::signed_body(efirma, text(*cadena, "cadena")));
            if (!approved) return tl::unexpected(approved.error());
            if (invocation.format == Format::Json) {
                *invocation.out << json::text(*approved) << '\n';
            } else {
                *invocation.out << fmt::format("{}  acto {}: {} de 2 aprobaciones\n", *id,
                                               options.act,
                                               approved->optValue<int>("aprobaciones", 0));
            }
            return {};
        });
}

ExitCode release(const Invocation& invocation, const Options& options)
{
    return with_api(invocation, options.api, [&](ApiClient& api, const signing::Signer&) -> Done {
        const auto id = order_id(api, options.order);
        if (!id) return tl::unexpected(id.error());
        Object body = json::object();
        body.set("causa", options.reason);
        if (!options.amount.empty()) body.set("importe", options.amount);
        const auto asked = api.post("/v1/bank-orders/" + segment(*id) + "/releases", body);
        if (!asked) return tl::unexpected(asked.error());
        if (invocation.format == Format::Json) {
            *invocation.out << json::text(*asked) << '\n';
            return {};
        }
        const int act = asked->optValue<int>("acto", 0);
        const auto findings = asked->getArray("hallazgos");
        for (std::size_t i = 0; findings && i < findings->size(); ++i) {
            *invocation.out << "aviso: sin oficio propio: "
                            << findings->getObject(static_cast<unsigned>(i))
                                   ->optValue<std::string>("motivo", "")
                            << '\n';
        }
        *invocation.out << fmt::format(
            "{}  acto {}: faltan dos aprobaciones (buzon bank approve {} --act {})\n", *id, act,
            *id, act);
        return {};
    });
}

// --- status --------------------------------------------------------------------------------------

void print_status(std::ostream& out, const app::BankStatus& status)
{
    const db::BankOrder& order = status.file.order;
    out << fmt::format("{}  folio {}  {}\n  {}  tope {}  inmovilizado {}  liberado {}\n",
                       order.order_uuid, status.file.act.folio.str(), spanish(order.facts.state),
                       status.file.bank.name, order.cap.display(), order.facts.frozen.display(),
                       order.facts.released.display());
    for (const db::BankAct& act : status.file.acts) {
        out << fmt::format("  acto {} {} {} {}: {} de 2 aprobaciones\n", act.act_no,
                           db::name_of(act.kind), act.reason, act.amount.display(),
                           status.approvals.at(act.act_no));
    }
    for (const db::BankEventRow& event : status.history) {
        out << fmt::format("  {:<24}  {} ({})\n", event.occurred_at.rfc3339(), spanish(event.kind),
                           event.actor);
    }
    if (status.clocks) out << term_text(*status.clocks);
}

// Reads the database, as `track` does: no e.firma is needed to look.
ExitCode one_status(const Invocation& invocation, const Services& services,
                    const std::string& given)
{
    return db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        std::string id = given;
        if (const auto folio = Folio::parse(given)) {
            const auto act = db::find_act(tx, *folio);
            const auto orders =
                act ? db::bank_orders_of(tx, act->id) : std::vector<db::BankOrder>{};
            if (!orders.empty()) id = orders.front().order_uuid;
        }
        auto file = app::lock_bank_file(tx, id);
        if (!file) {
            print(invocation, no_order());
            return ExitCode::Refused;
        }
        const app::BankStatus status = app::bank_status(services, tx, std::move(*file));
        if (invocation.format == Format::Json) {
            *invocation.out << json::text(bank_status_json(status)) << '\n';
        } else {
            print_status(*invocation.out, status);
        }
        return ExitCode::Yes;
    });
}

ExitCode all_status(const Invocation& invocation, const Services& services)
{
    auto lease = services.database().lease(request_deadline());
    Poco::JSON::Array items;
    for (const db::Bank& bank : db::all_banks(*lease)) {
        db::BankPage page{bank.entity, std::nullopt, std::nullopt, 200};
        for (auto orders = db::bank_page(*lease, page); !orders.empty();
             orders = db::bank_page(*lease, page)) {
            for (const db::BankOrder& order : orders) {
                const auto act = db::find_act(*lease, order.act);
                if (!act) throw std::logic_error("a bank order of no act");
                if (invocation.format == Format::Json) {
                    items.add(bank_summary_json(order, *act));
                } else {
                    *invocation.out
                        << fmt::format("{}  folio {}  {}  {}  inmovilizado {}\n", order.order_uuid,
                                       act->folio.str(), order.entity, spanish(order.facts.state),
                                       order.facts.frozen.display());
                }
            }
            page.before = orders.back().id;
        }
    }
    if (invocation.format == Format::Json) {
        Object body = json::object();
        body.set("elementos", items);
        *invocation.out << json::text(body) << '\n';
    }
    return ExitCode::Yes;
}

ExitCode status(const Invocation& invocation, const Options& options)
{
    const auto services = open_services(invocation, {Part::Calendar, Part::Database});
    if (!services) return services.error();
    return options.order.empty() ? all_status(invocation, *services)
                                 : one_status(invocation, *services, options.order);
}

CLI::Option* add_order(CLI::App& command, Options& options)
{
    return command.add_option("orden", options.order,
                              "Identificador de la orden o folio de su oficio\n"
                              "    The order, or the folio of its act");
}

}  // namespace

void add_bank(Commands& commands)
{
    auto options = std::make_shared<Options>();
    Commands group = commands.add_group("bank", "Órdenes de inmovilización a bancos (CFF 156-Bis)",
                                        "Freeze orders to banks");
    CLI::App& ordering =
        group.add("order", "Emite la orden de un archivo XML; sale con dos aprobaciones",
                  "Issues the order in an XML file; two approvals let it leave",
                  [options](const Invocation& invocation) { return order(invocation, *options); });
    ordering.add_option("archivo", options->file, "Acto inmovilizacion\n    The act")->required();

    CLI::App& approving = group.add(
        "approve", "Aprueba con su e.firma, por la API", "Approves with one's e.firma",
        [options](const Invocation& invocation) { return approve(invocation, *options); });
    add_api_options(approving, options->api);
    add_order(approving, *options)->required();
    approving.add_option("--act", options->act,
                         "Número del acto: 1 la inmovilización, 2… sus liberaciones\n"
                         "    1 the freeze, 2… its releases");

    CLI::App& releasing = group.add(
        "release", "Pide liberar lo inmovilizado", "Asks for the release of what is held",
        [options](const Invocation& invocation) { return release(invocation, *options); });
    add_api_options(releasing, options->api);
    add_order(releasing, *options)->required();
    releasing.add_option("--reason", options->reason, "Causa: PAID, GUARANTEED, EXCESS…\n    Why")
        ->required();
    releasing.add_option("--amount", options->amount,
                         "Importe en pesos (todo lo inmovilizado)\n    Amount (all that is held)");

    CLI::App& looking =
        group.add("status", "Estado, historia y plazos de una orden, o la lista de todas",
                  "State, history and deadlines of an order, or the list of all",
                  [options](const Invocation& invocation) { return status(invocation, *options); });
    add_order(looking, *options);
}

}  // namespace buzon::cli
