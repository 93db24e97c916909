#include "db/mailbox_lists.hpp"

#include "db/act_columns.hpp"
#include "db/names.hpp"

namespace buzon::db {
namespace {

// What is searched for is compared, never made a pattern of.
#define BUZON_FOUND_IN_NOTIFIED                                                     \
    "($5::text = '' OR strpos(a.folio, upper($5)) > 0 OR strpos(a.credits, $5) > 0" \
    " OR strpos(lower(a.reference), lower($5)) > 0 OR a.type = ANY ($6::text[]))"
#define BUZON_NOTIFIED                               \
    "a.channel = 'buzon' AND a.state = 'notified'"   \
    " AND ($2::text IS NULL OR a.type = $2)"         \
    " AND ($3::date IS NULL OR a.notified_on >= $3)" \
    " AND ($4::date IS NULL OR a.notified_on <= $4)" \
    " AND " BUZON_FOUND_IN_NOTIFIED

// What was told of an act last, if it was told on another calendar than it now stands on: by its
// primary keys, two looks at most for each act since `since`.
#define BUZON_TOLD(since)                                                               \
    "(CASE WHEN a.effective_on >= " since                                               \
    " THEN (SELECT t.terms::text FROM act_terms t"                                      \
    "  WHERE t.act_id = a.id AND EXISTS (SELECT FROM act_terms o WHERE o.act_id = a.id" \
    "   AND o.calendar IS DISTINCT FROM a.terms_calendar) ORDER BY t.no DESC LIMIT 1) END)"
#define BUZON_GROUPED(told)                                                              \
    "SELECT a.addressee_rfc, a.effective_on, a.unit, a.type, a.version, a.grants, " told \
    ", count(*) FROM acts a WHERE a.addressee_rfc = ANY ($1::text[]) AND "
#define BUZON_GROUPS " GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2 DESC, 3, 4, 5, 6, 7"

// acts_notified alone (Index Only Scan): without a filter nothing else is looked at.
constexpr Query kEveryGroup{
    "mailbox_groups",
    BUZON_GROUPED("NULL::text") "a.channel = 'buzon' AND a.state = 'notified'" BUZON_GROUPS};
// acts_notified for the box, then its rows: a filter reads reference, credits and dates.
constexpr Query kGroups{"mailbox_groups_filtered",
                        BUZON_GROUPED("NULL::text") BUZON_NOTIFIED BUZON_GROUPS};
// The same, reading also what was told of the newer ones.
constexpr Query kEveryGroupTold{
    "mailbox_groups_told",
    BUZON_GROUPED(
        BUZON_TOLD("$2::date")) "a.channel = 'buzon' AND a.state = 'notified'" BUZON_GROUPS};
constexpr Query kGroupsTold{"mailbox_groups_filtered_told",
                            BUZON_GROUPED(BUZON_TOLD("$7::date")) BUZON_NOTIFIED BUZON_GROUPS};
constexpr Query kSeveral{"calendars_several", "SELECT count(*) > 1 FROM calendar_versions"};
constexpr Query kToldOf{"mailbox_told_of", "SELECT id, told FROM (SELECT a.id, " BUZON_TOLD(
                                               "'-infinity'::date") " AS told FROM acts a"
                                           " WHERE a.id = ANY ($1::bigint[])) a"
                                           " WHERE told IS NOT NULL"};
// acts_unopened alone (Index Only Scan).
constexpr Query kUnopened{"mailbox_unopened",
                          "SELECT a.addressee_rfc, count(*), min(a.due_on)"
                          " FROM acts a WHERE a.addressee_rfc = ANY ($1::text[])"
                          " AND a.channel = 'buzon' AND a.state = 'awaiting_opening'"
                          " GROUP BY 1"};
// acts_unopened, in its order; stops at the limit.
constexpr Query kUnopenedPage{
    "mailbox_unopened_page", "SELECT " BUZON_ACT_COLUMNS
                             " FROM acts a WHERE a.addressee_rfc = $1 AND a.channel = 'buzon'"
                             " AND a.state = 'awaiting_opening' AND a.due_on IS NOT NULL"
                             " AND (a.due_on, a.id) > (coalesce($2::date, '-infinity'), $3::bigint)"
                             " AND ($4::text = '' OR strpos(a.folio, upper($4)) > 0)"
                             " ORDER BY a.due_on, a.id LIMIT $5"};
// For each group a piece of acts_notified, by id; each stops at the limit.
#define BUZON_GROUPS_PAGE(told)                                                               \
    "SELECT g.date, " BUZON_ACT_COLUMNS                                                       \
    " FROM unnest($7::date[], $8::text[], $9::text[], $10::text[], $11::text[], $12::date[]," \
    "  $13::text[]) AS g (effective_on, unit, type, version, grants, date, told)"             \
    " JOIN LATERAL (SELECT * FROM acts a WHERE a.addressee_rfc = $1"                          \
    "  AND a.effective_on = g.effective_on AND a.unit = g.unit AND a.type = g.type"           \
    "  AND a.version = g.version AND a.grants IS NOT DISTINCT FROM g.grants"                  \
    "  AND a.id > CASE WHEN g.date = $14::date THEN $15::bigint ELSE 0 END"                   \
    "  AND " BUZON_NOTIFIED told                                                              \
    "  ORDER BY a.id LIMIT $16) a ON true"                                                    \
    " ORDER BY g.date, a.id LIMIT $16"
constexpr Query kGroupsPage{"mailbox_groups_page", BUZON_GROUPS_PAGE("")};
constexpr Query kGroupsPageTold{
    "mailbox_groups_page_told",
    BUZON_GROUPS_PAGE(" AND " BUZON_TOLD("$17::date") " IS NOT DISTINCT FROM g.told")};
// acts_by_addressee, backwards by id; the few hidden acts of the box are stepped over.
constexpr Query kNewest{
    "mailbox_newest",
    "SELECT " BUZON_ACT_COLUMNS
    " FROM acts a WHERE a.addressee_rfc = $1 AND a.channel = 'buzon'"
    " AND a.state IN ('awaiting_opening', 'notified')"
    " AND ($7::text IS NULL OR a.state = $7)"
    " AND (a.state = 'notified' AND " BUZON_NOTIFIED
    "  OR a.state = 'awaiting_opening' AND $2::text IS NULL AND $3::date IS NULL"
    "   AND $4::date IS NULL AND ($5 = '' OR strpos(a.folio, upper($5)) > 0))"
    " AND a.id < coalesce($8::bigint, 9223372036854775807) ORDER BY a.id DESC LIMIT $9"};

void add_filter(Params& params, const MailboxFilter& filter)
{
    params.add(filter.type).add(filter.from).add(filter.to).add(filter.text).add(filter.titled);
}

bool narrows(const MailboxFilter& filter)
{
    return filter.type || filter.from || filter.to || !filter.text.empty();
}

template <class Row, class Read>
void by_box(const Rows& rows, std::map<std::string, Row>& boxes, Read read)
{
    for (int i = 0; i < rows.size(); ++i) {
        Fields f = rows.row(i);
        Row& box = boxes[f.next<std::string>()];
        read(box, f);
    }
}

}  // namespace

std::map<std::string, std::vector<TermGroup>> term_groups(Connection& db,
                                                          const std::vector<Rfc>& boxes,
                                                          const MailboxFilter& filter,
                                                          ToldSince since)
{
    Params params{boxes};
    if (narrows(filter)) add_filter(params, filter);
    if (since) params.add(*since);
    const Query& counted = since ? kEveryGroupTold : kEveryGroup;
    const Query& filtered = since ? kGroupsTold : kGroups;
    std::map<std::string, std::vector<TermGroup>> groups;
    by_box(db.exec(narrows(filter) ? filtered : counted, params), groups,
           [](std::vector<TermGroup>& box, Fields& f) {
               box.push_back({.effective_on = f.next<LocalDate>(),
                              .unit = f.next<std::string>(),
                              .type = f.next<std::string>(),
                              .version = f.next<std::string>(),
                              .grants = f.next<std::optional<std::string>>(),
                              .told = f.next<std::optional<std::string>>(),
                              .acts = f.next<std::int64_t>()});
           });
    return groups;
}

bool several_calendars(Connection& db)
{
    return db.exec(kSeveral, Params{}).front().next<bool>();
}

std::map<std::int64_t, std::string> told_of(Connection& db, const std::vector<ActId>& acts)
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(acts.size());
    for (const ActId act : acts) numbers.push_back(act.value);
    std::map<std::int64_t, std::string> told;
    const Rows rows = db.exec(kToldOf, Params{numbers});
    for (int i = 0; i < rows.size(); ++i) {
        Fields f = rows.row(i);
        const auto act = f.next<std::int64_t>();
        told.emplace(act, f.next<std::string>());
    }
    return told;
}

