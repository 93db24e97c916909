#include "db/people.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kUpsert{
    "people_upsert",
    "INSERT INTO persons (rfc, name, curp, registro_patronal)"
    " SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])"
    " ON CONFLICT (rfc) DO UPDATE SET name = excluded.name, curp = excluded.curp,"
    " registro_patronal = excluded.registro_patronal"};

constexpr Query kFind{"person_find",
                      "SELECT rfc, name, curp, registro_patronal FROM persons WHERE rfc = $1"};

constexpr Query kAddRepresentative{
    "representative_add",
    "INSERT INTO representatives (rfc_represented, rfc, role, valid_from, valid_to)"
    " VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (rfc_represented, rfc, valid_from)"
    " DO UPDATE SET role = excluded.role, valid_to = excluded.valid_to"};

constexpr Query kAdd{"person_add",
                     "INSERT INTO persons (rfc, name, curp) VALUES ($1, $2, $3)"
                     " ON CONFLICT (rfc) DO NOTHING"};

constexpr Query kGrant{
    "representation_grant",
    "INSERT INTO representatives (rfc_represented, rfc, role, valid_from, valid_to, name)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (rfc_represented, rfc, valid_from)"
    " DO UPDATE SET role = excluded.role, valid_to = excluded.valid_to, name = excluded.name,"
    " revoked_at = NULL"};

constexpr Query kRevoke{"representation_revoke",
                        "UPDATE representatives SET revoked_at = $4 WHERE rfc_represented = $1"
                        " AND rfc = $2 AND valid_from = $3 AND revoked_at IS NULL"};

constexpr Query kRepresentativesOf{
    "representatives_of",
    "SELECT r.rfc_represented, r.rfc, r.role, r.valid_from, r.valid_to, coalesce(r.name, p.name),"
    " r.revoked_at FROM representatives r LEFT JOIN persons p ON p.rfc = r.rfc"
    " WHERE r.rfc_represented = $1 ORDER BY r.valid_from DESC, r.rfc"};

constexpr Query kRepresentation{
    "representation",
    "SELECT role FROM representatives WHERE rfc_represented = $1 AND rfc = $2"
    " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) AND revoked_at IS NULL"
    " ORDER BY valid_from DESC LIMIT 1"};

constexpr Query kRepresentedBy{
    "represented_by",
    "SELECT rfc_represented, rfc, role, valid_from, valid_to FROM representatives"
    " WHERE rfc = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)"
    " AND revoked_at IS NULL"
    " ORDER BY rfc_represented, valid_from"};

}  // namespace

std::string_view name_of(RepresentativeRole role)
{
    switch (role) {
        case RepresentativeRole::Titular: return "titular";
        case RepresentativeRole::Representante: return "representante";
        case RepresentativeRole::Autorizado: return "autorizado";
        case RepresentativeRole::Contador: return "contador";
    }
    return {};
}

std::optional<RepresentativeRole> representative_role_of(std::string_view name)
{
    using enum RepresentativeRole;
    return by_name({Titular, Representante, Autorizado, Contador}, name);
}

void upsert_people(Transaction& tx, const std::vector<Person>& people)
{
    std::vector<Rfc> rfcs;
    std::vector<std::string> names;
    std::vector<std::optional<std::string>> curps;
    std::vector<std::optional<std::string>> registros;
    rfcs.reserve(people.size());
    names.reserve(people.size());
    curps.reserve(people.size());
    registros.reserve(people.size());
    for (const Person& person : people) {
        rfcs.push_back(person.rfc);
        names.push_back(person.name);
        curps.push_back(person.curp);
        registros.push_back(person.registro_patronal);
    }
    tx.exec(kUpsert, Params{rfcs, names, curps, registros});
}

std::optional<Person> find_person(Connection& db, const Rfc& rfc)
{
    return first(db.exec(kFind, Params{rfc}), [](Fields f) {
        return Person{.rfc = f.next<Rfc>(),
                      .name = f.next<std::string>(),
                      .curp = f.next<std::optional<std::string>>(),
                      .registro_patronal = f.next<std::optional<std::string>>()};
    });
}

void add_representative(Transaction& tx, const Representative& r)
{
    tx.exec(kAddRepresentative, Params{r.represented, r.rfc, name_of(r.role), r.from, r.to});
}

void add_person(Transaction& tx, const Person& person)
{
    tx.exec(kAdd, Params{person.rfc, person.name, person.curp});
}

void grant_representation(Transaction& tx, const Representative& r)
{
    tx.exec(kGrant, Params{r.represented, r.rfc, name_of(r.role), r.from, r.to, r.name});
}

bool revoke_representation(Transaction& tx, const Representative& whose, Instant at)
{
    return tx.exec(kRevoke, Params{whose.represented, whose.rfc, whose.from, at}).affected() > 0;
}

std::vector<Representative> representatives_of(Connection& db, const Rfc& represented)
{
    return each(db.exec(kRepresentativesOf, Params{represented}), [](Fields f) {
        return Representative{.represented = f.next<Rfc>(),
                              .rfc = f.next<Rfc>(),
                              .role = f.next_enum(representative_role_of),
                              .from = f.next<LocalDate>(),
                              .to = f.next<std::optional<LocalDate>>(),
                              .name = f.next<std::optional<std::string>>(),
                              .revoked_at = f.next<std::optional<Instant>>()};
    });
}

std::optional<RepresentativeRole> representation(Connection& db, const Rfc& represented,
                                                 const Rfc& rfc, LocalDate on)
{
    if (represented == rfc) return RepresentativeRole::Titular;
    return first(db.exec(kRepresentation, Params{represented, rfc, on}),
                 [](Fields f) { return f.next_enum(representative_role_of); });
}

std::vector<Representative> represented_by(Connection& db, const Rfc& rfc, LocalDate on)
{
    return each(db.exec(kRepresentedBy, Params{rfc, on}), [](Fields f) {
        return Representative{.represented = f.next<Rfc>(),
                              .rfc = f.next<Rfc>(),
                              .role = f.next_enum(representative_role_of),
                              .from = f.next<LocalDate>(),
                              .to = f.next<std::optional<LocalDate>>()};
    });
}

}  // namespace buzon::db
