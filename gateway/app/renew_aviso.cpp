#include "gateway/app/renew_aviso.hpp"

#include "db/aviso_tries.hpp"
#include "db/mailboxes.hpp"
#include "db/outbox_fates.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::app {
namespace {

Findings no_aviso(std::string reason, std::string remedy)
{
    return {{"TRABAJO-SIN-AVISO", Severity::Error, "pendiente", 0, std::move(reason),
             std::move(remedy), "CFF 134-I"}};
}

}  // namespace

int queue_new_aviso(db::Transaction& tx, const db::Act& act,
                    const std::vector<std::string>& addresses, Instant now)
{
    if (act.state != ActState::ContactFailed) return 0;
    const auto fates = db::fates_of(tx, act.id, db::OutboxKind::Aviso);
    const auto pending = [](const db::OutboxFate& fate) { return !fate.outcome; };
    if (std::ranges::any_of(fates, pending)) return 0;
    // Rows are never removed, so their number tells this round from every other.
    const std::size_t round = fates.size();
    for (const std::string& address : addresses) {
        Poco::JSON::Object payload = json::object();
        payload.set("address", address);
        payload.set("round", static_cast<std::int64_t>(round));
        db::enqueue(tx, {act.lane, db::OutboxKind::Aviso, act.id,
                         fmt::format("aviso|{}|{}|{}", act.folio.str(), address, round),
                         json::text(payload), now});
    }
    return static_cast<int>(addresses.size());
}

tl::expected<int, Findings> renew_aviso(const Services& services, WorkItemId id,
                                        const WorkDeed& deed)
{
    const Instant now = services.now();
    using Result = tl::expected<int, Findings>;
    return db::in_transaction(
        services.database(), request_deadline(), [&](db::Transaction& tx) -> Result {
            const auto item = work_in_hand(tx, id, deed.unit);
            if (!item) return tl::unexpected(item.error());
            if (item->kind != db::WorkKind::ContactFailed || !item->act) {
                return tl::unexpected(
                    no_aviso("Este pendiente no trata de un aviso que ningún correo aceptó.",
                             "Envíe un aviso nuevo sólo desde un pendiente de ese tipo."));
            }
            const auto act = db::lock_act(tx, *item->act);
            if (!act) throw std::logic_error("work item of no act");
            const auto addressees = db::find_addressees(tx, {act->addressee});
            if (addressees.empty() || addressees.front().emails.empty()) {
                return tl::unexpected(no_aviso("El patrón no tiene ningún correo confirmado.",
                                               "Pídale que confirme uno en su buzón."));
            }
            const int queued = queue_new_aviso(tx, *act, addressees.front().emails, now);
            if (queued == 0) {
                return tl::unexpected(
                    no_aviso("El acto ya no espera un aviso, o ya hay uno por salir.",
                             "Consulte el estado del acto."));
            }
            db::append_step(tx, id, {db::WorkStepKind::AvisoRenewed, deed.actor, deed.note, now});
            return queued;
        });
}

int MendedContact::run_once()
{
    const std::vector<ActId> mended = [&] {
        auto lease = services_->database().lease(request_deadline());
        return db::acts_with_mended_contact(*lease);
    }();
    int renewed = 0;
    for (const ActId id : mended) {
        const int queued =
            db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
                const auto act = db::lock_act(tx, id);
                if (!act) return 0;
                return queue_new_aviso(tx, *act, db::mended_emails(tx, id), services_->now());
            });
        if (queued > 0) ++renewed;
    }
    return renewed;
}

}  // namespace buzon::app
