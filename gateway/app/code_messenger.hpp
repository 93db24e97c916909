#pragma once

#include "channels/smtp.hpp"
#include "core/log.hpp"
#include "db/contact_codes.hpp"
#include "gateway/services.hpp"

#include <memory>
#include <string>

namespace buzon::app {

// Sends the codes that were asked for, by mail and by text message, and lapses what was not
// confirmed in time. A code is made when it leaves and only its digest is stored, before anybody is
// spoken to; a second try makes another code, and only the newest counts. No transaction is open
// while a peer is spoken to; what a dead process held comes back when its lease ends. Five failed
// tries, or one that can never succeed, end it. Not thread-safe: one per worker.
class CodeMessenger {
  public:
    CodeMessenger(const Services& services, const Logger& log) : services_(&services), log_(&log) {}

    // At most one code; how many things were done.
    int run_once();

  private:
    bool send_one();
    [[nodiscard]] channels::Attempt send(const db::CodeToSend& row, const std::string& code);
    [[nodiscard]] channels::Attempt send_mail(const db::CodeToSend& row, const std::string& code);
    [[nodiscard]] channels::Attempt send_text(const db::CodeToSend& row, const std::string& code);

    const Services* services_;
    const Logger* log_;
    std::unique_ptr<channels::SmtpSettings> settings_;
    std::unique_ptr<channels::SmtpSender> sender_;
};

// Eight decimal digits, each of 10^8 as likely.
[[nodiscard]] std::string random_code();

}  // namespace buzon::app
