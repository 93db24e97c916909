#pragma once

#include "core/instant.hpp"
#include "core/sha256.hpp"

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace buzon {

// What can happen to one order at one bank (a "leg"): the ladder L0 sent, L1 technical, L2
// accepted, L3 result, and the release. Names are those of the database's CHECK and of the API.
enum class BankEvent {
    Checked,
    Approved,  // by one official; two different ones are needed
    Signed,
    Sent,  // L0
    L1Ok,
    L1Nack,
    L2Accepted,
    L2Rejected,
    ResultHolding,
    ResultNone,
    Ambiguous,
    InconsistentResult,  // kept as a fact; moves nothing
    NoAnswer,            // its legal term to freeze and to report passed; moves nothing
    ReleaseRequested,
    ReleaseApproved,
    ReleaseSent,
    ReleaseL1Ok,
    ReleasedPartly,
    Released,
    AutoLifted,  // CFF 156-Bis: the bank lifts when nobody told it of the guarantee
    Cancelled,
};

enum class BankState {
    Checked,
    Signed,
    Sent,
    L1Ok,
    L1Nack,
    L2Accepted,
    L2Rejected,
    Ambiguous,
    Holding,
    NothingHeld,
    Releasing,
    Released,
    AutoLifted,
    Cancelled,
};

inline constexpr std::array kBankEvents{BankEvent::Checked,
                                        BankEvent::Approved,
                                        BankEvent::Signed,
                                        BankEvent::Sent,
                                        BankEvent::L1Ok,
                                        BankEvent::L1Nack,
                                        BankEvent::L2Accepted,
                                        BankEvent::L2Rejected,
                                        BankEvent::ResultHolding,
                                        BankEvent::ResultNone,
                                        BankEvent::Ambiguous,
                                        BankEvent::InconsistentResult,
                                        BankEvent::NoAnswer,
                                        BankEvent::ReleaseRequested,
                                        BankEvent::ReleaseApproved,
                                        BankEvent::ReleaseSent,
                                        BankEvent::ReleaseL1Ok,
                                        BankEvent::ReleasedPartly,
                                        BankEvent::Released,
                                        BankEvent::AutoLifted,
                                        BankEvent::Cancelled};

inline constexpr std::array kBankStates{
    BankState::Checked,    BankState::Signed,      BankState::Sent,       BankState::L1Ok,
    BankState::L1Nack,     BankState::L2Accepted,  BankState::L2Rejected, BankState::Ambiguous,
    BankState::Holding,    BankState::NothingHeld, BankState::Releasing,  BankState::Released,
    BankState::AutoLifted, BankState::Cancelled};

[[nodiscard]] std::string_view name_of(BankEvent event);
[[nodiscard]] std::string_view name_of(BankState state);
[[nodiscard]] std::string_view spanish(BankEvent event);
[[nodiscard]] std::string_view spanish(BankState state);
[[nodiscard]] std::optional<BankEvent> bank_event_of(std::string_view name);
[[nodiscard]] std::optional<BankState> bank_state_of(std::string_view name);

struct BankTransition {
    BankState from;
    BankEvent event;
    BankState to;
};
// Later rungs may overtake earlier ones (an answer L3 may be learned before L2), so the table lets
// a result be reached from every rung below it. A pair it does not name leaves the state as it was.
[[nodiscard]] std::span<const BankTransition> bank_transitions();
[[nodiscard]] BankState next(BankState state, BankEvent event);

struct BankEventRecord {
    Sha256 id;
    BankEvent kind = BankEvent::Checked;
    int act_no = 1;  // 1 the freeze, 2… each later act on the leg; orders the acts, not clocks
    Instant occurred;
    friend auto operator<=>(const BankEventRecord&, const BankEventRecord&) = default;
};

// Status of a leg: next() over the events in the order (act_no, rung, time, id), each id once.
// The order in which they were learned has no influence. No events: Checked.
[[nodiscard]] BankState fold(std::vector<BankEventRecord> events);

}  // namespace buzon
