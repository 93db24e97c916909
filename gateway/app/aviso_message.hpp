#pragma once

#include "core/business_days.hpp"
#include "core/email_address.hpp"
#include "core/finding.hpp"
#include "core/instant.hpp"
#include "db/acts.hpp"
#include "db/mailboxes.hpp"
#include "db/units.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace buzon::app {

struct AvisoFor {
    const db::Act& act;
    const db::Addressee& addressee;
    const db::Unit& unit;
    EmailAddress to;
    OutboxId row;                        // tells this aviso from the act's others
    std::vector<std::string> addresses;  // every one that the act's avisos go to, `to` included
    const BusinessDays& days;
    Instant sent;
};

struct AvisoMessage {
    std::string mime;
    std::string message_id;  // "aviso.<folio>.<row>.<date>@<domain>"
};

// The aviso as the bytes that will leave: text of templates::aviso_mail, sealed with the seal of
// the Institute, dates of day 1 to day 4 counted from `sent`. The same question gives the same
// bytes.
[[nodiscard]] tl::expected<AvisoMessage, Findings> aviso_message(const Services& services,
                                                                 const AvisoFor& aviso);

struct ReminderFor {
    const db::Act& act;
    const db::Addressee& addressee;
    const db::Unit& unit;
    EmailAddress to;
    OutboxId row;
    Instant aviso_sent;
    const BusinessDays& days;
    Instant sent;
};

// The reminder as the bytes that will leave; Message-ID "recordatorio.<folio>.<row>@<domain>".
[[nodiscard]] tl::expected<std::string, Findings> reminder_message(const Services& services,
                                                                   const ReminderFor& reminder);

struct TermsNoticeFor {
    const db::Act& act;
    const db::Addressee& addressee;
    const db::Unit& unit;
    EmailAddress to;
    OutboxId row;
    Instant sent;
};

// The e-mail that says that dates changed; Message-ID "fechas.<folio>.<row>@<domain>".
[[nodiscard]] tl::expected<std::string, Findings> terms_notice_message(
    const Services& services, const TermsNoticeFor& notice);

}  // namespace buzon::app
