#pragma once

#include "channels/smtp.hpp"
#include "core/log.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <memory>
#include <string>

namespace buzon::app {

// Sends the e-mail that says that dates of an act changed, inside business hours, without the
// dates themselves (LSS 22). A courtesy: no date depends on it. At most one an address and change:
// what may have left is not sent again.
class TermsNoticeDelivery {
  public:
    TermsNoticeDelivery(const Services& services, const Logger& log, std::string owner);
    ~TermsNoticeDelivery();

    void deliver(const db::OutboxRow& row);

  private:
    struct Draft;
    Draft draft(const db::OutboxRow& row);
    channels::SmtpSender& sender();

    const Services* services_;
    const Logger* log_;
    std::string owner_;
    std::unique_ptr<channels::SmtpSettings> settings_;
    std::unique_ptr<channels::SmtpSender> sender_;
};

}  // namespace buzon::app
