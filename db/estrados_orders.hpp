#pragma once

#include "core/estrados_ground.hpp"
#include "db/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// The accord by which a competent official orders a publication (LSS 286 M, CFF 134-III), and what
// became of it at the instant of publication, when the mailbox was looked up again.
enum class EstradosOutcome {
    Published,
    Mailbox,   // the employer could be reached by now: the act took the mailbox route
    Withheld,  // reachable, but this act may not go by mailbox (LSS 40): neither route
};
[[nodiscard]] std::string_view name_of(EstradosOutcome outcome);
[[nodiscard]] std::optional<EstradosOutcome> estrados_outcome_of(std::string_view name);

struct EstradosOrder {
    std::int64_t id = 0;  // given by the database
    ActId act;
    EstradosGround ground = EstradosGround::NotEnabled;
    std::vector<std::string> facts;  // one line each, at least one
    Instant ordered_at;
    Rfc official;
    Folio folio;      // of the accord
    Sha256 document;  // the accord, XML
    std::optional<Instant> rechecked_at;
    std::optional<EstradosOutcome> outcome;

    [[nodiscard]] bool in_force() const
    {
        return !outcome || *outcome == EstradosOutcome::Published;
    }
};
// False when another order of the act is in force (nothing changes then). The caller holds the
// act's row.
[[nodiscard]] bool add_estrados_order(Transaction& tx, const EstradosOrder& order);
// The newest one.
[[nodiscard]] std::optional<EstradosOrder> find_estrados_order(Connection& db, ActId act);
void close_estrados_order(Transaction& tx, std::int64_t id, EstradosOutcome outcome, Instant at);

}  // namespace buzon::db
