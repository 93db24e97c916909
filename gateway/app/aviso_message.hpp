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
    const db::Addressee& addressee;  // with every address that this act's avisos go to
    const db::Unit& unit;
    EmailAddress to;
    const BusinessDays& days;
    Instant sent;
};

struct AvisoMessage {
    std::string mime;
    std::string message_id;  // "aviso.<folio>.<address id>.<date>@<domain>"
};

// The aviso as the bytes that will leave: text of templates::aviso_mail, sealed with the seal of
// the Institute, dates of day 1 to day 4 counted from `sent`. The same question gives the same
// bytes.
[[nodiscard]] tl::expected<AvisoMessage, Findings> aviso_message(const Services& services,
                                                                 const AvisoFor& aviso);

}  // namespace buzon::app
