#pragma once

#include "gateway/app/courtesy_mail.hpp"

#include <string>

namespace buzon::app {

// Sends one reminder (an outbox row of kind AvisoReminder), inside avisos' hours on the day it was
// queued; later, or once the act is opened, it is not needed. The server's yes is recorded as event
// aviso_reminded.
class ReminderDelivery {
  public:
    ReminderDelivery(const Services& services, const Logger& log, std::string owner);

    void deliver(const db::OutboxRow& row) { mail_.deliver(row); }

  private:
    CourtesyMail mail_;
};

}  // namespace buzon::app
