#pragma once

#include "channels/smtp.hpp"
#include "core/log.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <memory>
#include <string>

namespace buzon::app {

// Sends one reminder (an outbox row of kind AvisoReminder, payload {"address"}), inside avisos'
// hours on the day it was queued; later, or once the act is opened, it is not needed. At most once:
// a try whose end nobody knows is not repeated, because two reminders annoy and none is missed. The
// server's yes is recorded as event aviso_reminded with the message as evidence. One per worker
// thread.
class ReminderDelivery {
  public:
    ReminderDelivery(const Services& services, const Logger& log, std::string owner);
    ~ReminderDelivery();

    void deliver(const db::OutboxRow& row);

  private:
    struct Draft;
    [[nodiscard]] Draft draft(const db::OutboxRow& row);
    [[nodiscard]] channels::SmtpSender& sender();
    void finish(const db::OutboxRow& row, const Draft& draft, const channels::Attempt& attempt);

    const Services* services_;
    const Logger* log_;
    std::string owner_;
    std::unique_ptr<channels::SmtpSettings> settings_;  // outlives sender_
    std::unique_ptr<channels::SmtpSender> sender_;
};

}  // namespace buzon::app
