#include "gateway/app/deliver_estrados.hpp"

#include "channels/estrados.hpp"
#include "core/aviso_window.hpp"
#include "core/estrados_terms.hpp"
#include "db/documents.hpp"
#include "db/estrados.hpp"
#include "db/units.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/app/estrados_days.hpp"
#include "gateway/app/estrados_order.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "templates/catalogue.hpp"
#include "templates/render.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {
namespace {

using channels::Verdict;

ScopedCalendar calendar_of(const Services& services, db::Connection& db, const db::Act& act)
{
    const auto unit = db::find_unit(db, act.folio.unit());
    if (!unit) throw std::logic_error("act of no unit");
    return services.calendar_of(unit->calendar_scope);
}

const templates::ActType& type_of(const Services& services, const db::Act& act)
{
    const auto* type = services.catalogue().find(act.type, act.version);
    if (type == nullptr) throw std::logic_error("act of a type that is not in the catalogue");
    return *type;
}

// LSS 40: what may go by mailbox only when the employer asked for it.
bool admits_mailbox(const templates::ActType& type, const MailboxStanding& standing, Instant now)
{
    if (type.cedula_request == templates::CedulaRequest::NotNeeded) return true;
    const auto& asked = standing.addressee.mailbox->cedulas_request_at;
    return asked && *asked <= now;
}

// Deposited, and an aviso to each address that did not fail; the clock starts with the last of
// them.
void deposit(db::Transaction& tx, const db::Act& act, const MailboxStanding& standing, Instant now)
{
    db::set_act_channel(tx, act.id, db::ActChannel::Buzon);
    record(
        tx, act,
        {.kind = ActEvent::Deposited,
         .distinct = "en lugar de estrados|" + now.rfc3339(),
         .occurred = now,
         .actor = "buzon",
         .detail = R"({"motivo":"El destinatario puede ser avisado en su buzón: no se publica."})"},
        now);
    for (const std::string& email : standing.usable) {
        Poco::JSON::Object payload = json::object();
        payload.set("address", email);
        db::enqueue(tx, {act.lane, db::OutboxKind::Aviso, act.id,
                         fmt::format("aviso|{}|{}|{}", act.folio.str(), email, now.rfc3339()),
                         json::text(payload), now});
    }
}

}  // namespace

struct EstradosDelivery::Ending {
    Verdict verdict = Verdict::Delivered;
    const char* code = "";
    const char* reason = "";
    std::optional<Instant> not_before;
};

std::optional<EstradosDelivery::Ending> EstradosDelivery::not_now(const db::Act& act,
                                                                  const ScopedCalendar& calendar,
                                                                  Instant now)
{
    if (!channels::may_publish(act.state)) {
        return Ending{Verdict::Delivered, "otra-ruta",
                      "El acto ya está publicado o tomó otra ruta.", std::nullopt};
    }
    const auto window = next_window(now, calendar.latest);
    if (!window) throw std::runtime_error(window.error().reason);
    if (*window <= now) return std::nullopt;
    return Ending{Verdict::Retry, "fuera-de-horario", "Se publica solo en días y horas hábiles.",
                  *window};
}

// An act issued for estrados gets its order now, when the records still show the ground; signed
// with no transaction open.
std::optional<EstradosDelivery::Ending> EstradosDelivery::ordered(const db::OutboxRow& row,
                                                                  Instant now)
{
    std::optional<EstradosRequest> wanted;
    {
        auto lease = services_->database().lease(request_deadline());
        const auto act = db::find_act(*lease, row.act);
        if (!act) throw std::logic_error("outbox row of no act");
        const ScopedCalendar calendar = calendar_of(*services_, *lease, *act);
        if (auto ending = not_now(*act, calendar, now)) return ending;
        const auto order = db::find_estrados_order(*lease, act->id);
        if (order && order->in_force()) return std::nullopt;
        const auto ground = ground_shown(mailbox_standing(*lease, *act, now));
        if (ground) wanted = EstradosRequest{act->folio, *ground, {}, std::nullopt};
    }
    if (!wanted) return std::nullopt;
    const auto made = order_estrados(*services_, *wanted, Publishing::ByCaller);
    if (made) return std::nullopt;
    log_->write(LogLevel::Error, LogEvent::DeliveryBroken,
                {{LogKey::Kind, "estrados"},
                 {LogKey::Act, row.act.value},
                 {LogKey::Code, made.error().front().id}});
    return Ending{Verdict::Retry, "sin-acuerdo",
                  "Ningún funcionario competente pudo ordenar la publicación.", std::nullopt};
}

