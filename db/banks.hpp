#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// A bank's profile. Fingerprints are SHA-256 of the DER certificate.
struct Bank {
    std::string entity;  // CNBV code: "040032"
    std::string name;
    Rfc rfc;
    std::string base_url;  // of its mutual-TLS endpoint
    Sha256 client_cert;    // who calls us with it is this bank
    Sha256 signing_cert;   // its answers are signed with it
    std::string calendar;  // scope of its business calendar
};
void upsert_bank(Transaction& tx, const Bank& bank);
[[nodiscard]] std::optional<Bank> find_bank(Connection& db, std::string_view entity);
[[nodiscard]] std::optional<Bank> bank_of_client(Connection& db, const Sha256& client_cert);
[[nodiscard]] std::vector<Bank> all_banks(Connection& db);

// The next number of the messages to this bank in this lane. The row stays locked until commit, so
// that numbers have no gaps.
enum class BankLane { Normal, Release };
[[nodiscard]] std::int64_t next_bank_seq(Transaction& tx, std::string_view entity, BankLane lane);

// A system of the institute that may submit acts for one unit, known by its client certificate.
struct IssuingSystem {
    Sha256 client_cert;
    std::string name;
    std::string unit;
};
void upsert_issuing_system(Transaction& tx, const IssuingSystem& system);
[[nodiscard]] std::optional<IssuingSystem> issuing_system_of_client(Connection& db,
                                                                    const Sha256& client_cert);

}  // namespace buzon::db
