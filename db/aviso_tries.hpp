#pragma once

#include "db/outbox.hpp"

#include <optional>
#include <string>
#include <vector>

namespace buzon::db {

// How the aviso of an act, or a reminder of it, stands with one address.
struct AvisoTry {
    OutboxId row;
    std::string address;
    std::optional<AttemptVerdict> outcome;  // none: still to be sent
    bool in_doubt = false;                  // a try was begun whose end nobody knows
    int attempts = 0;
    Instant not_before;  // of the next try
    std::optional<DeliveryAttempt> last;
    std::optional<Instant> accepted_at;
    std::optional<Instant> bounced_at;
    std::string bounce_status;  // "5.1.1" of the report; may be empty
};
// In the order they were queued.
[[nodiscard]] std::vector<AvisoTry> aviso_tries(Connection& db, ActId act, OutboxKind kind);

// Acts by the mailbox whose aviso no address took and whose addressee has confirmed an e-mail since
// then, with nothing queued. At most 100.
[[nodiscard]] std::vector<ActId> acts_with_mended_contact(Connection& db);
// E-mails of the addressee confirmed after the last failure of this act's aviso, not lapsed.
[[nodiscard]] std::vector<std::string> mended_emails(Connection& db, ActId act);

// Acts of the unit that wait to be opened, whose fourth day is `day_four`, of which no reminder is
// queued; ids after `after`, in their order.
struct RemindPage {
    std::string unit;
    LocalDate day_four;
    ActId after;
    int limit = 100;
};
[[nodiscard]] std::vector<ActId> acts_to_remind(Connection& db, const RemindPage& page);

}  // namespace buzon::db
