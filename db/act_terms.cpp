#include "db/act_terms.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kAppend{"act_terms_append",
                        "INSERT INTO act_terms (act_id, no, cause, calendar, terms, reason, at)"
                        " SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4::text::jsonb, $5,"
                        "        $6::timestamptz FROM act_terms WHERE act_id = $1"};
constexpr Query kStand{"act_terms_stand",
                       "UPDATE acts SET terms_calendar = $2, terms_until = $3 WHERE id = $1"};
constexpr Query kTold{"act_terms_told",
                      "SELECT cause, calendar, terms::text, reason, at FROM act_terms"
                      " WHERE act_id = $1 ORDER BY no"};
constexpr Query kSetCalendar{"act_terms_set_calendar",
                             "UPDATE acts SET terms_calendar = $2 WHERE id = $1"};
constexpr Query kOthers{"acts_on_other_calendars",
                        "SELECT id FROM acts WHERE terms_until >= $2"
                        " AND terms_calendar IS DISTINCT FROM $1 AND id > $3"
                        " ORDER BY id LIMIT $4"};
constexpr Query kSeen{"calendar_version_seen",
                      "INSERT INTO calendar_versions (version, first_seen)"
                      " SELECT $1, $2 WHERE NOT EXISTS"
                      "  (SELECT FROM calendar_versions WHERE version = $1)"
                      " ON CONFLICT (version) DO NOTHING"};
constexpr Query kRuling{"calendar_version_ruling",
                        "SELECT version FROM calendar_versions ORDER BY seq DESC LIMIT 1"};
constexpr Query kStanding{"calendar_standing",
                          "SELECT v.version, v.first_seen, count(a.id)"
                          "  FROM calendar_versions v LEFT JOIN acts a"
                          "    ON a.terms_calendar = v.version AND a.terms_until >= $1"
                          " GROUP BY v.seq, v.version, v.first_seen ORDER BY v.seq"};
constexpr Query kUnseen{"calendar_standing_unseen",
                        "SELECT a.terms_calendar, count(*) FROM acts a"
                        " WHERE a.terms_until >= $1 AND NOT EXISTS (SELECT FROM"
                        "  calendar_versions v WHERE v.version = a.terms_calendar)"
                        " GROUP BY 1 ORDER BY 1"};

}  // namespace

std::string_view name_of(TermsCause cause)
{
    switch (cause) {
        case TermsCause::Aviso: return "aviso";
        case TermsCause::Estrados: return "estrados";
        case TermsCause::Notificacion: return "notificacion";
        case TermsCause::Calendario: return "calendario";
        case TermsCause::Falla: return "falla";
    }
    return {};
}

std::optional<TermsCause> terms_cause_of(std::string_view name)
{
    using enum TermsCause;
    return by_name({Aviso, Estrados, Notificacion, Calendario, Falla}, name);
}

void append_terms(Transaction& tx, ActId act, const ActTerms& terms, LocalDate until)
{
    tx.exec(kAppend,
            Params{act, name_of(terms.cause), terms.calendar, terms.terms, terms.reason, terms.at});
    tx.exec(kStand, Params{act, terms.calendar, until});
}

std::vector<ActTerms> terms_told(Connection& db, ActId act)
{
    return each(db.exec(kTold, Params{act}), [](Fields f) {
        return ActTerms{.cause = f.next_enum(terms_cause_of),
                        .calendar = f.next<std::string>(),
                        .terms = f.next<std::string>(),
                        .reason = f.next<std::string>(),
                        .at = f.next<Instant>()};
    });
}

void set_terms_calendar(Transaction& tx, ActId act, std::string_view version)
{
    tx.exec(kSetCalendar, Params{act, version});
}

std::vector<ActId> acts_on_other_calendars(Connection& db, const StandingPage& page)
{
    return each(db.exec(kOthers, Params{page.version, page.today, page.after, page.limit}),
                [](Fields f) { return f.next<ActId>(); });
}

std::string ruling_calendar(Transaction& tx, std::string_view version, Instant now)
{
    tx.exec(kSeen, Params{version, now});
    return tx.exec(kRuling, Params{}).front().next<std::string>();
}

std::vector<CalendarStanding> calendar_standing(Connection& db, LocalDate today)
{
    auto standing = each(db.exec(kStanding, Params{today}), [](Fields f) {
        return CalendarStanding{.version = f.next<std::string>(),
                                .first_seen = f.next<Instant>(),
                                .acts = f.next<std::int64_t>()};
    });
    for (CalendarStanding& one : each(db.exec(kUnseen, Params{today}), [](Fields f) {
             return CalendarStanding{.version = f.next<std::string>(),
                                     .first_seen = std::nullopt,
                                     .acts = f.next<std::int64_t>()};
         })) {
        standing.insert(standing.begin(), std::move(one));
    }
    return standing;
}

}  // namespace buzon::db
