#pragma once

#include "channels/attempt.hpp"
#include "core/log.hpp"
#include "db/acts.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace buzon::app {

// Queues the text message that says that this round of avisos was sent, one to each confirmed
// mobile that no message failed to reach since. In the transaction that records t0, so that none
// leaves before it. Nothing without a provider.
void queue_aviso_sms(const Services& services, db::Transaction& tx, const db::Act& act,
                     std::int64_t round);

// Sends one of them (an outbox row of kind AvisoSms, payload {"address"}) while the act waits to be
// opened, inside avisos' hours. A courtesy on which no date depends: at most once, so a try whose
// end nobody knows is not repeated; what the provider puts off is tried again at the lane's pace.
// Its yes is event aviso_texted. Its final no is event text_refused, a mark on the mobile and a
// work item, as with an e-mail that comes back; both with the message and the answer as evidence.
class SmsDelivery {
  public:
    SmsDelivery(const Services& services, const Logger& log, std::string owner);

    void deliver(const db::OutboxRow& row);

  private:
    struct Draft;
    [[nodiscard]] Draft draft(const db::OutboxRow& row);
    [[nodiscard]] channels::Attempt send(const Draft& draft) const;
    void finish(const db::OutboxRow& row, const channels::Attempt& attempt,
                std::optional<Instant> not_before);
    void record_refusal(db::Transaction& tx, const db::Act& act, const db::OutboxRow& row,
                        const channels::Attempt& attempt, const Sha256& evidence) const;

    const Services* services_;
    const Logger* log_;
    std::string owner_;
};

}  // namespace buzon::app
