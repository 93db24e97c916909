#pragma once

#include "core/finding.hpp"
#include "db/contact_codes.hpp"
#include "gateway/app/enrolment.hpp"
#include "gateway/app/enrolment_contacts.hpp"

#include <optional>
#include <vector>

namespace buzon::app {

struct ContactState {
    db::ContactMeans means;
    std::optional<db::ContactCode> code;  // the newest one, while one is waited for
};

// Everything the owner of a mailbox sees of how it is arranged.
struct EnrolmentState {
    Party party;
    Terms terms;
    std::optional<Instant> terms_signed;  // the terms of today
    std::optional<Instant> cedulas_requested;
    std::optional<db::Mailbox> mailbox;
    std::vector<ContactState> contacts;      // that count or wait for their code
    std::vector<db::Representative> people;  // that may enter, or will
    Findings health;
    std::vector<db::MailboxHappening> history;  // newest first
};

// HABILITACION-AJENA, TERMINOS-ILEGIBLE.
[[nodiscard]] tl::expected<EnrolmentState, Findings> enrolment_state(const Services& services,
                                                                     const EnrolmentCaller& who);

}  // namespace buzon::app
