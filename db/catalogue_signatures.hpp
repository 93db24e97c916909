#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// A version of an act type is proposed by one official and approved by another.
enum class CatalogueStep { Proposed, Approved };
[[nodiscard]] std::string_view name_of(CatalogueStep step);
[[nodiscard]] std::optional<CatalogueStep> catalogue_step_of(std::string_view name);

// One official's signature over the digest of a version's files.
struct CatalogueSignature {
    std::string act_type;
    std::string version;
    Sha256 digest;
    CatalogueStep step = CatalogueStep::Proposed;
    Rfc official;
    Instant signed_at;
    std::string signature;  // bytes
    std::string cert;       // DER
};

// False when that step of that digest is taken, or the official signed it before.
[[nodiscard]] bool add_catalogue_signature(Transaction& tx, const CatalogueSignature& signature);

// Of every digest the version ever had, oldest first.
[[nodiscard]] std::vector<CatalogueSignature> catalogue_signatures_of(Connection& db,
                                                                      std::string_view act_type,
                                                                      std::string_view version);

// Whether both steps of exactly this digest are signed.
[[nodiscard]] bool is_approved(Connection& db, std::string_view act_type, std::string_view version,
                               const Sha256& digest);

}  // namespace buzon::db
