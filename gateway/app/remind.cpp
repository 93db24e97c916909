#include "gateway/app/remind.hpp"

#include "core/aviso_window.hpp"
#include "db/acts.hpp"
#include "db/aviso_tries.hpp"
#include "db/units.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

#include <fmt/format.h>

#include <set>
#include <stdexcept>

namespace buzon::app {
namespace {

constexpr std::size_t kAtOnce = 100;

// Day 4 of an aviso whose day 2 is now; nothing while no aviso may leave.
std::optional<LocalDate> day_four_of_today(const BusinessDays& days, Instant now)
{
    const auto window = next_window(now, days);
    if (!window) throw std::runtime_error(window.error().reason);
    if (*window > now) return std::nullopt;
    return days.nth_after(zona_centro(now).date, 2);
}

bool took_it(const db::AvisoTry& one)
{
    return one.outcome == db::AttemptVerdict::Delivered && one.accepted_at && !one.bounced_at;
}

bool queue(db::Transaction& tx, ActId id, Instant now)
{
    const auto act = db::lock_act(tx, id);
    if (!act || act->state != ActState::AwaitingOpening) return false;
    if (!db::aviso_tries(tx, id, db::OutboxKind::AvisoReminder).empty()) return false;
    std::set<std::string> addresses;
    for (const db::AvisoTry& one : db::aviso_tries(tx, id, db::OutboxKind::Aviso)) {
        if (took_it(one)) addresses.insert(one.address);
    }
    for (const std::string& address : addresses) {
        Poco::JSON::Object payload = json::object();
        payload.set("address", address);
        db::enqueue(tx, {act->lane, db::OutboxKind::AvisoReminder, id,
                         fmt::format("recordatorio|{}|{}", act->folio.str(), address),
                         json::text(payload), now});
    }
    return !addresses.empty();
}

}  // namespace

int Reminders::run_once()
{
    const Instant now = services_->now();
    auto lease = services_->database().lease(request_deadline());
    int queued = 0;
    for (const db::Unit& unit : db::all_units(*lease)) {
        const auto day_four =
            day_four_of_today(services_->calendar_of(unit.calendar_scope).latest, now);
        if (!day_four) continue;
        Seen& seen = seen_[unit.code];
        if (seen.day_four != *day_four) seen = {*day_four, ActId{}, false};
        if (seen.all) continue;
        const auto page = db::acts_to_remind(
            *lease, {unit.code, *day_four, seen.after, static_cast<int>(kAtOnce)});
        for (const ActId act : page) {
            const bool done =
                db::in_transaction(services_->database(), request_deadline(),
                                   [&](db::Transaction& tx) { return queue(tx, act, now); });
            if (done) ++queued;
            seen.after = act;
        }
        seen.all = page.size() < kAtOnce;
    }
    return queued;
}

}  // namespace buzon::app
