#pragma once

#include "db/acts.hpp"

// The columns of an act in the order in which read_act() takes them; table alias a.
#define BUZON_ACT_COLUMNS                                                               \
    "a.folio, a.reference, a.type, a.version, a.addressee_rfc, a.registro_patronal,"    \
    " a.official_rfc, a.channel, a.lane, a.total_centavos, a.state, a.check_code,"      \
    " a.issued_at, a.input_sha, a.xml_sha, a.pdf_sha, a.html_sha, a.id, a.notified_on," \
    " a.notified_by, a.effective_on, a.calendar_version, a.due_on, a.credits, a.grants"

namespace buzon::db {

[[nodiscard]] Act read_act(Fields fields);

}  // namespace buzon::db
