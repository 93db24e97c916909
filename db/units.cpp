#include "db/units.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kUpsert{
    "unit_upsert",
    "INSERT INTO units (code, name, ooad, sub, domicilio, calendar_scope, phone)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)"
    " ON CONFLICT (code) DO UPDATE SET name = excluded.name, ooad = excluded.ooad,"
    " sub = excluded.sub, domicilio = excluded.domicilio,"
    " calendar_scope = excluded.calendar_scope, phone = excluded.phone"};

constexpr Query kFind{"unit_find",
                      "SELECT code, name, ooad, sub, domicilio, calendar_scope, phone"
                      " FROM units WHERE code = $1"};

constexpr Query kAll{"units_all",
                     "SELECT code, name, ooad, sub, domicilio, calendar_scope, phone"
                     " FROM units ORDER BY code"};

Unit read(Fields f)
{
    return {.code = f.next<std::string>(),
            .name = f.next<std::string>(),
            .ooad = f.next<std::string>(),
            .sub = f.next<std::string>(),
            .domicilio = f.next<std::string>(),
            .calendar_scope = f.next<std::string>(),
            .phone = f.next<std::string>()};
}

}  // namespace

void upsert_unit(Transaction& tx, const Unit& unit)
{
    tx.exec(kUpsert, Params{unit.code, unit.name, unit.ooad, unit.sub, unit.domicilio,
                            unit.calendar_scope, unit.phone});
}

std::optional<Unit> find_unit(Connection& db, std::string_view code)
{
    return first(db.exec(kFind, Params{code}), read);
}

std::vector<Unit> all_units(Connection& db)
{
    return each(db.exec(kAll), read);
}

}  // namespace buzon::db
