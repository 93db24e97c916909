#include "gateway/http/mailbox_acts.hpp"

#include "channels/mailbox.hpp"
#include "db/people.hpp"
#include "db/pool.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "templates/catalogue.hpp"

namespace buzon::http {

Findings unknown_act()
{
    return {{"ACTO-INEXISTENTE", Severity::Error, "folio", 0,
             "No hay un acto con ese folio en su buzón.", "Revise el folio.", ""}};
}

Findings not_opened()
{
    return {{"APERTURA-PENDIENTE", Severity::Error, "folio", 0, "El acto aún no se ha abierto.",
             "Ábralo con su e.firma; al abrirlo queda notificado.", "CFF 134-I"}};
}

std::optional<app::Tracked> visible_act(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio) return std::nullopt;
    auto act = [&]() -> std::optional<db::Act> {
        auto lease = api.services.database().lease(request_deadline());
        auto found = db::find_act(*lease, *folio);
        if (!found || channels::visibility(found->state) == channels::Visibility::Hidden) {
            return std::nullopt;
        }
        const LocalDate today = zona_centro(api.services.now()).date;
        if (!db::representation(*lease, found->addressee, *request.caller.person, today)) {
            return std::nullopt;
        }
        return found;
    }();
    if (!act) return std::nullopt;
    return app::track(api.services, std::move(*act));
}

bool reads_papers(const Api& api, const Request& request, const db::Act& act)
{
    auto lease = api.services.database().lease(request_deadline());
    const LocalDate today = zona_centro(api.services.now()).date;
    const auto role = db::representation(*lease, act.addressee, *request.caller.person, today);
    return role && *role != db::RepresentativeRole::Contador;
}

Findings only_looks()
{
    return {{"PAPEL-SOLO-VISTA", Severity::Error, "folio", 0,
             "Su papel es de contador: ve la lista y los plazos, pero no los documentos.",
             "Pídalos al titular del buzón o a su representante.", "CFF 19"}};
}

Poco::JSON::Object listed_act(const Api& api, const db::Act& act, const std::string& unit)
{
    const templates::ActType* type = api.services.catalogue().find(act.type, act.version);
    const channels::Listing shown = channels::listing(
        {act.folio.str(), type == nullptr ? "" : type->neutral_title,
         type == nullptr ? act.type : type->title, unit, act.total ? act.total->display() : ""},
        act.state);
    Poco::JSON::Object item = json::object();
    item.set("folio", shown.folio);
    item.set("titulo", shown.title);
    item.set("unidad", shown.issuing_unit);
    item.set("estado", std::string(name_of(act.state)));
    item.set("estado_texto", std::string(spanish(act.state)));
    if (!shown.summary.empty()) item.set("importe", shown.summary);
    if (act.due_on) item.set("dia4", iso_date(*act.due_on));
    if (act.notification) {
        item.set("notificado", iso_date(act.notification->notified_on));
        item.set("surte_efectos", iso_date(act.notification->effective_on));
        item.set("tipo", act.type);
        item.set("referencia", act.reference);
        if (!act.credits.empty()) item.set("creditos", act.credits);
    }
    return item;
}

}  // namespace buzon::http
