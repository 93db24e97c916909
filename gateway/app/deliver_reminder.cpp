#include "gateway/app/deliver_reminder.hpp"

#include "gateway/app/aviso_message.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/app/terms_of_act.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

std::optional<Unsent> not_needed(const CourtesyFacts& facts)
{
    const LocalDate today = zona_centro(facts.now).date;
    const bool its_day = facts.window == facts.now && facts.act.due_on &&
                         facts.calendar.latest.nth_after(today, 2) == facts.act.due_on;
    if (facts.act.state == ActState::AwaitingOpening && its_day) return std::nullopt;
    return Unsent{not_tried(channels::Verdict::GiveUp, "innecesario",
                            "El recordatorio ya no hacía falta.", facts.now),
                  std::nullopt};
}

Courtesy reminder(const Services& services)
{
    return {ActEvent::AvisoReminded, not_needed,
            [&services](db::Connection& db, const CourtesyFor& it) {
                const auto sent = term_facts(db, it.facts.act).aviso;
                if (!sent) throw std::logic_error("awaits opening without an aviso");
                return reminder_message(
                    services, {it.facts.act, it.addressee, it.facts.unit, it.to, it.row, *sent,
                               it.facts.calendar.latest, it.facts.now});
            }};
}

}  // namespace

ReminderDelivery::ReminderDelivery(const Services& services, const Logger& log, std::string owner)
    : mail_(services, log, std::move(owner), reminder(services))
{
}

}  // namespace buzon::app
