#pragma once

#include "channels/attempt.hpp"
#include "channels/bank_answer.hpp"
#include "channels/bank_codes.hpp"
#include "channels/trouble.hpp"

namespace buzon::channels {

// What a bank's answers mean: decided here and nowhere else. The rule behind every line: a bank
// removes duplicates by the idempotency key, so the same bytes may always be sent again; GiveUp is
// for answers that no repetition of the same bytes can change.

// The HTTP status alone, when there is no L1 that can be believed. A 2xx without a believable L1
// is Retry: L0 proves that bytes were taken, not that the bank holds them.
[[nodiscard]] Judgement judge_http(int status);

[[nodiscard]] Judgement judge_bank(Trouble trouble);

[[nodiscard]] Judgement judge_l1(TechCode code);

// The L1 as a whole. Its digest must be that of the bytes we sent ("l1-digest": Alarm, GiveUp).
// Of several codes the worst decides and the reason names all.
[[nodiscard]] Judgement judge_l1(const TechAck& ack, const Sha256& sent);

// What the unit has to do after a business reject (L2).
enum class AfterReject : std::uint8_t {
    MendAndReissue,  // a new act, signed again
    SendElsewhere,   // another entity or another channel
    Investigate,     // signature or document in doubt
    NothingToDo,     // superseded by a later act of ours
};
[[nodiscard]] AfterReject after_reject(RejectCode code);

// Whether the money asked for stopped being held.
enum class ReleaseState : std::uint8_t {
    Done,
    Partly,
    CallTheBank,  // L03, L06, L09: nothing matched; a release never ends in silence
};
[[nodiscard]] ReleaseState release_state(ReleaseOutcome outcome);

}  // namespace buzon::channels
