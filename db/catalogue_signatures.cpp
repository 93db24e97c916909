#include "db/catalogue_signatures.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kAdd{"catalogue_signature_add",
                     "INSERT INTO catalogue_signatures (act_type, version, digest, step,"
                     " official_rfc, signed_at, signature, cert)"
                     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING"};

constexpr Query kOf{"catalogue_signatures_of",
                    "SELECT act_type, version, digest, step, official_rfc, signed_at, signature,"
                    " cert FROM catalogue_signatures WHERE act_type = $1 AND version = $2"
                    " ORDER BY signed_at, step DESC"};

constexpr Query kApproved{"catalogue_is_approved",
                          "SELECT count(*) FROM catalogue_signatures"
                          " WHERE act_type = $1 AND version = $2 AND digest = $3"};

}  // namespace

std::string_view name_of(CatalogueStep step)
{
    switch (step) {
        case CatalogueStep::Proposed: return "proposed";
        case CatalogueStep::Approved: return "approved";
    }
    return {};
}

std::optional<CatalogueStep> catalogue_step_of(std::string_view name)
{
    return by_name({CatalogueStep::Proposed, CatalogueStep::Approved}, name);
}

bool add_catalogue_signature(Transaction& tx, const CatalogueSignature& s)
{
    return tx.exec(kAdd, Params{s.act_type, s.version, s.digest, name_of(s.step), s.official,
                                s.signed_at, Bytes{s.signature}, Bytes{s.cert}})
               .affected() == 1;
}

std::vector<CatalogueSignature> catalogue_signatures_of(Connection& db, std::string_view act_type,
                                                        std::string_view version)
{
    return each(db.exec(kOf, Params{act_type, version}), [](Fields f) {
        return CatalogueSignature{.act_type = f.next<std::string>(),
                                  .version = f.next<std::string>(),
                                  .digest = f.next<Sha256>(),
                                  .step = f.next_enum(catalogue_step_of),
                                  .official = f.next<Rfc>(),
                                  .signed_at = f.next<Instant>(),
                                  .signature = bytea(f.next<std::string_view>()),
                                  .cert = bytea(f.next<std::string_view>())};
    });
}

bool is_approved(Connection& db, std::string_view act_type, std::string_view version,
                 const Sha256& digest)
{
    constexpr std::int64_t steps = 2;  // the primary key allows each step once
    return db.exec(kApproved, Params{act_type, version, digest}).front().next<std::int64_t>() ==
           steps;
}

}  // namespace buzon::db
