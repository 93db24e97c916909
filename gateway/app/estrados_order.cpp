#include "gateway/app/estrados_order.hpp"

#include "core/aviso_window.hpp"
#include "core/estrados_terms.hpp"
#include "db/documents.hpp"
#include "db/estrados.hpp"
#include "db/estrados_days.hpp"
#include "db/outbox_fates.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/app/estrados_days.hpp"
#include "gateway/app/evidence_document.hpp"
#include "gateway/app/evidence_facts.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "templates/local_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace buzon::app {
namespace {

constexpr std::string_view kType = "acuerdo-estrados";

Findings one(const char* id, std::string field, std::string reason, std::string remedy,
             const char* citation)
{
    return {
        {id, Severity::Error, std::move(field), 0, std::move(reason), std::move(remedy), citation}};
}

// Whether an order may be given for an act in this state: its avisos failed, or it was issued for
// estrados. While an aviso is under way or its clock runs, the mailbox is the route (X16).
bool may_order(const db::Act& act)
{
    return act.state == ActState::ContactFailed ||
           (act.state == ActState::Issued && act.channel == db::ActChannel::Estrados);
}

bool contains(const std::vector<std::string>& list, const std::string& value)
{
    return std::ranges::find(list, value) != list.end();
}

bool shows(const MailboxStanding& standing, EstradosGround ground)
{
    const auto none_usable = [&] { return standing.enabled && standing.usable.empty(); };
    const auto any = [&](auto predicate) { return std::ranges::any_of(standing.means, predicate); };
    switch (ground) {
        case EstradosGround::NotEnabled: return !standing.enabled;
        case EstradosGround::NotRegistered: return standing.addressee.emails.empty();
        case EstradosGround::WrongData: return none_usable() && !standing.failed.empty();
        case EstradosGround::NotUpdated:
            return none_usable() && any([](const db::ContactMeans& means) {
                       return means.bounced_at || means.lapsed_at;
                   });
        case EstradosGround::NotLocated:
        case EstradosGround::Disappeared:
        case EstradosGround::Opposed: return true;
    }
    return false;
}

// What the records say, one sentence a fact: the query with its time, each address that failed,
// each bounce with the digest of its message.
std::vector<std::string> recorded_facts(db::Connection& db, const db::Act& act,
                                        const MailboxStanding& standing, Instant now)
{
    const std::string at = templates::spanish_moment(now);
    std::vector<std::string> facts;
    if (!standing.enabled) {
        facts.push_back(fmt::format(
            "Consulta al padrón del Buzón IMSS del {}: el RFC {} no tiene su buzón habilitado.", at,
            standing.addressee.person.rfc.str()));
    } else {
        facts.push_back(fmt::format(
            "Consulta al padrón del Buzón IMSS del {}: buzón habilitado desde el {}, con {} "
            "correos confirmados.",
            at, templates::spanish_moment(standing.addressee.mailbox->enabled_at),
            standing.addressee.emails.size()));
    }
    for (const std::string& address : standing.failed) {
        facts.push_back(fmt::format("El aviso a {} no pudo entregarse.", address));
    }
    for (const db::ContactMeans& means : standing.means) {
        if (means.kind == db::ContactKind::Email && means.bounced_at) {
            facts.push_back(fmt::format("El correo {} devolvió un mensaje el {}.", means.address,
                                        templates::spanish_moment(*means.bounced_at)));
        }
    }
    for (const db::AttachedDocument& paper : db::documents_of(db, act.id)) {
        if (paper.role == db::DocumentRole::Dsn) {
            facts.push_back(
                fmt::format("Devolución recibida (DSN), huella SHA-256 {}.", paper.sha.hex()));
        }
    }
    return facts;
}

Findings judge(const db::Act& act, const MailboxStanding& standing, const EstradosRequest& request)
{
    Findings findings;
    const auto add = [&](Findings more) {
        findings.insert(findings.end(), more.begin(), more.end());
    };
    if (!may_order(act)) {
        add(one("ESTRADOS-ESTADO", "folio",
                fmt::format("El acto está en el estado «{}»: no se ordena por estrados.",
                            spanish(act.state)),
                "Solo un acto cuyos avisos fallaron, o emitido para estrados, se ordena así.",
                "LSS 286 M; CFF 134-III"));
    }
    if (!standing.usable.empty() || !shows(standing, request.ground)) {
        add(one("ESTRADOS-SUPUESTO", "supuesto",
                fmt::format("El padrón no muestra el supuesto «{}».", name_of(request.ground)),
                standing.usable.empty() ? "Elija el supuesto que muestra el padrón."
                                        : "El buzón tiene un correo que no ha fallado: avise ahí.",
                "LSS 286 M; CFF 134-III"));
    }
    if (!of_the_mailbox(request.ground) && request.facts.empty()) {
        add(one("ESTRADOS-HECHOS", "hechos",
                "Ese supuesto no consta en el padrón y no se dice en qué hechos se funda.",
                "Anote las diligencias con su fecha, una por renglón.", "CFF 38-IV, 134-III"));
    }
    return findings;
}

Findings nobody_signs(const EvidenceFacts& facts, const std::optional<Rfc>& official)
{
    return one("ESTRADOS-FIRMANTE", "funcionario",
               official ? fmt::format("{} no es un funcionario competente de la unidad {} con "
                                      "e.firma en este servicio.",
                                      official->str(), facts.unit.code)
                        : fmt::format("Ningún funcionario competente de la unidad {} tiene su "
                                      "e.firma en este servicio.",
                                      facts.unit.code),
               "Registre a un funcionario competente o señale a otro.", "CFF 38-V");
}

void enqueue(db::Transaction& tx, const db::Act& act, const Folio& order, Instant now)
{
    db::enqueue(tx, {act.lane, db::OutboxKind::EstradosPublish, act.id,
                     fmt::format("estrados|{}|{}", act.folio.str(), order.str()), "{}", now});
}

struct Prepared {
    EvidenceFacts facts;
    std::vector<std::string> stated;
    Certifier signer;
};

tl::expected<Prepared, Findings> prepare(const Services& services, const EstradosRequest& request,
                                         Instant now)
{
    const auto* type = services.catalogue().find_in_force(kType, zona_centro(now).date);
    if (type == nullptr) throw std::runtime_error("no accord of estrados in force");
    auto lease = services.database().lease(request_deadline());
    const auto act = db::find_act(*lease, request.folio);
    if (!act) {
        return tl::unexpected(one("ACTO-INEXISTENTE", "folio", "No hay un acto con ese folio.",
                                  "Revise el folio.", ""));
    }
    const MailboxStanding standing = mailbox_standing(*lease, *act, now);
    Findings findings = judge(*act, standing, request);
    if (const auto before = db::find_estrados_order(*lease, act->id);
        before && before->in_force()) {
        const Findings more =
            one("ESTRADOS-ORDENADO", "folio",
                fmt::format("El acuerdo {} ya ordenó publicarlo.", before->folio.str()),
                "Consulte el acuerdo.", "CFF 134-III");
        findings.insert(findings.end(), more.begin(), more.end());
    }
    EvidenceFacts facts = evidence_facts(*lease, *act);
    auto signer = certifier(services, *lease, facts, *type);
    if (request.official && (!signer || signer->official.rfc != *request.official)) {
        signer = certifier_of(services, *lease, facts, *type, *request.official);
    }
    if (!signer) {
        const Findings more = nobody_signs(facts, request.official);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    std::vector<std::string> stated = recorded_facts(*lease, *act, standing, now);
    stated.insert(stated.end(), request.facts.begin(), request.facts.end());
    return Prepared{std::move(facts), std::move(stated), *signer};
}

}  // namespace

MailboxStanding mailbox_standing(db::Connection& db, const db::Act& act, Instant now)
{
    auto found = db::find_addressees(db, {act.addressee});
    if (found.empty()) throw std::logic_error("an issued act without addressee");
    MailboxStanding standing{std::move(found.front()), false, {}, {}, {}};
    const auto& mailbox = standing.addressee.mailbox;
    standing.enabled = mailbox && !mailbox->closed_at && mailbox->enabled_at <= now;
    standing.means = db::contacts_of(db, act.addressee);
    for (const db::OutboxFate& fate : db::fates_of(db, act.id, db::OutboxKind::Aviso)) {
        if (fate.outcome != db::AttemptVerdict::GiveUp) continue;
        const Poco::JSON::Object payload = json::parse_object(fate.payload);
        standing.failed.push_back(payload.getValue<std::string>("address"));
    }
    if (!standing.enabled) return standing;
    for (const std::string& email : standing.addressee.emails) {
        if (!contains(standing.failed, email)) standing.usable.push_back(email);
    }
    return standing;
}

std::optional<EstradosGround> ground_shown(const MailboxStanding& standing)
{
    if (!standing.enabled) return EstradosGround::NotEnabled;
    if (standing.addressee.emails.empty()) return EstradosGround::NotRegistered;
    if (standing.usable.empty()) return EstradosGround::WrongData;
    return std::nullopt;
}

tl::expected<db::EstradosOrder, Findings> order_estrados(const Services& services,
                                                         const EstradosRequest& request,
                                                         Publishing publishing)
{
    const Instant now = services.now();
    const auto prepared = prepare(services, request, now);
    if (!prepared) return tl::unexpected(prepared.error());
    const EvidenceFacts& facts = prepared->facts;
    const Certifier& signer = prepared->signer;
    const auto document =
        make_evidence(services, {templates::compose(templates::EstradosOrderData{
                                     .act = mention(services, facts),
                                     .recipient = recipient(facts),
                                     .official = signer.official,
                                     .ground = request.ground,
                                     .facts = prepared->stated,
                                     .consulted = now,
                                     .page_url = services.config().site.base_url + "/estrados",
                                     .previous_event = std::nullopt}),
                                 facts.unit.code, facts.unit.name, *signer.signer});
    if (!document) return tl::unexpected(document.error());

    tl::expected<db::EstradosOrder, Findings> result = tl::unexpected(Findings{});
    db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        const auto act = db::lock_act(tx, facts.act.id);
        if (!act) throw std::logic_error("act vanished");
        // Judged again: an aviso may have been accepted while the accord was signed.
        if (Findings again = judge(*act, mailbox_standing(tx, *act, now), request);
            !again.empty()) {
            result = tl::unexpected(std::move(again));
            return;
        }
        const Sha256 xml = db::store_document(
            tx, {"application/xml", document->xml}, now,
            {db::alike_key(db::DocumentRole::EstradosAcuerdo, {"xml", facts.unit.code}),
             std::nullopt});
        const Sha256 pdf = db::store_document(
            tx, {"application/pdf", document->pdf}, now,
            {db::alike_key(db::DocumentRole::EstradosAcuerdo, {"pdf", facts.unit.code}), xml});
        db::EstradosOrder order{.act = act->id,
                                .ground = request.ground,
                                .facts = prepared->stated,
                                .ordered_at = now,
                                .official = signer.official.rfc,
                                .folio = document->folio,
                                .document = xml,
                                .rechecked_at = std::nullopt,
                                .outcome = std::nullopt};
        if (!db::add_estrados_order(tx, order)) {
            result = tl::unexpected(one("ESTRADOS-ORDENADO", "folio",
                                        "Otro acuerdo ya ordenó publicarlo.",
                                        "Consulte el acuerdo.", "CFF 134-III"));
            return;
        }
        db::attach_document(tx, act->id, db::DocumentRole::EstradosAcuerdo, pdf);
        Poco::JSON::Object detail = json::object();
        detail.set("supuesto", std::string(name_of(request.ground)));
        detail.set("acuerdo", document->folio.str());
        record(tx, *act,
               {.kind = ActEvent::EstradosOrdered,
                .distinct = document->folio.str(),
                .occurred = now,
                .actor = signer.official.rfc.str(),
                .detail = json::text(detail),
                .document = xml},
               now);
        if (publishing == Publishing::Queued) enqueue(tx, *act, document->folio, now);
        result = order;
    });
    return result;
}

