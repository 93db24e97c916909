#pragma once

#include "gateway/app/courtesy_mail.hpp"

#include <string>

namespace buzon::app {

// Sends the e-mail that says that dates of an act changed, inside business hours, without the
// dates themselves (LSS 22). The server's yes is recorded as event change_told.
class TermsNoticeDelivery {
  public:
    TermsNoticeDelivery(const Services& services, const Logger& log, std::string owner);

    void deliver(const db::OutboxRow& row) { mail_.deliver(row); }

  private:
    CourtesyMail mail_;
};

}  // namespace buzon::app