std::map<std::string, Unopened> unopened_of(Connection& db, const std::vector<Rfc>& boxes)
{
    std::map<std::string, Unopened> unopened;
    by_box(db.exec(kUnopened, Params{boxes}), unopened, [](Unopened& box, Fields& f) {
        box = {.acts = f.next<std::int64_t>(), .first_due = f.next<std::optional<LocalDate>>()};
    });
    return unopened;
}

std::vector<DatedAct> unopened_page(Connection& db, const Rfc& box, const MailboxFilter& filter,
                                    const std::optional<DatedPlace>& after, int limit)
{
    if (filter.type || filter.from || filter.to) return {};
    Params params{box};
    params.add(after ? std::optional(after->date) : std::nullopt);
    params.add(after ? after->id : ActId{0}).add(filter.text).add(limit);
    return each(db.exec(kUnopenedPage, params), [](Fields f) {
        Act act = read_act(f);
        const LocalDate date = act.due_on.value();
        return DatedAct{date, std::move(act)};
    });
}

std::vector<DatedAct> groups_page(Connection& db, const Rfc& box,
                                  const std::vector<DatedGroup>& groups,
                                  const MailboxFilter& filter,
                                  const std::optional<DatedPlace>& after, int limit,
                                  ToldSince since)
{
    if (groups.empty()) return {};
    std::vector<LocalDate> effective;
    std::vector<std::string> units;
    std::vector<std::string> types;
    std::vector<std::string> versions;
    std::vector<std::optional<std::string>> grants;
    std::vector<LocalDate> dates;
    std::vector<std::optional<std::string>> told;
    for (const DatedGroup& one : groups) {
        effective.push_back(one.group.effective_on);
        units.push_back(one.group.unit);
        types.push_back(one.group.type);
        versions.push_back(one.group.version);
        grants.push_back(one.group.grants);
        dates.push_back(one.date);
        told.push_back(one.group.told);
    }
    Params params{box};
    add_filter(params, filter);
    params.add(effective).add(units).add(types).add(versions).add(grants).add(dates).add(told);
    params.add(after ? std::optional(after->date) : std::nullopt);
    params.add(after ? after->id : ActId{0}).add(limit);
    if (since) params.add(*since);
    return each(db.exec(since ? kGroupsPageTold : kGroupsPage, params), [](Fields f) {
        const auto date = f.next<LocalDate>();
        return DatedAct{date, read_act(f)};
    });
}

std::vector<Act> newest_page(Connection& db, const Rfc& box, const MailboxFilter& filter,
                             std::optional<ActState> state, const Page& page)
{
    Params params{box};
    add_filter(params, filter);
    params.add(state ? std::optional(name_of(*state)) : std::nullopt);
    params.add(page.before).add(page.limit);
    return each(db.exec(kNewest, params), read_act);
}

}  // namespace buzon::db
