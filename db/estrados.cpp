#include "db/estrados.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kPublish{
    "estrados_publish",
    "INSERT INTO estrados_publications (act_id, published_on, remove_after, redacted)"
    " VALUES ($1, $2, $3, $4) ON CONFLICT (act_id) DO NOTHING"};

constexpr Query kFind{"estrados_find",
                      "SELECT act_id, published_on, remove_after, removed_at, redacted"
                      " FROM estrados_publications WHERE act_id = $1"};

constexpr Query kPage{
    "estrados_page",
    "SELECT p.act_id, p.published_on, p.remove_after, p.removed_at, p.redacted, a.folio, u.name,"
    " a.type FROM estrados_publications p JOIN acts a ON a.id = p.act_id"
    " JOIN units u ON u.code = a.unit"
    " WHERE p.removed_at IS NULL AND ($1::text IS NULL OR a.unit = $1)"
    " AND ($2::bigint IS NULL OR p.act_id < $2) ORDER BY p.act_id DESC LIMIT $3"};

constexpr Query kToRemove{"estrados_to_remove",
                          "SELECT act_id, published_on, remove_after, removed_at, redacted"
                          " FROM estrados_publications"
                          " WHERE removed_at IS NULL AND remove_after < $1 ORDER BY act_id"};

constexpr Query kMarkRemoved{"estrados_mark_removed",
                             "UPDATE estrados_publications SET removed_at = $2"
                             " WHERE act_id = $1 AND removed_at IS NULL"};

constexpr Query kExtend{"estrados_extend",
                        "UPDATE estrados_publications SET remove_after = greatest(remove_after, $2)"
                        " WHERE act_id = $1 AND removed_at IS NULL"};

EstradosPublication read_publication(Fields& f)
{
    return {.act = f.next<ActId>(),
            .published_on = f.next<LocalDate>(),
            .remove_after = f.next<LocalDate>(),
            .removed_at = f.next<std::optional<Instant>>(),
            .redacted = f.next<Sha256>()};
}

EstradosPublication read(Fields f)
{
    return read_publication(f);
}

}  // namespace

bool publish_in_estrados(Transaction& tx, const EstradosPublication& p)
{
    return tx.exec(kPublish, Params{p.act, p.published_on, p.remove_after, p.redacted})
               .affected() == 1;
}

std::optional<EstradosPublication> find_publication(Connection& db, ActId act)
{
    return first(db.exec(kFind, Params{act}), read);
}

std::vector<PublishedAct> estrados_page(Connection& db, const EstradosPage& page)
{
    return each(db.exec(kPage, Params{page.unit, page.before, page.limit}), [](Fields f) {
        return PublishedAct{.publication = read_publication(f),
                            .folio = f.next<Folio>(),
                            .unit_name = f.next<std::string>(),
                            .type = f.next<std::string>()};
    });
}

std::vector<EstradosPublication> publications_to_remove(Connection& db, LocalDate today)
{
    return each(db.exec(kToRemove, Params{today}), read);
}

void extend_publication(Transaction& tx, ActId act, LocalDate remove_after)
{
    tx.exec(kExtend, Params{act, remove_after});
}

void mark_removed(Transaction& tx, ActId act, Instant at)
{
    tx.exec(kMarkRemoved, Params{act, at});
}

}  // namespace buzon::db
