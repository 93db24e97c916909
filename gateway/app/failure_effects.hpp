#pragma once

#include "core/business_time.hpp"
#include "db/failures.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/services.hpp"

#include <optional>
#include <vector>

namespace buzon::app {

// How many business minutes a failure took from the term of an act: of the three days between its
// aviso and day 4, or of the days in estrados; 0 when it touched other functions or other hours.
[[nodiscard]] int minutes_taken(const Services& services, const db::NewFailure& failure,
                                const TermFacts& facts);

// Decides what the failure does to one act, once (docs/decisions/0021): a mailbox term that lost
// the threshold is re-opened with a new aviso and a day 4 that leaves four business days from it;
// one in estrados lasts as many business days more as were touched; one that closed already is work
// for a person and does not change. Whoever opened the act is not touched. nullopt: not touched, or
// decided before.
std::optional<db::FailureEffect> apply_failure(const Services& services, const db::Failure& failure,
                                               ActId act);

// To every act that the failure could touch; what was decided before stays, so that it can be run
// again after a crash.
struct FailureSums {
    int reopened = 0;
    int extended = 0;
    int to_review = 0;
    int unchanged = 0;
};
FailureSums apply_failure(const Services& services, const db::Failure& failure);

// A declared failure that touches the act's term has not been decided for it: it must not close.
// The caller holds the act.
[[nodiscard]] bool undecided_failure(const Services& services, db::Transaction& tx,
                                     const db::Act& act);
// Decides what such failures do to the act; returns how many they were.
int settle_failures(const Services& services, ActId act);

// Business minutes without access or mailbox between the aviso and day 4, over all declared
// failures; what two share counts once.
[[nodiscard]] int unavailable_minutes(db::Connection& db, TimeSpan window,
                                      const BusinessDays& days);

}  // namespace buzon::app
