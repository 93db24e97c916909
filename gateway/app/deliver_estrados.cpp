#include "gateway/app/deliver_estrados.hpp"

#include "channels/estrados.hpp"
#include "core/aviso_window.hpp"
#include "core/estrados_terms.hpp"
#include "db/documents.hpp"
#include "db/estrados.hpp"
#include "db/units.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/database.hpp"
#include "templates/catalogue.hpp"
#include "templates/render.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

LocalDate tenth_day(const NotificationTerms& terms)
{
    for (const TraceDay& day : terms.trace) {
        if (day.count == CountId::Notificacion && day.counts && day.day == 10) return day.date;
    }
    throw std::logic_error("estrados trace without a tenth day");
}

}  // namespace

void EstradosDelivery::deliver(const db::OutboxRow& row)
{
    const Instant now = services_->now();
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const auto act = db::lock_act(tx, row.act);
        if (!act) throw std::logic_error("outbox row of no act");
        const auto unit = db::find_unit(tx, act->folio.unit());
        if (!unit) throw std::logic_error("act of no unit");
        const ScopedCalendar calendar = services_->calendar_of(unit->calendar_scope);
        const auto window = next_window(now, calendar.latest);
        if (!window) throw std::runtime_error(window.error().reason);
        if (*window > now) {
            static_cast<void>(settle(tx,
                                     {row, owner_,
                                      not_tried(channels::Verdict::Retry, "fuera-de-horario",
                                                "Se publica solo en días y horas hábiles.", now),
                                      *window},
                                     now));
            return;
        }
        if (channels::may_publish(act->state)) {
            const auto sealed = db::find_act_document(tx, act->id, db::DocumentRole::ActoXml);
            const auto* type = services_->catalogue().find(act->type, act->version);
            if (!sealed || type == nullptr) throw std::logic_error("act without its document");
            const LocalDate today = zona_centro(now).date;
            const auto terms = estrados_terms(today, calendar);
            if (!terms) throw std::runtime_error(terms.error().front().reason);
            const Sha256 shown = db::store_document(
                tx,
                {"text/html; charset=utf-8", templates::render_public_html(*type, sealed->bytes)},
                now,
                {db::alike_key(db::DocumentRole::EstradosPublicado,
                               {act->type, act->version, act->official.str()}),
                 act->xml_sha});
            db::attach_document(tx, act->id, db::DocumentRole::EstradosPublicado, shown);
            static_cast<void>(db::publish_in_estrados(
                tx, {act->id, today, tenth_day(*terms), std::nullopt, shown}));
            record(tx, *act,
                   {.kind = ActEvent::EstradosPublished,
                    .distinct = {},
                    .occurred = now,
                    .actor = "buzon",
                    .document = shown},
                   now);
            db::set_due(tx, act->id, terms->notified);
            tell_terms(tx, act->id, *terms, db::TermsCause::Estrados, {}, now);
        }
        static_cast<void>(settle(tx,
                                 {row, owner_,
                                  not_tried(channels::Verdict::Delivered, "publicado",
                                            "Publicado en la página de estrados.", now),
                                  std::nullopt},
                                 now));
    });
    log_->write(LogLevel::Info, LogEvent::DeliveryDone,
                {{LogKey::Kind, "estrados"}, {LogKey::Act, row.act.value}});
}

}  // namespace buzon::app
