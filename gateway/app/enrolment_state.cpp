#include "gateway/app/enrolment_state.hpp"

#include "gateway/app/mailbox_health.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

namespace buzon::app {

tl::expected<EnrolmentState, Findings> enrolment_state(const Services& services,
                                                       const EnrolmentCaller& who)
{
    auto terms = current_terms(services);
    if (!terms) return tl::unexpected(terms.error());
    auto lease = services.database().lease(request_deadline());
    auto party = find_party(services, *lease, who.caller, who.owner);
    if (!party) return tl::unexpected(party.error());
    const Instant now = services.now();
    const LocalDate today = zona_centro(now).date;
    const Rfc owner = party->owner.rfc;

    EnrolmentState state{.party = std::move(*party),
                         .terms = std::move(*terms),
                         .terms_signed = std::nullopt,
                         .cedulas_requested = std::nullopt,
                         .mailbox = db::find_mailbox(*lease, owner),
                         .contacts = {},
                         .people = {},
                         .health = {},
                         .history = db::happenings_of(*lease, owner)};
    const auto contacts = db::contacts_of(*lease, owner);
    state.health = mailbox_health({state.mailbox, contacts, state.terms.sha}, now);
    for (const db::ContactMeans& one : contacts) {
        if (!in_use(one) && !pending(one, now)) continue;
        ContactState contact{one, std::nullopt};
        if (!in_use(one) || bounced(one)) contact.code = db::newest_code(*lease, one.id);
        state.contacts.push_back(std::move(contact));
    }
    for (db::Representative& one : db::representatives_of(*lease, owner)) {
        if (one.revoked_at || (one.to && *one.to < today)) continue;
        state.people.push_back(std::move(one));
    }
    for (const db::MailboxHappening& one : state.history) {
        if (one.kind == db::Happening::CedulasRequested) state.cedulas_requested = one.occurred_at;
        if (one.kind != db::Happening::TermsSigned || state.terms_signed) continue;
        const Poco::JSON::Object detail = json::parse_object(one.detail);
        if (detail.optValue<std::string>("sha256", "") == state.terms.sha.hex()) {
            state.terms_signed = one.occurred_at;
        }
    }
    if (state.mailbox) {
        if (state.mailbox->cedulas_request_at) {
            state.cedulas_requested = state.mailbox->cedulas_request_at;
        }
        if (!state.terms_signed && state.mailbox->terms_sha == state.terms.sha) {
            state.terms_signed = state.mailbox->enabled_at;
        }
    }
    return state;
}

}  // namespace buzon::app
