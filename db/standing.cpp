#include "db/standing.hpp"

#include <stdexcept>
#include <string>

namespace buzon::db {
namespace {

constexpr Query kFind{"standing_find", "SELECT value FROM standing"};
constexpr Query kSettle{"standing_settle",
                        "INSERT INTO standing (value, since) VALUES ($1, $2)"
                        " ON CONFLICT DO NOTHING"};

Standing standing_of(std::string_view name)
{
    for (const Standing one : {Standing::Legal, Standing::Rehearsal}) {
        if (name_of(one) == name) return one;
    }
    throw std::logic_error("a standing that the database knows and the program does not");
}

}  // namespace

std::string_view name_of(Standing standing)
{
    switch (standing) {
        case Standing::Legal: return "legal";
        case Standing::Rehearsal: return "rehearsal";
    }
    return {};
}

std::optional<Standing> find_standing(Connection& db)
{
    const Rows rows = db.exec(kFind);
    if (rows.empty()) return std::nullopt;
    return standing_of(rows.front().next<std::string>());
}

Standing settle_standing(Transaction& tx, Standing standing, Instant at)
{
    if (const auto settled = find_standing(tx)) return *settled;
    static_cast<void>(tx.exec(kSettle, Params{name_of(standing), at}));
    // A statement of its own, so that it sees what another committed while the INSERT waited.
    return find_standing(tx).value();
}

}  // namespace buzon::db
