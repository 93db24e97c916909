#include "db/officials.hpp"

#include "db/names.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::db {
namespace {

constexpr Query kUpsert{
    "official_upsert",
    "INSERT INTO officials"
    " (rfc, name, post, unit, grade, roles, cert_number, in_force_from, in_force_to)"
    " VALUES ($1, $2, $3, $4, $5, $6::text[], $7, $8, $9)"
    " ON CONFLICT (rfc) DO UPDATE SET name = excluded.name, post = excluded.post,"
    " unit = excluded.unit, grade = excluded.grade, roles = excluded.roles,"
    " cert_number = excluded.cert_number, in_force_from = excluded.in_force_from,"
    " in_force_to = excluded.in_force_to"};

constexpr Query kFind{
    "official_find",
    "SELECT rfc, name, post, unit, grade, array_to_string(roles, ','), cert_number,"
    " in_force_from, in_force_to FROM officials WHERE rfc = $1"};

constexpr Query kOfUnit{
    "officials_of_unit",
    "SELECT rfc, name, post, unit, grade, array_to_string(roles, ','), cert_number,"
    " in_force_from, in_force_to FROM officials WHERE unit = $1 ORDER BY rfc"};

constexpr Query kGrant{
    "competence_grant",
    "INSERT INTO official_competence (official, act_type, valid_from, valid_to, grounds)"
    " VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (official, act_type, valid_from)"
    " DO UPDATE SET valid_to = excluded.valid_to, grounds = excluded.grounds"};

constexpr Query kCompetence{
    "competence_find",
    "SELECT official, act_type, valid_from, valid_to, grounds FROM official_competence"
    " WHERE official = $1 AND act_type = $2 AND valid_from <= $3"
    " AND (valid_to IS NULL OR valid_to >= $3) ORDER BY valid_from DESC LIMIT 1"};

std::vector<OfficialRole> roles_of(std::string_view list)
{
    std::vector<OfficialRole> roles;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::optional<OfficialRole> role = official_role_of(list.substr(0, comma));
        if (!role) throw std::logic_error("role of an official");
        roles.push_back(*role);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return roles;
}

Official read(Fields f)
{
    return {.rfc = f.next<Rfc>(),
            .name = f.next<std::string>(),
            .post = f.next<std::string>(),
            .unit = f.next<std::string>(),
            .grade = f.next<std::string>(),
            .roles = roles_of(f.next<std::string_view>()),
            .cert_number = f.next<std::string>(),
            .in_force_from = f.next<LocalDate>(),
            .in_force_to = f.next<std::optional<LocalDate>>()};
}

}  // namespace

std::string_view name_of(OfficialRole role)
{
    switch (role) {
        case OfficialRole::Firmante: return "firmante";
        case OfficialRole::Aprobador: return "aprobador";
        case OfficialRole::Operador: return "operador";
        case OfficialRole::Auditor: return "auditor";
        case OfficialRole::Juridico: return "juridico";
    }
    return {};
}

std::optional<OfficialRole> official_role_of(std::string_view name)
{
    using enum OfficialRole;
    return by_name({Firmante, Aprobador, Operador, Auditor, Juridico}, name);
}

bool Official::has(OfficialRole role) const
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

void upsert_official(Transaction& tx, const Official& official)
{
    std::vector<std::string> roles;
    roles.reserve(official.roles.size());
    for (const OfficialRole role : official.roles) roles.emplace_back(name_of(role));
    tx.exec(kUpsert,
            Params{official.rfc, official.name, official.post, official.unit, official.grade, roles,
                   official.cert_number, official.in_force_from, official.in_force_to});
}

std::optional<Official> find_official(Connection& db, const Rfc& rfc)
{
    return first(db.exec(kFind, Params{rfc}), read);
}

std::vector<Official> officials_of(Connection& db, std::string_view unit)
{
    return each(db.exec(kOfUnit, Params{unit}), read);
}

void grant_competence(Transaction& tx, const Competence& c)
{
    tx.exec(kGrant, Params{c.official, c.act_type, c.from, c.to, c.grounds});
}

std::optional<Competence> find_competence(Connection& db, const Rfc& official,
                                          std::string_view act_type, LocalDate on)
{
    return first(db.exec(kCompetence, Params{official, act_type, on}), [](Fields f) {
        return Competence{.official = f.next<Rfc>(),
                          .act_type = f.next<std::string>(),
                          .from = f.next<LocalDate>(),
                          .to = f.next<std::optional<LocalDate>>(),
                          .grounds = f.next<std::string>()};
    });
}

}  // namespace buzon::db
