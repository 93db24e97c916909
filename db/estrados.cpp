#include "db/estrados.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kPublish{
    "estrados_publish",
    "INSERT INTO estrados_publications (act_id, published_on, remove_after, redacted,"
    " settled_on)"
    " VALUES ($1, $2, $3, $4, $2::date - 1) ON CONFLICT (act_id) DO NOTHING"};

constexpr Query kFind{"estrados_find",
                      "SELECT act_id, published_on, remove_after, removed_at, redacted, settled_on"
                      " FROM estrados_publications WHERE act_id = $1"};

constexpr Query kAgain{"estrados_publish_again",
                       "UPDATE estrados_publications SET published_on = $2, remove_after = $3,"
                       " settled_on = $2::date - 1 WHERE act_id = $1 AND removed_at IS NULL"};

constexpr Query kRemoveAfter{"estrados_remove_after",
                             "UPDATE estrados_publications SET remove_after = $2"
                             " WHERE act_id = $1 AND removed_at IS NULL"};

constexpr Query kSettle{"estrados_settle",
                        "UPDATE estrados_publications SET settled_on = $2"
                        " WHERE act_id = $1 AND settled_on < $2"};

constexpr Query kUnsettled{
    "estrados_unsettled",
    "SELECT act_id, published_on, remove_after, removed_at, redacted, settled_on"
    " FROM estrados_publications WHERE removed_at IS NULL AND settled_on < $1"
    " AND act_id > $2 ORDER BY act_id LIMIT $3"};

constexpr Query kPage{
    "estrados_page",
    "SELECT p.act_id, p.published_on, p.remove_after, p.removed_at, p.redacted, p.settled_on,"
    " a.folio, u.name, a.type, a.version FROM estrados_publications p JOIN acts a ON a.id = "
    "p.act_id"
    " JOIN units u ON u.code = a.unit"
    " WHERE p.removed_at IS NULL AND ($1::text IS NULL OR a.unit = $1)"
    " AND ($2::bigint IS NULL OR p.act_id < $2)"
    " AND ($4::date IS NULL OR p.published_on = $4) AND ($5::text IS NULL OR a.folio = $5)"
    " AND ($6::text IS NULL OR a.addressee_rfc = $6) ORDER BY p.act_id DESC LIMIT $3"};

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
            .redacted = f.next<Sha256>(),
            .settled_on = f.next<LocalDate>()};
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
    return each(db.exec(kPage, Params{page.unit, page.before, page.limit, page.published_on,
                                      page.folio, page.addressee}),
                [](Fields f) {
                    return PublishedAct{.publication = read_publication(f),
                                        .folio = f.next<Folio>(),
                                        .unit_name = f.next<std::string>(),
                                        .type = f.next<std::string>(),
                                        .version = f.next<std::string>()};
                });
}

void publish_again(Transaction& tx, ActId act, LocalDate today, LocalDate remove_after)
{
    tx.exec(kAgain, Params{act, today, remove_after});
}

void set_remove_after(Transaction& tx, ActId act, LocalDate remove_after)
{
    tx.exec(kRemoveAfter, Params{act, remove_after});
}

void set_settled(Transaction& tx, ActId act, LocalDate day)
{
    tx.exec(kSettle, Params{act, day});
}

std::vector<EstradosPublication> unsettled_publications(Connection& db, LocalDate today,
                                                        ActId after, int limit)
{
    return each(db.exec(kUnsettled, Params{today, after, limit}), read);
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
