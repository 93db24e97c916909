#pragma once

#include "core/log.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <string>

namespace buzon::app {

// Tells the employer of a freeze (outbox row FreezeNotice, payload {"order"}): issues the act
// aviso-inmovilizacion to the debtor's mailbox as soon as the bank has informed (CFF 145-V, 151,
// 156-Bis: twentieth day at the latest, third in procedures begun before 2026). Its reference
// derives from the order's, so repeating it issues nothing new. When the employer cannot be told by
// the mailbox the row is given up with the reasons, and staff must notify in another way.
class FreezeNoticeDelivery {
  public:
    FreezeNoticeDelivery(const Services& services, const Logger& log, std::string owner)
        : services_(&services), log_(&log), owner_(std::move(owner))
    {
    }
    void deliver(const db::OutboxRow& row);

  private:
    const Services* services_;
    const Logger* log_;
    std::string owner_;
};

}  // namespace buzon::app
