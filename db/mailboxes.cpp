#include "db/mailboxes.hpp"

#include "db/names.hpp"

#include <stdexcept>

namespace buzon::db {
namespace {

constexpr Query kEnable{"mailbox_enable",
                        "INSERT INTO mailboxes (rfc, enabled_at, terms_sha, cedulas_request_at)"
                        " VALUES ($1, $2, $3, $4) ON CONFLICT (rfc) DO NOTHING"};

constexpr Query kFind{"mailbox_find",
                      "SELECT rfc, enabled_at, terms_sha, cedulas_request_at, closed_at"
                      " FROM mailboxes WHERE rfc = $1"};

constexpr Query kRequestCedulas{"mailbox_request_cedulas",
                                "UPDATE mailboxes SET cedulas_request_at = $2"
                                " WHERE rfc = $1 AND cedulas_request_at IS NULL"};

constexpr Query kClose{"mailbox_close",
                       "UPDATE mailboxes SET closed_at = $2 WHERE rfc = $1 AND closed_at IS NULL"};

// DO UPDATE with the same value, so that RETURNING answers for an address known already.
constexpr Query kAddContact{
    "contact_add",
    "INSERT INTO contact_means (rfc, kind, address, registered_at, confirmed_at)"
    " VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (rfc, kind, address) DO UPDATE SET address = excluded.address"
    " RETURNING id"};

constexpr Query kMarkConfirmed{"contact_confirmed",
                               "UPDATE contact_means SET confirmed_at = $2 WHERE id = $1"};
constexpr Query kMarkBounced{"contact_bounced",
                             "UPDATE contact_means SET bounced_at = $2 WHERE id = $1"};
constexpr Query kMarkLapsed{"contact_lapsed",
                            "UPDATE contact_means SET lapsed_at = $2 WHERE id = $1"};

constexpr Query kContacts{"contacts_of",
                          "SELECT id, rfc, kind, address, registered_at, confirmed_at, bounced_at,"
                          " lapsed_at, withdrawn_at FROM contact_means WHERE rfc = $1 ORDER BY id"};

// One row per usable address; a person without any has one row with NULL.
constexpr Query kAddressees{
    "addressees_find",
    "SELECT p.rfc, p.name, p.curp, p.registro_patronal,"
    " m.rfc IS NOT NULL, m.enabled_at, m.terms_sha, m.cedulas_request_at, m.closed_at, c.address"
    " FROM persons p"
    " LEFT JOIN mailboxes m ON m.rfc = p.rfc"
    " LEFT JOIN contact_means c ON c.rfc = p.rfc AND c.kind = 'email'"
    "  AND c.confirmed_at IS NOT NULL AND c.lapsed_at IS NULL"
    " WHERE p.rfc = ANY ($1::text[]) ORDER BY p.rfc, c.id"};

constexpr Query kRegister{
    "contact_register",
    "INSERT INTO contact_means (rfc, kind, address, registered_at) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (rfc, kind, address) DO UPDATE SET registered_at = excluded.registered_at,"
    " confirmed_at = NULL, bounced_at = NULL, lapsed_at = NULL, withdrawn_at = NULL"
    " WHERE contact_means.lapsed_at IS NOT NULL RETURNING id"};

constexpr Query kMarkWithdrawn{
    "contact_withdrawn",
    "UPDATE contact_means SET withdrawn_at = $2, lapsed_at = $2 WHERE id = $1"};

constexpr Query kRenewTerms{"mailbox_renew_terms",
                            "UPDATE mailboxes SET terms_sha = $2 WHERE rfc = $1"};

const Query& mark_query(ContactMark mark)
{
    switch (mark) {
        case ContactMark::Confirmed: return kMarkConfirmed;
        case ContactMark::Bounced: return kMarkBounced;
        case ContactMark::Lapsed: return kMarkLapsed;
        case ContactMark::Withdrawn: return kMarkWithdrawn;
    }
    throw std::logic_error("contact mark");
}

std::optional<Mailbox> read_mailbox(Fields& f, const Rfc& rfc)
{
    if (!f.next<bool>()) {
        for (int skipped = 0; skipped < 4; ++skipped) {
            static_cast<void>(f.next<std::optional<std::string_view>>());
        }
        return std::nullopt;
    }
    return Mailbox{.rfc = rfc,
                   .enabled_at = f.next<Instant>(),
                   .terms_sha = f.next<Sha256>(),
                   .cedulas_request_at = f.next<std::optional<Instant>>(),
                   .closed_at = f.next<std::optional<Instant>>()};
}

}  // namespace

std::string_view name_of(ContactKind kind)
{
    switch (kind) {
        case ContactKind::Email: return "email";
        case ContactKind::Mobile: return "mobile";
    }
    return {};
}

std::optional<ContactKind> contact_kind_of(std::string_view name)
{
    return by_name({ContactKind::Email, ContactKind::Mobile}, name);
}

bool enable_mailbox(Transaction& tx, const Mailbox& mailbox)
{
    return tx.exec(kEnable, Params{mailbox.rfc, mailbox.enabled_at, mailbox.terms_sha,
                                   mailbox.cedulas_request_at})
               .affected() == 1;
}

std::optional<Mailbox> find_mailbox(Connection& db, const Rfc& rfc)
{
    return first(db.exec(kFind, Params{rfc}), [](Fields f) {
        return Mailbox{.rfc = f.next<Rfc>(),
                       .enabled_at = f.next<Instant>(),
                       .terms_sha = f.next<Sha256>(),
                       .cedulas_request_at = f.next<std::optional<Instant>>(),
                       .closed_at = f.next<std::optional<Instant>>()};
    });
}

void request_cedulas(Transaction& tx, const Rfc& rfc, Instant at)
{
    tx.exec(kRequestCedulas, Params{rfc, at});
}

void renew_terms(Transaction& tx, const Rfc& rfc, const Sha256& terms)
{
    tx.exec(kRenewTerms, Params{rfc, terms});
}

void close_mailbox(Transaction& tx, const Rfc& rfc, Instant at)
{
    tx.exec(kClose, Params{rfc, at});
}

std::int64_t add_contact(Transaction& tx, const ContactMeans& means)
{
    return tx
        .exec(kAddContact, Params{means.rfc, name_of(means.kind), means.address,
                                  means.registered_at, means.confirmed_at})
        .front()
        .next<std::int64_t>();
}

void mark_contact(Transaction& tx, std::int64_t contact_id, ContactMark mark, Instant at)
{
    tx.exec(mark_query(mark), Params{contact_id, at});
}

std::vector<ContactMeans> contacts_of(Connection& db, const Rfc& rfc)
{
    return each(db.exec(kContacts, Params{rfc}), read_contact);
}

ContactMeans read_contact(Fields f)
{
    return {.id = f.next<std::int64_t>(),
            .rfc = f.next<Rfc>(),
            .kind = f.next_enum(contact_kind_of),
            .address = f.next<std::string>(),
            .registered_at = f.next<Instant>(),
            .confirmed_at = f.next<std::optional<Instant>>(),
            .bounced_at = f.next<std::optional<Instant>>(),
            .lapsed_at = f.next<std::optional<Instant>>(),
            .withdrawn_at = f.next<std::optional<Instant>>()};
}

std::optional<std::int64_t> register_contact(Transaction& tx, const ContactMeans& means)
{
    return first(tx.exec(kRegister, Params{means.rfc, name_of(means.kind), means.address,
                                           means.registered_at}),
                 [](Fields f) { return f.next<std::int64_t>(); });
}

std::vector<Addressee> find_addressees(Connection& db, const std::vector<Rfc>& rfcs)
{
    const Rows rows = db.exec(kAddressees, Params{rfcs});
    std::vector<Addressee> found;
    for (int i = 0; i < rows.size(); ++i) {
        Fields f = rows.row(i);
        Person person{.rfc = f.next<Rfc>(),
                      .name = f.next<std::string>(),
                      .curp = f.next<std::optional<std::string>>(),
                      .registro_patronal = f.next<std::optional<std::string>>()};
        std::optional<Mailbox> mailbox = read_mailbox(f, person.rfc);
        auto email = f.next<std::optional<std::string>>();
        if (found.empty() || found.back().person.rfc != person.rfc) {
            found.push_back({std::move(person), std::move(mailbox), {}});
        }
        if (email) found.back().emails.push_back(*std::move(email));
    }
    return found;
}

}  // namespace buzon::db