tl::expected<LocalDate, Findings> publish_again(const Services& services, const Folio& folio,
                                                const std::string& actor)
{
    const Instant now = services.now();
    const LocalDate today = zona_centro(now).date;
    tl::expected<LocalDate, Findings> result = today;
    db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        const auto found = db::find_act(tx, folio);
        const auto act = found ? db::lock_act(tx, found->id) : std::nullopt;
        const auto publication = act ? db::find_publication(tx, act->id) : std::nullopt;
        if (!publication || act->state != ActState::InEstrados || publication->removed_at) {
            result = tl::unexpected(one("ESTRADOS-ESTADO", "folio",
                                        "El acto no está publicado en estrados.",
                                        "Revise el folio y su estado.", "CFF 139"));
            return;
        }
        const auto unit = db::find_unit(tx, act->folio.unit());
        if (!unit) throw std::logic_error("act of no unit");
        const ScopedCalendar calendar = services.calendar_of(unit->calendar_scope);
        const auto before = estrados_terms(publication->published_on, calendar);
        if (!before) throw std::runtime_error(before.error().front().reason);
        const std::vector<CountedDay> days =
            counted_days(before->trace, db::estrados_days(tx, act->id));
        if (!std::ranges::any_of(days, [&](const CountedDay& day) { return day.missed(today); })) {
            result = tl::unexpected(one("ESTRADOS-PROBADO", "folio",
                                        "Ningún día pasado carece de su prueba.",
                                        "Espere al undécimo día.", "CFF 139"));
            return;
        }
        const auto window = next_window(now, calendar.latest);
        if (!window || *window > now) {
            result = tl::unexpected(one("ESTRADOS-HORA", "folio",
                                        "Solo se publica en días y horas hábiles.",
                                        "Repítalo en horas hábiles.", "CFF 13"));
            return;
        }
        const auto* type = services.catalogue().find(act->type, act->version);
        auto terms = estrados_terms(today, calendar, term_policy(type, act->grants));
        if (!terms) {
            result = tl::unexpected(terms.error());
            return;
        }
        keep_granted(*terms, type, act->grants);
        db::publish_again(tx, act->id, today, tenth_day(*terms));
        record(
            tx, *act,
            {.kind = ActEvent::EstradosPublished,
             .distinct = "de nuevo|" + iso_date(today),
             .occurred = now,
             .actor = actor,
             .detail =
                 R"({"motivo":"Un día de los diez no tiene prueba; el plazo comienza de nuevo."})",
             .document = publication->redacted},
            now);
        db::set_due(tx, act->id, terms->notified);
        tell_terms(tx, act->id, *terms, db::TermsCause::Estrados, {}, now);
    });
    return result;
}

}  // namespace buzon::app
