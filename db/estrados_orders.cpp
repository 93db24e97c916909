#include "db/estrados_orders.hpp"

#include "db/names.hpp"

#include <sstream>

namespace buzon::db {
namespace {

constexpr Query kAdd{"estrados_order_add",
                     "INSERT INTO estrados_orders"
                     " (act_id, ground, facts, ordered_at, official_rfc, folio, document)"
                     " VALUES ($1, $2, $3::text[], $4, $5, $6, $7)"
                     " ON CONFLICT (act_id) WHERE outcome IS NULL OR outcome = 'published'"
                     " DO NOTHING"};

constexpr Query kFind{"estrados_order_find",
                      "SELECT id, act_id, ground, array_to_string(facts, E'\\n'), ordered_at,"
                      " official_rfc, folio, document, rechecked_at, outcome"
                      " FROM estrados_orders WHERE act_id = $1 ORDER BY id DESC LIMIT 1"};

constexpr Query kClose{"estrados_order_close",
                       "UPDATE estrados_orders SET rechecked_at = $3, outcome = $2 WHERE id = $1"};

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

EstradosOrder read(Fields f)
{
    return {.id = f.next<std::int64_t>(),
            .act = f.next<ActId>(),
            .ground = f.next_enum(estrados_ground_of),
            .facts = lines(f.next<std::string>()),
            .ordered_at = f.next<Instant>(),
            .official = f.next<Rfc>(),
            .folio = f.next<Folio>(),
            .document = f.next<Sha256>(),
            .rechecked_at = f.next<std::optional<Instant>>(),
            .outcome = f.next_optional_enum(estrados_outcome_of)};
}

}  // namespace

std::string_view name_of(EstradosOutcome outcome)
{
    switch (outcome) {
        case EstradosOutcome::Published: return "published";
        case EstradosOutcome::Mailbox: return "mailbox";
        case EstradosOutcome::Withheld: return "withheld";
    }
    return {};
}

std::optional<EstradosOutcome> estrados_outcome_of(std::string_view name)
{
    return by_name(
        {EstradosOutcome::Published, EstradosOutcome::Mailbox, EstradosOutcome::Withheld}, name);
}

bool add_estrados_order(Transaction& tx, const EstradosOrder& o)
{
    return tx.exec(kAdd, Params{o.act, name_of(o.ground), o.facts, o.ordered_at, o.official,
                                o.folio, o.document})
               .affected() == 1;
}

std::optional<EstradosOrder> find_estrados_order(Connection& db, ActId act)
{
    return first(db.exec(kFind, Params{act}), read);
}

void close_estrados_order(Transaction& tx, std::int64_t id, EstradosOutcome outcome, Instant at)
{
    tx.exec(kClose, Params{id, name_of(outcome), at});
}

}  // namespace buzon::db
