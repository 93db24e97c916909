#include "db/banks.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kUpsert{
    "bank_upsert",
    "INSERT INTO banks (entity, name, rfc, base_url, client_cert, signing_cert, calendar)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)"
    " ON CONFLICT (entity) DO UPDATE SET name = excluded.name, rfc = excluded.rfc,"
    " base_url = excluded.base_url, client_cert = excluded.client_cert,"
    " signing_cert = excluded.signing_cert, calendar = excluded.calendar"};

constexpr Query kFind{"bank_find",
                      "SELECT entity, name, rfc, base_url, client_cert, signing_cert, calendar"
                      " FROM banks WHERE entity = $1"};

constexpr Query kOfClient{"bank_of_client",
                          "SELECT entity, name, rfc, base_url, client_cert, signing_cert, calendar"
                          " FROM banks WHERE client_cert = $1"};

constexpr Query kAll{"banks_all",
                     "SELECT entity, name, rfc, base_url, client_cert, signing_cert, calendar"
                     " FROM banks ORDER BY entity"};

constexpr Query kUpsertSystem{
    "issuing_system_upsert",
    "INSERT INTO issuing_systems (client_cert, name, unit) VALUES ($1, $2, $3)"
    " ON CONFLICT (client_cert) DO UPDATE SET name = excluded.name, unit = excluded.unit"};

constexpr Query kSystemOfClient{
    "issuing_system_of_client",
    "SELECT client_cert, name, unit FROM issuing_systems WHERE client_cert = $1"};

Bank read(Fields f)
{
    return {.entity = f.next<std::string>(),
            .name = f.next<std::string>(),
            .rfc = f.next<Rfc>(),
            .base_url = f.next<std::string>(),
            .client_cert = f.next<Sha256>(),
            .signing_cert = f.next<Sha256>(),
            .calendar = f.next<std::string>()};
}

constexpr Query kNextSeq{
    "bank_next_seq",
    "INSERT INTO bank_sequences (entity, lane, last) VALUES ($1, $2, 1) "
    "ON CONFLICT (entity, lane) DO UPDATE SET last = bank_sequences.last + 1 RETURNING last"};

}  // namespace

std::int64_t next_bank_seq(Transaction& tx, std::string_view entity, BankLane lane)
{
    const std::string_view name = lane == BankLane::Normal ? "NORMAL" : "RELEASE";
    return tx.exec(kNextSeq, Params{entity, name}).front().next<std::int64_t>();
}

void upsert_bank(Transaction& tx, const Bank& bank)
{
    tx.exec(kUpsert, Params{bank.entity, bank.name, bank.rfc, bank.base_url, bank.client_cert,
                            bank.signing_cert, bank.calendar});
}

std::optional<Bank> find_bank(Connection& db, std::string_view entity)
{
    return first(db.exec(kFind, Params{entity}), read);
}

std::optional<Bank> bank_of_client(Connection& db, const Sha256& client_cert)
{
    return first(db.exec(kOfClient, Params{client_cert}), read);
}

std::vector<Bank> all_banks(Connection& db)
{
    return each(db.exec(kAll), read);
}

void upsert_issuing_system(Transaction& tx, const IssuingSystem& system)
{
    tx.exec(kUpsertSystem, Params{system.client_cert, system.name, system.unit});
}

std::optional<IssuingSystem> issuing_system_of_client(Connection& db, const Sha256& client_cert)
{
    return first(db.exec(kSystemOfClient, Params{client_cert}), [](Fields f) {
        return IssuingSystem{.client_cert = f.next<Sha256>(),
                             .name = f.next<std::string>(),
                             .unit = f.next<std::string>()};
    });
}

}  // namespace buzon::db
