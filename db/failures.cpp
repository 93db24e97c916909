#include "db/failures.hpp"

#include "db/act_columns.hpp"
#include "db/names.hpp"

#include <algorithm>

#define BUZON_FAILURE_COLUMNS                                                         \
    "f.folio, f.unit, f.began_at, f.ended_at, array_to_string(f.functions, ','),"     \
    " f.reason, f.accord, f.published_on, f.threshold, f.declared_by, f.declared_at," \
    " f.record_xml, f.record_pdf, f.id"
#define BUZON_EFFECT_COLUMNS "e.failure_id, e.act_id, e.effect, e.minutes, e.before, e.after, e.at"

namespace buzon::db {
namespace {

constexpr Query kAdd{"failure_add",
                     "INSERT INTO platform_failures (folio, unit, began_at, ended_at, functions,"
                     " reason, accord, published_on, threshold, declared_by, declared_at,"
                     " record_xml, record_pdf) VALUES ($1, $2, $3, $4, $5::text[], $6, $7, $8, $9,"
                     " $10, $11, $12, $13) RETURNING id"};
constexpr Query kFind{
    "failure_find", "SELECT " BUZON_FAILURE_COLUMNS " FROM platform_failures f WHERE f.folio = $1"};
constexpr Query kAll{
    "failures_all", "SELECT " BUZON_FAILURE_COLUMNS " FROM platform_failures f ORDER BY f.id DESC"};
constexpr Query kBetween{"failures_between",
                         "SELECT " BUZON_FAILURE_COLUMNS
                         " FROM platform_failures f WHERE f.began_at < $2 AND f.ended_at > $1"
                         " ORDER BY f.id"};
constexpr Query kAddEffect{"failure_effect_add",
                           "INSERT INTO failure_effects"
                           " (failure_id, act_id, effect, minutes, before, after, at)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7)"
                           " ON CONFLICT (failure_id, act_id) DO NOTHING"};
constexpr Query kHasEffect{"failure_effect_has",
                           "SELECT failure_id FROM failure_effects"
                           " WHERE failure_id = $1 AND act_id = $2"};
constexpr Query kOfAct{"failures_of_act",
                       "SELECT " BUZON_EFFECT_COLUMNS ", " BUZON_FAILURE_COLUMNS
                       " FROM failure_effects e JOIN platform_failures f ON f.id = e.failure_id"
                       " WHERE e.act_id = $1 ORDER BY f.id"};
constexpr Query kTouched{
    "failure_acts_touched",
    "SELECT a.folio, " BUZON_EFFECT_COLUMNS
    " FROM failure_effects e JOIN acts a ON a.id = e.act_id"
    " WHERE e.failure_id = $1 AND ($2::text IS NULL OR a.unit = $2) ORDER BY e.act_id"};
constexpr Query kTouchable{
    "failure_acts_touchable",
    "SELECT " BUZON_ACT_COLUMNS
    " FROM acts a WHERE a.terms_until >= $1 AND a.id > $2"
    " AND (a.state IN ('awaiting_opening', 'in_estrados')"
    "      OR (a.state = 'notified' AND a.notified_by <> 'acuse' AND a.notified_on >= $1))"
    " ORDER BY a.id LIMIT $3"};

std::vector<PlatformFunction> functions_in(std::string_view joined)
{
    std::vector<PlatformFunction> functions;
    while (!joined.empty()) {
        const std::size_t comma = std::min(joined.find(','), joined.size());
        const auto function = platform_function_of(joined.substr(0, comma));
        if (!function) throw std::logic_error("a failure of a function that is not known");
        functions.push_back(*function);
        joined.remove_prefix(std::min(comma + 1, joined.size()));
    }
    return functions;
}

Failure read_failure(Fields& f)
{
    Failure failure{{.folio = f.next<Folio>(),
                     .unit = f.next<std::string>(),
                     .began_at = f.next<Instant>(),
                     .ended_at = f.next<Instant>(),
                     .functions = functions_in(f.next<std::string>()),
                     .reason = f.next<std::string>(),
                     .accord = f.next<std::optional<std::string>>(),
                     .published_on = f.next<std::optional<LocalDate>>(),
                     .threshold = f.next<int>(),
                     .declared_by = f.next<Rfc>(),
                     .declared_at = f.next<Instant>(),
                     .record_xml = f.next<Sha256>(),
                     .record_pdf = f.next<Sha256>()},
                    {}};
    failure.id = f.next<FailureId>();
    return failure;
}

Failure read_one(Fields f)
{
    return read_failure(f);
}

ActFailure read_effect(Fields& f)
{
    return {.failure = f.next<FailureId>(),
            .act = f.next<ActId>(),
            .effect = f.next_enum(failure_effect_of),
            .minutes = f.next<int>(),
            .before = f.next<LocalDate>(),
            .after = f.next<LocalDate>(),
            .at = f.next<Instant>()};
}

}  // namespace

std::string_view name_of(PlatformFunction function)
{
    switch (function) {
        case PlatformFunction::Acceso: return "acceso";
        case PlatformFunction::Buzon: return "buzon";
        case PlatformFunction::Estrados: return "estrados";
    }
    return {};
}

std::optional<PlatformFunction> platform_function_of(std::string_view name)
{
    using enum PlatformFunction;
    return by_name({Acceso, Buzon, Estrados}, name);
}

std::string_view name_of(FailureEffect effect)
{
    switch (effect) {
        case FailureEffect::Reabierto: return "reabierto";
        case FailureEffect::Prorrogado: return "prorrogado";
        case FailureEffect::SinCambio: return "sin_cambio";
        case FailureEffect::PorRevisar: return "por_revisar";
    }
    return {};
}

std::optional<FailureEffect> failure_effect_of(std::string_view name)
{
    using enum FailureEffect;
    return by_name({Reabierto, Prorrogado, SinCambio, PorRevisar}, name);
}

bool NewFailure::touches(PlatformFunction function) const
{
    return std::ranges::find(functions, function) != functions.end();
}

FailureId add_failure(Transaction& tx, const NewFailure& failure)
{
    std::vector<std::string> functions;
    functions.reserve(failure.functions.size());
    for (const PlatformFunction one : failure.functions) functions.emplace_back(name_of(one));
    return tx
        .exec(kAdd, Params{failure.folio, failure.unit, failure.began_at, failure.ended_at,
                           functions, failure.reason, failure.accord, failure.published_on,
                           failure.threshold, failure.declared_by, failure.declared_at,
                           failure.record_xml, failure.record_pdf})
        .front()
        .next<FailureId>();
}

std::optional<Failure> find_failure(Connection& db, const Folio& folio)
{
    return first(db.exec(kFind, Params{folio}), read_one);
}

std::vector<Failure> all_failures(Connection& db)
{
    return each(db.exec(kAll, Params{}), read_one);
}

std::vector<Failure> failures_between(Connection& db, Instant from, Instant to)
{
    return each(db.exec(kBetween, Params{from, to}), read_one);
}

bool add_failure_effect(Transaction& tx, const ActFailure& effect)
{
    return tx.exec(kAddEffect, Params{effect.failure, effect.act, name_of(effect.effect),
                                      effect.minutes, effect.before, effect.after, effect.at})
               .affected() == 1;
}

bool has_failure_effect(Connection& db, FailureId failure, ActId act)
{
    return db.exec(kHasEffect, Params{failure, act}).size() > 0;
}

std::vector<ActFailureShown> failures_of(Connection& db, ActId act)
{
    return each(db.exec(kOfAct, Params{act}), [](Fields f) {
        ActFailure effect = read_effect(f);
        return ActFailureShown{effect, read_failure(f)};
    });
}

std::vector<TouchedAct> acts_touched(Connection& db, FailureId failure,
                                     const std::optional<std::string>& unit)
{
    return each(db.exec(kTouched, Params{failure, unit}), [](Fields f) {
        Folio folio = f.next<Folio>();
        return TouchedAct{std::move(folio), read_effect(f)};
    });
}

std::vector<Act> acts_touchable(Connection& db, const TouchablePage& page)
{
    return each(db.exec(kTouchable, Params{page.began_on, page.after, page.limit}), read_act);
}

}  // namespace buzon::db
