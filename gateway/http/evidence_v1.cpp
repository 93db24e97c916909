#include "db/evidences.hpp"
#include "db/log.hpp"
#include "db/pool.hpp"
#include "gateway/app/evidence_file.hpp"
#include "gateway/app/evidence_receipt.hpp"
#include "gateway/database.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/mailbox_acts.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "signing/tlog/merkle.hpp"

#include <charconv>

namespace buzon::http {
namespace {

Findings unknown()
{
    return {{"EVIDENCIA-INEXISTENTE", Severity::Error, "folio", 0,
             "No hay una evidencia con ese número de ese acto.", "Revise el folio y el número.",
             ""}};
}

Findings no_receipt()
{
    return {{"COMPROBANTE-INEXISTENTE", Severity::Error, "no", 0,
             "La bitácora todavía no le dio lugar a esa evidencia.",
             "Espere unos segundos y vuelva a pedirlo.", ""}};
}

// {no} of the path: a place in the chain.
std::optional<int> place(const Request& request)
{
    const std::string text = request.value("no");
    int no = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), no);
    if (error != std::errc() || end != text.data() + text.size() || no < 1) return std::nullopt;
    return no;
}

std::optional<db::Act> own_act(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio || !in_scope(request.caller, folio->unit())) return std::nullopt;
    auto lease = api.services.database().lease(request_deadline());
    return db::find_act(*lease, *folio);
}

Response attachment(std::string body, const char* type, const std::string& name)
{
    return {.content_type = type,
            .body = std::move(body),
            .headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

enum class Wanted { File, Receipt };

// What the path names of this act, in the form that is wanted.
Response answer(const Api& api, const db::Act& act, const Request& request, Wanted wanted)
{
    const auto no = place(request);
    if (!no) return refused(unknown());
    auto lease = api.services.database().lease(request_deadline());
    const auto evidence = db::find_evidence(*lease, act.id, *no);
    if (!evidence) return refused(unknown());
    const std::string folio = act.folio.str() + "-";
    const std::string& kind = evidence->event->kind;
    if (wanted == Wanted::File) {
        return attachment(app::evidence_file(*evidence), "application/xml",
                          folio + app::evidence_name(*no, kind));
    }
    auto receipt = app::evidence_receipt(*lease, *evidence);
    if (!receipt) return refused(no_receipt());
    return attachment(*std::move(receipt), "text/plain; charset=utf-8",
                      folio + app::receipt_name(*no, kind));
}

Response of_unit(const Api& api, const Request& request, Wanted wanted)
{
    const auto act = own_act(api, request);
    return act ? answer(api, *act, request, wanted) : refused(unknown());
}

// Of an act that was notified, as its papers are: until then they tell what only opening tells.
Response of_mailbox(const Api& api, const Request& request, Wanted wanted)
{
    const auto tracked = visible_act(api, request);
    if (!tracked) return refused(unknown_act());
    if (tracked->act.state != ActState::Notified) return refused(not_opened());
    if (!reads_papers(api, request, tracked->act)) return refused(only_looks());
    return answer(api, tracked->act, request, wanted);
}

Poco::JSON::Object listed(db::Connection& db, const db::StoredEvidence& evidence)
{
    const std::string_view uri = app::uri_of(*evidence.event).value();
    const Sha256 leaf = signing::leaf_hash(app::log_entry(evidence));
    Poco::JSON::Object one = json::object();
    one.set("no", evidence.no);
    one.set("id", evidence.id.hex());
    one.set("historia", evidence.event->stream);
    one.set("suceso", evidence.event->kind);
    one.set("texto", std::string(app::words_of(evidence.event->stream, evidence.event->kind)));
    one.set("etsi", std::string(uri));
    one.set("ocurrido", evidence.event->occurred_at.rfc3339());
    one.set("sellado", evidence.sealed_at.rfc3339());
    one.set("sha256", evidence.sha.hex());
    one.set("hoja", leaf.hex());
    if (const auto index = db::log_index(db, leaf)) one.set("indice", *index);
    return one;
}

}  // namespace

Response list_evidence(const Api& api, const Request& request)
{
    const auto act = own_act(api, request);
    if (!act) return refused(unknown());
    auto lease = api.services.database().lease(request_deadline());
    Poco::JSON::Array items;
    for (const db::StoredEvidence& evidence : db::evidences_of(*lease, act->id)) {
        items.add(listed(*lease, evidence));
    }
    Poco::JSON::Object body = json::object();
    body.set("folio", act->folio.str());
    body.set("evidencias", items);
    return {.body = json::text(body)};
}

Response get_evidence(const Api& api, const Request& request)
{
    return of_unit(api, request, Wanted::File);
}

Response get_evidence_receipt(const Api& api, const Request& request)
{
    return of_unit(api, request, Wanted::Receipt);
}

Response get_mailbox_evidence(const Api& api, const Request& request)
{
    return of_mailbox(api, request, Wanted::File);
}

Response get_mailbox_evidence_receipt(const Api& api, const Request& request)
{
    return of_mailbox(api, request, Wanted::Receipt);
}

}  // namespace buzon::http
