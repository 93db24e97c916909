#include "db/acts.hpp"

#include "db/act_columns.hpp"
#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kReserve{
    "folios_reserve",
    "INSERT INTO folio_counters AS c (unit, year, last) VALUES ($1, $2, $3::bigint)"
    " ON CONFLICT (unit, year) DO UPDATE SET last = c.last + $3::bigint"
    " RETURNING last - $3::bigint + 1"};

constexpr Query kById{"act_by_id", "SELECT " BUZON_ACT_COLUMNS " FROM acts a WHERE a.id = $1"};
constexpr Query kByFolio{"act_by_folio",
                         "SELECT " BUZON_ACT_COLUMNS " FROM acts a WHERE a.folio = $1"};
constexpr Query kByReference{"act_by_reference", "SELECT " BUZON_ACT_COLUMNS
                                                 " FROM acts a WHERE a.unit = $1"
                                                 " AND a.reference = $2"};
constexpr Query kLock{"act_lock",
                      "SELECT " BUZON_ACT_COLUMNS " FROM acts a WHERE a.id = $1 FOR UPDATE"};
constexpr Query kKnownReferences{"references_known",
                                 "SELECT reference, folio, input_sha FROM acts"
                                 " WHERE unit = $1 AND reference = ANY ($2::text[])"};

constexpr Query kSetChannel{"act_set_channel", "UPDATE acts SET channel = $2 WHERE id = $1"};

constexpr Query kUnitPage{"unit_page", "SELECT " BUZON_ACT_COLUMNS
                                       " FROM acts a WHERE a.unit = $1"
                                       " AND ($2::text IS NULL OR a.state = $2)"
                                       " AND ($3::text IS NULL OR a.type = $3)"
                                       " AND ($4::bigint IS NULL OR a.id < $4)"
                                       " ORDER BY a.id DESC LIMIT $5"};

constexpr Query kCount{
    "acts_count_by_state",
    "SELECT state, count(*) FROM acts WHERE unit = $1 GROUP BY state ORDER BY state"};

constexpr Query kSetState{"act_set_state", "UPDATE acts SET state = $2 WHERE id = $1"};
constexpr Query kSetNotification{
    "act_set_notification",
    "UPDATE acts SET notified_on = $2, notified_by = $3, effective_on = $4,"
    " calendar_version = $5, due_on = NULL WHERE id = $1"};
constexpr Query kSetDue{"act_set_due", "UPDATE acts SET due_on = $2 WHERE id = $1"};

constexpr Query kDue{"acts_due", "SELECT " BUZON_ACT_COLUMNS
                                 " FROM acts a WHERE a.state = $1 AND a.due_on <= $2"
                                 " AND a.id > $3 ORDER BY a.id LIMIT $4"};

std::optional<std::string_view> state_name(std::optional<ActState> state)
{
    if (!state) return std::nullopt;
    return name_of(*state);
}

}  // namespace

std::string_view name_of(ActChannel channel)
{
    switch (channel) {
        case ActChannel::Buzon: return "buzon";
        case ActChannel::Estrados: return "estrados";
        case ActChannel::Banco: return "banco";
    }
    return {};
}

std::optional<ActChannel> act_channel_of(std::string_view name)
{
    using enum ActChannel;
    return by_name({Buzon, Estrados, Banco}, name);
}

std::string_view name_of(NotifiedBy by)
{
    switch (by) {
        case NotifiedBy::Acuse: return "acuse";
        case NotifiedBy::Dia4: return "dia4";
        case NotifiedBy::Estrados: return "estrados";
    }
    return {};
}

std::optional<NotifiedBy> notified_by_of(std::string_view name)
{
    using enum NotifiedBy;
    return by_name({Acuse, Dia4, Estrados}, name);
}

std::int64_t reserve_folios(Transaction& tx, std::string_view unit, int year, int count)
{
    return tx.exec(kReserve, Params{unit, year, count}).front().next<std::int64_t>();
}

std::optional<Act> find_act(Connection& db, ActId id)
{
    return first(db.exec(kById, Params{id}), read_act);
}

std::optional<Act> find_act(Connection& db, const Folio& folio)
{
    return first(db.exec(kByFolio, Params{folio}), read_act);
}

std::optional<Act> find_act_by_reference(Connection& db, std::string_view unit,
                                         std::string_view reference)
{
    return first(db.exec(kByReference, Params{unit, reference}), read_act);
}

std::vector<KnownReference> known_references(Connection& db, std::string_view unit,
                                             const std::vector<std::string>& references)
{
    return each(db.exec(kKnownReferences, Params{unit, references}), [](Fields f) {
        return KnownReference{.reference = f.next<std::string>(),
                              .folio = f.next<Folio>(),
                              .input_sha = f.next<Sha256>()};
    });
}

std::vector<Act> unit_page(Connection& db, const UnitFilter& filter, const Page& page)
{
    return each(db.exec(kUnitPage, Params{filter.unit, state_name(filter.state), filter.type,
                                          page.before, page.limit}),
                read_act);
}

std::vector<StateCount> count_by_state(Connection& db, std::string_view unit)
{
    return each(db.exec(kCount, Params{unit}), [](Fields f) {
        return StateCount{.state = f.next_enum(act_state_of), .count = f.next<std::int64_t>()};
    });
}

std::optional<Act> lock_act(Transaction& tx, ActId id)
{
    return first(tx.exec(kLock, Params{id}), read_act);
}

void set_act_channel(Transaction& tx, ActId id, ActChannel channel)
{
    tx.exec(kSetChannel, Params{id, name_of(channel)});
}

void set_act_state(Transaction& tx, ActId id, ActState state)
{
    tx.exec(kSetState, Params{id, name_of(state)});
}

void set_notification(Transaction& tx, ActId id, const Notification& n)
{
    tx.exec(kSetNotification,
            Params{id, n.notified_on, name_of(n.by), n.effective_on, n.calendar_version});
}

void set_due(Transaction& tx, ActId id, std::optional<LocalDate> due_on)
{
    tx.exec(kSetDue, Params{id, due_on});
}

std::vector<Act> acts_due(Connection& db, const DuePage& page)
{
    return each(db.exec(kDue, Params{name_of(page.state), page.today, page.after, page.limit}),
                read_act);
}

}  // namespace buzon::db
