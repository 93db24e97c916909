#pragma once

#include "core/business_days.hpp"
#include "core/log.hpp"
#include "db/acts.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <optional>
#include <string>

namespace buzon::app {

// Publishes an act in estrados (an outbox row of kind EstradosPublish; CFF 139, LSS 286 M): the
// document without the annexes that hold workers' data, for ten días hábiles counted by the term
// engine. Only on a día hábil and in its hours, and only after the order of a competent official:
// an act issued for estrados gets it here, on the ground that the records of the mailbox show.
// Publishing twice changes nothing.
//
// In the transaction that publishes, the mailbox is looked up again (X16). When the employer can be
// reached by now nothing is published: the act goes the way of the mailbox (deposited, avisos), or,
// when it may not (LSS 40: cédulas were not asked for), neither way, and waits for staff. Either is
// recorded with its reason.
class EstradosDelivery {
  public:
    EstradosDelivery(const Services& services, const Logger& log, std::string owner)
        : services_(&services), log_(&log), owner_(std::move(owner))
    {
    }
    void deliver(const db::OutboxRow& row);

  private:
    struct Ending;
    // Nothing: it may be published now.
    std::optional<Ending> not_now(const db::Act& act, const ScopedCalendar& calendar, Instant now);
    std::optional<Ending> ordered(const db::OutboxRow& row, Instant now);
    Ending publish_or_turn(db::Transaction& tx, const db::OutboxRow& row, Instant now);

    const Services* services_;
    const Logger* log_;
    std::string owner_;
};

}  // namespace buzon::app
