#pragma once

#include "core/strong_id.hpp"
#include "db/acts.hpp"
#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon {
using FailureId = StrongId<struct FailureTag>;
}

namespace buzon::db {

// What of the platform failed.
enum class PlatformFunction {
    Acceso,  // entering with the e.firma
    Buzon,   // reading and opening
    Estrados,
};
[[nodiscard]] std::string_view name_of(PlatformFunction function);
[[nodiscard]] std::optional<PlatformFunction> platform_function_of(std::string_view name);

// A declared failure, as its signed record says. Written once, never changed.
struct NewFailure {
    Folio folio;  // of the record
    std::string unit;
    Instant began_at;
    Instant ended_at;
    std::vector<PlatformFunction> functions;
    std::string reason;
    std::optional<std::string> accord;
    std::optional<LocalDate> published_on;  // in the DOF
    int threshold;                          // business minutes
    Rfc declared_by;
    Instant declared_at;
    Sha256 record_xml;
    Sha256 record_pdf;

    [[nodiscard]] bool touches(PlatformFunction function) const;
};
struct Failure : NewFailure {
    FailureId id;
};
[[nodiscard]] FailureId add_failure(Transaction& tx, const NewFailure& failure);
[[nodiscard]] std::optional<Failure> find_failure(Connection& db, const Folio& folio);
// Newest first, all of them: a failure is a rare thing.
[[nodiscard]] std::vector<Failure> all_failures(Connection& db);
// Those that share time with [from, to).
[[nodiscard]] std::vector<Failure> failures_between(Connection& db, Instant from, Instant to);

// What a failure did to one act.
enum class FailureEffect {
    Reabierto,   // a new aviso, a new term
    Prorrogado,  // in estrados: as many días hábiles more as were touched
    SinCambio,   // fewer minutes than the threshold
    PorRevisar,  // closed already: a person decides
};
[[nodiscard]] std::string_view name_of(FailureEffect effect);
[[nodiscard]] std::optional<FailureEffect> failure_effect_of(std::string_view name);

struct ActFailure {
    FailureId failure;
    ActId act;
    FailureEffect effect;
    int minutes;  // business minutes of the act's window
    LocalDate before;
    LocalDate after;
    Instant at;
};
// False when that failure's effect on the act is decided already.
bool add_failure_effect(Transaction& tx, const ActFailure& effect);
[[nodiscard]] bool has_failure_effect(Connection& db, FailureId failure, ActId act);
// Oldest first.
struct ActFailureShown {
    ActFailure effect;
    Failure failure;
};
[[nodiscard]] std::vector<ActFailureShown> failures_of(Connection& db, ActId act);
// Of the acts of one unit, or of all, by act.
struct TouchedAct {
    Folio folio;
    ActFailure effect;
};
[[nodiscard]] std::vector<TouchedAct> acts_touched(Connection& db, FailureId failure,
                                                   const std::optional<std::string>& unit);

// Acts whose term could share time with a failure that began on that day: running, or closed since
// then without having been opened. By id after `after`.
struct TouchablePage {
    LocalDate began_on;
    ActId after;
    int limit = 100;
};
[[nodiscard]] std::vector<Act> acts_touchable(Connection& db, const TouchablePage& page);

}  // namespace buzon::db
