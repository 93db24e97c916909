#include "db/estrados_days.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kAdd{"estrados_day_add",
                     "INSERT INTO estrados_days (act_id, day, finding, found_at, page, document)"
                     " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"};

constexpr Query kDays{"estrados_days",
                      "SELECT act_id, day, finding, found_at, page, document FROM estrados_days"
                      " WHERE act_id = $1 ORDER BY day, found_at"};

// Days before the publication that is counted now (one published again) are no longer anybody's
// work; nor is the day of publication itself, which does not count (CFF 139).
constexpr Query kMissed{
    "estrados_days_missed",
    "SELECT a.folio, d.day, min(d.finding) FROM estrados_days d"
    " JOIN estrados_publications p ON p.act_id = d.act_id AND p.removed_at IS NULL"
    "  AND d.day > p.published_on AND d.day <= p.remove_after"
    " JOIN acts a ON a.id = d.act_id AND a.unit = $1"
    " WHERE d.finding <> 'seen' AND NOT EXISTS"
    "  (SELECT FROM estrados_days s WHERE s.act_id = d.act_id AND s.day = d.day"
    "   AND s.finding = 'seen')"
    " GROUP BY a.folio, d.day ORDER BY d.day, a.folio LIMIT $2"};

}  // namespace

std::string_view name_of(DayFinding finding)
{
    switch (finding) {
        case DayFinding::Seen: return "seen";
        case DayFinding::Differs: return "differs";
        case DayFinding::Unreachable: return "unreachable";
        case DayFinding::NotTaken: return "not_taken";
    }
    return {};
}

std::optional<DayFinding> day_finding_of(std::string_view name)
{
    return by_name(
        {DayFinding::Seen, DayFinding::Differs, DayFinding::Unreachable, DayFinding::NotTaken},
        name);
}

bool add_estrados_day(Transaction& tx, const EstradosDay& d)
{
    return tx.exec(kAdd, Params{d.act, d.day, name_of(d.finding), d.found_at, d.page, d.document})
               .affected() == 1;
}

std::vector<EstradosDay> estrados_days(Connection& db, ActId act)
{
    return each(db.exec(kDays, Params{act}), [](Fields f) {
        return EstradosDay{.act = f.next<ActId>(),
                           .day = f.next<LocalDate>(),
                           .finding = f.next_enum(day_finding_of),
                           .found_at = f.next<Instant>(),
                           .page = f.next<std::optional<Sha256>>(),
                           .document = f.next<std::optional<Sha256>>()};
    });
}

std::vector<MissedDay> missed_days(Connection& db, std::string_view unit, int limit)
{
    return each(db.exec(kMissed, Params{unit, limit}), [](Fields f) {
        return MissedDay{.folio = f.next<Folio>(),
                         .day = f.next<LocalDate>(),
                         .finding = f.next_enum(day_finding_of)};
    });
}

}  // namespace buzon::db