EstradosDelivery::Ending EstradosDelivery::publish_or_turn(db::Transaction& tx,
                                                           const db::OutboxRow& row, Instant now)
{
    const auto act = db::lock_act(tx, row.act);
    if (!act) throw std::logic_error("outbox row of no act");
    const ScopedCalendar calendar = calendar_of(*services_, tx, *act);
    if (const auto ending = not_now(*act, calendar, now)) return *ending;
    const templates::ActType& type = type_of(*services_, *act);
    const MailboxStanding standing = mailbox_standing(tx, *act, now);
    const auto order = db::find_estrados_order(tx, act->id);
    const bool in_force = order && order->in_force();
    const auto close = [&](db::EstradosOutcome outcome) {
        if (in_force) db::close_estrados_order(tx, order->id, outcome, now);
    };
    if (!standing.usable.empty()) {
        if (!admits_mailbox(type, standing, now)) {
            close(db::EstradosOutcome::Withheld);
            return {Verdict::GiveUp, "buzon-sin-solicitud",
                    "El buzón ya está habilitado, pero el patrón no pidió recibir cédulas por él: "
                    "notifique en persona (LSS 40).",
                    std::nullopt};
        }
        close(db::EstradosOutcome::Mailbox);
        deposit(tx, *act, standing, now);
        return {Verdict::Delivered, "buzon-habilitado",
                "El buzón ya puede usarse: no se publicó y se avisa ahí.", std::nullopt};
    }
    // The ground went away and came back between two looks: the next try orders anew.
    if (!in_force) {
        return {Verdict::Retry, "sin-acuerdo", "El supuesto cambió; se ordena de nuevo.",
                std::nullopt};
    }

    const auto sealed = db::find_act_document(tx, act->id, db::DocumentRole::ActoXml);
    if (!sealed) throw std::logic_error("act without its document");
    const LocalDate today = zona_centro(now).date;
    auto terms = estrados_terms(today, calendar, term_policy(&type, act->grants));
    if (!terms) throw std::runtime_error(terms.error().front().reason);
    keep_granted(*terms, &type, act->grants);
    const Sha256 shown = db::store_document(
        tx, {"text/html; charset=utf-8", templates::render_public_html(type, sealed->bytes)}, now,
        {db::alike_key(db::DocumentRole::EstradosPublicado,
                       {act->type, act->version, act->official.str()}),
         act->xml_sha});
    db::attach_document(tx, act->id, db::DocumentRole::EstradosPublicado, shown);
    if (!db::publish_in_estrados(
            tx, {act->id, today, tenth_day(*terms), std::nullopt, shown, LocalDate{}})) {
        throw std::logic_error("published before, and yet not in estrados");
    }
    close(db::EstradosOutcome::Published);
    Poco::JSON::Object detail = json::object();
    detail.set("acuerdo", order->folio.str());
    detail.set("consulta", now.rfc3339());
    detail.set("buzon_utilizable", false);
    record(tx, *act,
           {.kind = ActEvent::EstradosPublished,
            .distinct = {},
            .occurred = now,
            .actor = "buzon",
            .detail = json::text(detail),
            .document = shown},
           now);
    db::set_due(tx, act->id, terms->notified);
    tell_terms(tx, act->id, *terms, db::TermsCause::Estrados, {}, now);
    return {Verdict::Delivered, "publicado", "Publicado en la página de estrados.", std::nullopt};
}

void EstradosDelivery::deliver(const db::OutboxRow& row)
{
    const Instant now = services_->now();
    const std::optional<Ending> before = ordered(row, now);
    const Ending ending =
        db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
            const Ending last = before ? *before : publish_or_turn(tx, row, now);
            static_cast<void>(
                settle(tx,
                       {row, owner_, not_tried(last.verdict, last.code, last.reason, now),
                        last.not_before},
                       now));
            return last;
        });
    log_->write(
        ending.verdict == Verdict::GiveUp ? LogLevel::Warning : LogLevel::Info,
        log_event_of(ending.verdict),
        {{LogKey::Kind, "estrados"}, {LogKey::Act, row.act.value}, {LogKey::Code, ending.code}});
}

}  // namespace buzon::app
