#pragma once

#include "channels/smtp.hpp"
#include "core/calendar.hpp"
#include "core/log.hpp"
#include "db/acts.hpp"
#include "db/mailboxes.hpp"
#include "db/outbox.hpp"
#include "db/units.hpp"
#include "gateway/app/aviso_doubt.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <string>

namespace buzon::app {

// What a courtesy is written from; all of it outlives the call.
struct CourtesyFacts {
    const db::Act& act;
    const db::Unit& unit;
    const ScopedCalendar& calendar;
    Instant window;  // `now`, or when avisos' hours begin next
    Instant now;
};

struct CourtesyFor {
    CourtesyFacts facts;
    const db::Addressee& addressee;
    EmailAddress to;
    OutboxId row;
};

// What tells one kind of courtesy from another.
struct Courtesy {
    ActEvent told;  // recorded with the message as evidence when the server took it
    std::function<std::optional<Unsent>(const CourtesyFacts&)> not_now;  // why nothing is sent
    std::function<tl::expected<std::string, Findings>(db::Connection&, const CourtesyFor&)> message;
};

// Sends the e-mails on which no date depends (outbox rows with payload {"address"}). At most once:
// a try whose end nobody knows is not repeated, because two such mails annoy and none is missed; a
// clear no of the server is. One per worker thread. Services and log outlive it.
class CourtesyMail {
  public:
    CourtesyMail(const Services& services, const Logger& log, std::string owner, Courtesy courtesy);
    ~CourtesyMail();

    void deliver(const db::OutboxRow& row);

  private:
    struct Draft;
    [[nodiscard]] Draft draft(const db::OutboxRow& row);
    [[nodiscard]] channels::SmtpSender& sender();
    void finish(const db::OutboxRow& row, const Draft& draft, const Unsent& ending);

    const Services* services_;
    const Logger* log_;
    std::string owner_;
    Courtesy courtesy_;
    std::unique_ptr<channels::SmtpSettings> settings_;  // outlives sender_
    std::unique_ptr<channels::SmtpSender> sender_;
};

}  // namespace buzon::app
