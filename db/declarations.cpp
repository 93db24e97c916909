#include "db/declarations.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kCreate{
    "declaration_request_create",
    "INSERT INTO declaration_requests (nonce, rfc, signer, kind, fields, cadena, created_at,"
    " expires_at) VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8)"};

constexpr Query kTake{"declaration_request_take",
                      "DELETE FROM declaration_requests WHERE nonce = $1 AND expires_at > $2"
                      " RETURNING nonce, rfc, signer, kind, fields, cadena, created_at,"
                      " expires_at"};

constexpr Query kAppend{
    "mailbox_happening_append",
    "INSERT INTO mailbox_happenings (rfc, kind, occurred_at, actor, detail, acuse_xml, acuse_pdf)"
    " VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7)"};

constexpr Query kList{"mailbox_happenings",
                      "SELECT id, rfc, kind, occurred_at, actor, detail, acuse_xml, acuse_pdf"
                      " FROM mailbox_happenings WHERE rfc = $1 ORDER BY id DESC"};

constexpr Query kNewest{"mailbox_happening_newest",
                        "SELECT id, rfc, kind, occurred_at, actor, detail, acuse_xml, acuse_pdf"
                        " FROM mailbox_happenings WHERE rfc = $1 AND kind = $2"
                        " ORDER BY id DESC LIMIT 1"};

constexpr Query kLock{"person_lock", "SELECT rfc FROM persons WHERE rfc = $1 FOR NO KEY UPDATE"};

MailboxHappening read_happening(Fields f)
{
    const auto id = f.next<std::int64_t>();
    MailboxHappening happening{.rfc = f.next<Rfc>(),
                               .kind = f.next_enum(happening_of),
                               .occurred_at = f.next<Instant>(),
                               .actor = f.next<std::string>(),
                               .detail = f.next<std::string>()};
    happening.id = id;
    const auto xml = f.next<std::optional<Sha256>>();
    const auto pdf = f.next<std::optional<Sha256>>();
    if (xml && pdf) happening.acuse = AcuseFiles{*xml, *pdf};
    return happening;
}

}  // namespace

std::string_view name_of(Happening kind)
{
    switch (kind) {
        case Happening::ContactAdded: return "contact_added";
        case Happening::ContactConfirmed: return "contact_confirmed";
        case Happening::ContactLapsed: return "contact_lapsed";
        case Happening::ContactDropped: return "contact_dropped";
        case Happening::ContactWithdrawn: return "contact_withdrawn";
        case Happening::TermsSigned: return "terms_signed";
        case Happening::CedulasRequested: return "cedulas_requested";
        case Happening::PersonGranted: return "person_granted";
        case Happening::PersonRevoked: return "person_revoked";
        case Happening::Enabled: return "enabled";
    }
    return {};
}

std::optional<Happening> happening_of(std::string_view name)
{
    using enum Happening;
    return by_name({ContactAdded, ContactConfirmed, ContactLapsed, ContactDropped, ContactWithdrawn,
                    TermsSigned, CedulasRequested, PersonGranted, PersonRevoked, Enabled},
                   name);
}

void create_declaration_request(Transaction& tx, const DeclarationRequest& r)
{
    tx.exec(kCreate, Params{r.nonce, r.rfc, r.signer, r.kind, r.fields, r.cadena, r.created_at,
                            r.expires_at});
}

std::optional<DeclarationRequest> take_declaration_request(Transaction& tx, std::string_view nonce,
                                                           Instant now)
{
    return first(tx.exec(kTake, Params{nonce, now}), [](Fields f) {
        return DeclarationRequest{.nonce = f.next<std::string>(),
                                  .rfc = f.next<Rfc>(),
                                  .signer = f.next<Rfc>(),
                                  .kind = f.next<std::string>(),
                                  .fields = f.next<std::string>(),
                                  .cadena = f.next<std::string>(),
                                  .created_at = f.next<Instant>(),
                                  .expires_at = f.next<Instant>()};
    });
}

void append(Transaction& tx, const MailboxHappening& h)
{
    std::optional<Sha256> xml;
    std::optional<Sha256> pdf;
    if (h.acuse) {
        xml = h.acuse->xml;
        pdf = h.acuse->pdf;
    }
    tx.exec(kAppend, Params{h.rfc, name_of(h.kind), h.occurred_at, h.actor, h.detail, xml, pdf});
}

std::vector<MailboxHappening> happenings_of(Connection& db, const Rfc& rfc)
{
    return each(db.exec(kList, Params{rfc}), read_happening);
}

std::optional<MailboxHappening> newest_happening(Connection& db, const Rfc& rfc, Happening kind)
{
    return first(db.exec(kNewest, Params{rfc, name_of(kind)}), read_happening);
}

bool lock_person(Transaction& tx, const Rfc& rfc)
{
    return !tx.exec(kLock, Params{rfc}).empty();
}

}  // namespace buzon::db
