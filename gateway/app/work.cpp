#include "gateway/app/work.hpp"

#include "db/acts.hpp"
#include "db/aviso_tries.hpp"
#include "gateway/app/aviso_status.hpp"
#include "gateway/app/work_text.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

#include <algorithm>

namespace buzon::app {
namespace {

constexpr std::size_t kLongestNote = 2000;
constexpr const char* kSettled = "Se resolvió por sí solo: la situación que lo abrió ya terminó.";

Finding refusal(const char* id, const char* field, const char* reason, const char* remedy)
{
    return {id, Severity::Error, field, 0, reason, remedy, ""};
}

Findings unknown()
{
    return {refusal("TRABAJO-INEXISTENTE", "pendiente",
                    "No hay un pendiente de su unidad con ese "
                    "número.",
                    "Revise el número.")};
}

bool of_unit(const db::WorkItem& item, const std::string& unit)
{
    return !item.unit || *item.unit == unit;
}

bool printable(const std::string& note)
{
    return std::ranges::none_of(note, [](char c) {
        return (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
    });
}

std::optional<Findings> note_refused(const std::string& note)
{
    if (note.size() <= kLongestNote && printable(note)) return std::nullopt;
    return Findings{refusal("TRABAJO-NOTA", "nota",
                            "La nota pasa de 2,000 caracteres o lleva caracteres de control.",
                            "Acórtela y quite esos caracteres.")};
}

std::string sending_of(const std::string& kind)
{
    if (kind == "bank_order") return "una orden a un banco";
    if (kind == "bank_release") return "una liberación a un banco";
    if (kind == "estrados_publish") return "una publicación en estrados";
    if (kind == "freeze_notice") return "la emisión del aviso de inmovilización al patrón";
    return "un envío";
}

WorkFacts facts_of(db::Connection& db, const db::WorkItem& item)
{
    const Poco::JSON::Object detail = json::parse_object(item.detail);
    WorkFacts facts;
    facts.reason = detail.optValue<std::string>("motivo", "");
    const auto given_up = detail.optValue<std::string>("clase", "");
    facts.sending = sending_of(given_up);
    facts.estrados = given_up == "estrados_publish";
    if (!item.act) return facts;
    if (const auto act = db::find_act(db, *item.act)) {
        facts.notified = act->state == ActState::Notified;
        if (act->state == ActState::AwaitingOpening) facts.day_four = act->due_on;
    }
    if (!item.outbox) return facts;
    for (const auto kind : {db::OutboxKind::Aviso, db::OutboxKind::AvisoSms}) {
        for (const db::AvisoTry& one : db::aviso_tries(db, *item.act, kind)) {
            if (one.row == *item.outbox) facts.recipient = masked(one.address);
        }
    }
    return facts;
}

}  // namespace

std::optional<Work> find_work(const Services& services, WorkItemId id, const std::string& unit)
{
    auto lease = services.database().lease(request_deadline());
    auto item = db::find_work_item(*lease, id);
    if (!item || !of_unit(*item, unit)) return std::nullopt;
    const WorkText text = work_text(item->kind, facts_of(*lease, *item));
    Work work{.item = std::move(*item),
              .steps = db::steps_of(*lease, id),
              .title = text.title,
              .happened = text.happened,
              .law = text.law,
              .to_do = text.to_do,
              .may_renew = false};
    work.may_renew =
        work.item.kind == db::WorkKind::ContactFailed && work.item.state != db::WorkState::Done;
    return work;
}

tl::expected<db::WorkItem, Findings> work_in_hand(db::Transaction& tx, WorkItemId id,
                                                  const std::string& unit)
{
    auto item = db::lock_work_item(tx, id);
    if (!item || !of_unit(*item, unit)) return tl::unexpected(unknown());
    if (item->state == db::WorkState::Done) {
        return tl::unexpected(
            Findings{refusal("TRABAJO-CERRADO", "pendiente", "El pendiente ya está cerrado.",
                             "Consulte su nota de cierre.")});
    }
    return std::move(*item);
}

tl::expected<void, Findings> take_work(const Services& services, WorkItemId id,
                                       const WorkDeed& deed)
{
    if (const auto refused = note_refused(deed.note)) return tl::unexpected(*refused);
    using Result = tl::expected<void, Findings>;
    return db::in_transaction(
        services.database(), request_deadline(), [&](db::Transaction& tx) -> Result {
            const auto item = work_in_hand(tx, id, deed.unit);
            if (!item) return tl::unexpected(item.error());
            if (item->holder != deed.actor) {
                db::append_step(tx, id,
                                {db::WorkStepKind::Taken, deed.actor, deed.note, services.now()});
            }
            return {};
        });
}

tl::expected<void, Findings> close_work(const Services& services, WorkItemId id,
                                        const WorkDeed& deed)
{
    if (const auto refused = note_refused(deed.note)) return tl::unexpected(*refused);
    if (deed.note.find_first_not_of(" \t\r\n") == deed.note.npos) {
        return tl::unexpected(
            Findings{refusal("TRABAJO-NOTA", "nota", "Falta la nota que dice cómo terminó.",
                             "Escriba qué se hizo y con qué resultado.")});
    }
    using Result = tl::expected<void, Findings>;
    return db::in_transaction(
        services.database(), request_deadline(), [&](db::Transaction& tx) -> Result {
            const auto item = work_in_hand(tx, id, deed.unit);
            if (!item) return tl::unexpected(item.error());
            db::append_step(tx, id,
                            {db::WorkStepKind::Closed, deed.actor, deed.note, services.now()});
            return {};
        });
}

int WorkSweep::run_once()
{
    return db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const std::vector<WorkItemId> settled = db::lock_settled_work(tx);
        for (const WorkItemId id : settled) {
            db::append_step(tx, id,
                            {db::WorkStepKind::Closed, "buzon", kSettled, services_->now()});
        }
        return static_cast<int>(settled.size());
    });
}

}  // namespace buzon::app
