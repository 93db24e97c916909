#pragma once

#include "channels/smtp.hpp"
#include "core/log.hpp"
#include "db/outbox.hpp"
#include "db/work_items.hpp"
#include "gateway/app/aviso_doubt.hpp"
#include "gateway/services.hpp"

#include <memory>
#include <string>

namespace buzon::app {

// Sends the aviso electrónico of CFF 134-I to one address (an outbox row of kind Aviso, payload
// {"address"}), inside días and horas hábiles only. When the last address of the act is settled:
// t0 is the last acceptance, the act becomes visible, its clock runs and the mobiles are told
// (deliver_sms.hpp); when none took it, the contact means are to be mended.
//
// The message is composed and stored before it is sent, so that a try cut short by a crash is
// repeated with the same bytes and Message-ID on the same day; where copies are kept, only when the
// copy of that try did not come (aviso_doubt.hpp). On a later day another aviso with its own dates
// takes its place. What goes wrong at the mail server is settled as an attempt; a broken database
// or renderer is an exception and the lease brings the row back. One per worker thread: keeps an
// SMTP connection.
class AvisoDelivery {
  public:
    AvisoDelivery(const Services& services, const Logger& log, std::string owner);
    ~AvisoDelivery();

    void deliver(const db::OutboxRow& row);

  private:
    struct Draft;
    struct Ending;
    [[nodiscard]] Draft draft(const db::OutboxRow& row);
    [[nodiscard]] channels::SmtpSender& sender();
    void finish(const db::OutboxRow& row, const Ending& ending);
    void open_work(db::Transaction& tx, const db::OutboxRow& row, db::WorkKind kind,
                   const channels::Attempt& attempt) const;

    const Services* services_;
    const Logger* log_;
    std::string owner_;
    AvisoDoubts doubts_;
    std::unique_ptr<channels::SmtpSettings> settings_;  // outlives sender_
    std::unique_ptr<channels::SmtpSender> sender_;
};

}  // namespace buzon::app
