#include "db/documents.hpp"
#include "db/pool.hpp"
#include "gateway/app/enrolment_contacts.hpp"
#include "gateway/app/enrolment_state.hpp"
#include "gateway/database.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/enrolment_query.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"

#include <charconv>

namespace buzon::http {
namespace {

std::optional<std::int64_t> number(const std::string& text)
{
    std::int64_t value = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (error != std::errc() || end != last || value < 1) return std::nullopt;
    return value;
}

Findings unknown_contact()
{
    return {{"CONTACTO-INEXISTENTE", Severity::Error, "contacto", 0,
             "No hay un medio de contacto con esa clave.",
             "Vea la lista de sus medios de contacto.", ""}};
}

void set_instant(Poco::JSON::Object& object, const char* key, const std::optional<Instant>& at)
{
    if (at) object.set(key, at->rfc3339());
}

std::string code_state(const std::optional<db::ContactCode>& code)
{
    if (!code) return "ninguno";
    if (code->sent_at) return "enviado";
    return code->failed_at ? "no-entregado" : "en-camino";
}

Poco::JSON::Object contact_json(const app::ContactState& contact)
{
    const db::ContactMeans& means = contact.means;
    Poco::JSON::Object one = json::object();
    one.set("id", means.id);
    one.set("tipo", means.kind == db::ContactKind::Email ? "correo" : "movil");
    one.set("direccion", means.address);
    one.set("registrado", means.registered_at.rfc3339());
    set_instant(one, "confirmado", means.confirmed_at);
    if (app::bounced(means)) set_instant(one, "devuelto", means.bounced_at);
    if (!means.confirmed_at) {
        one.set("vence", (means.registered_at + app::kConfirmWithin).rfc3339());
    }
    if (!means.confirmed_at || app::bounced(means)) one.set("codigo", code_state(contact.code));
    return one;
}

Poco::JSON::Object person_json(const db::Representative& person)
{
    Poco::JSON::Object one = json::object();
    one.set("rfc", person.rfc.str());
    one.set("nombre", person.name.value_or(""));
    one.set("papel", std::string(db::name_of(person.role)));
    one.set("desde", iso_date(person.from));
    if (person.to) one.set("hasta", iso_date(*person.to));
    return one;
}

Poco::JSON::Object happening_json(const db::MailboxHappening& happening)
{
    Poco::JSON::Object one = json::object();
    one.set("id", happening.id);
    one.set("suceso", std::string(db::name_of(happening.kind)));
    one.set("ocurrido", happening.occurred_at.rfc3339());
    one.set("quien", happening.actor);
    one.set("datos", json::parse_object(happening.detail));
    one.set("acuse", happening.acuse.has_value());
    return one;
}

Poco::JSON::Object state_json(const Api& api, const app::EnrolmentState& state)
{
    Poco::JSON::Object body = json::object();
    body.set("rfc", state.party.owner.rfc.str());
    body.set("nombre", state.party.owner.name);
    body.set("papel", std::string(db::name_of(state.party.role)));
    body.set("habilitado", state.mailbox.has_value() && !state.mailbox->closed_at);
    if (state.mailbox) set_instant(body, "habilitado_desde", state.mailbox->enabled_at);
    Poco::JSON::Object terms = json::object();
    terms.set("version", state.terms.version);
    terms.set("sha256", state.terms.sha.hex());
    set_instant(terms, "firmados", state.terms_signed);
    body.set("terminos", terms);
    set_instant(body, "cedulas", state.cedulas_requested);
    body.set("mensajes_a_movil", !api.services.config().sms.url.empty());
    Poco::JSON::Array contacts;
    for (const app::ContactState& one : state.contacts) contacts.add(contact_json(one));
    body.set("medios", contacts);
    Poco::JSON::Array people;
    for (const db::Representative& one : state.people) people.add(person_json(one));
    body.set("personas", people);
    body.set("salud", json::findings(state.health));
    Poco::JSON::Array history;
    for (const db::MailboxHappening& one : state.history) history.add(happening_json(one));
    body.set("historia", history);
    return body;
}

}  // namespace

app::EnrolmentCaller enrolment_caller(const Request& request, const std::string& owner)
{
    return {*request.caller.person, owner};
}

Response get_enrolment(const Api& api, const Request& request)
{
    const std::string owner = request.parameter("rfc");
    const auto state = app::enrolment_state(api.services, enrolment_caller(request, owner));
    if (!state) return refused(state.error());
    return {.body = json::text(state_json(api, *state))};
}

Response get_terms(const Api& api, const Request&)
{
    const auto terms = app::current_terms(api.services);
    if (!terms) return refused(terms.error());
    return {.content_type = "text/plain; charset=utf-8", .body = terms->text};
}

Response register_contact(const Api& api, const Request& request)
{
    const auto fields = read_fields(request, {{"tipo", "direccion"}});
    if (!fields) return refused(fields.error());
    const std::string owner = request.parameter("rfc");
    const auto id = app::register_contact(api.services, enrolment_caller(request, owner),
                                          {fields->at("tipo"), fields->at("direccion")});
    if (!id) return refused(id.error());
    Poco::JSON::Object body = json::object();
    body.set("id", *id);
    return {.status = 201, .body = json::text(body)};
}

Response ask_for_code(const Api& api, const Request& request)
{
    const auto contact = number(request.value("contact"));
    if (!contact) return refused(unknown_contact());
    const std::string owner = request.parameter("rfc");
    const auto asked = app::ask_for_code(api.services, enrolment_caller(request, owner), *contact);
    if (!asked) return refused(asked.error());
    return {.status = 202, .body = "{}"};
}

Response confirm_contact(const Api& api, const Request& request)
{
    const auto contact = number(request.value("contact"));
    if (!contact) return refused(unknown_contact());
    const auto fields = read_fields(request, {{"codigo"}});
    if (!fields) return refused(fields.error());
    const std::string owner = request.parameter("rfc");
    const auto done = app::confirm_contact(api.services, enrolment_caller(request, owner), *contact,
                                           fields->at("codigo"));
    if (!done) return refused(done.error());
    return {.status = 201, .body = "{}"};
}

Response drop_contact(const Api& api, const Request& request)
{
    const auto contact = number(request.value("contact"));
    if (!contact) return refused(unknown_contact());
    const std::string owner = request.parameter("rfc");
    const auto done = app::drop_contact(api.services, enrolment_caller(request, owner), *contact);
    if (!done) return refused(done.error());
    return {.status = 204, .content_type = {}, .body = {}};
}

Response get_declaration_document(const Api& api, const Request& request)
{
    const std::string form = request.value("form");
    const auto happening = number(request.value("happening"));
    auto lease = api.services.database().lease(request_deadline());
    const auto party =
        app::find_party(api.services, *lease, *request.caller.person, request.parameter("rfc"));
    if (!party) return refused(party.error());
    if (!happening || (form != "xml" && form != "pdf")) return not_found();
    for (const db::MailboxHappening& one : db::happenings_of(*lease, party->owner.rfc)) {
        if (one.id != *happening || !one.acuse) continue;
        const auto document =
            db::find_document(*lease, form == "xml" ? one.acuse->xml : one.acuse->pdf);
        if (!document) throw std::logic_error("an acuse that the ledger names is not stored");
        return {
            .content_type = document->media_type,
            .body = document->bytes,
            .headers = {{"Content-Disposition", "attachment; filename=\"acuse-" +
                                                    std::to_string(one.id) + "." + form + "\""}}};
    }
    return not_found();
}

}  // namespace buzon::http
