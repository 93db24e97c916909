#pragma once

#include "gateway/http/caller.hpp"

#include <string_view>

namespace buzon::http {

// Everything that can be asked for, as far as rights tell it apart.
enum class Verb {
    ReadPublic,
    LogIn,      // counted by peer (peer_limits.hpp)
    Verify,     // likewise
    StampTime,  // likewise
    AskWitness,
    ReadMailbox,
    OpenAct,
    Enrol,  // contact means, declarations, people of a mailbox
    IssueAct,
    ReadAct,
    ReadEvents,
    ReadEstrados,   // of staff: orders, proofs, days that were missed
    OrderEstrados,  // and publishing again
    ReadBankOrders,
    ApproveBankOrder,
    ReleaseBankOrder,
    AnswerAsBank,
    ReadWork,
    DoWork,
};

enum class Right {
    Granted,
    NeedsLogin,  // nobody was recognised
    Denied,      // recognised, but not for this
};

// The one table of rights: whether this kind of caller may do it at all.
[[nodiscard]] Right may(const Caller& caller, Verb verb);
// And whether for this unit: staff and issuing systems only for their own; a unit is four digits.
[[nodiscard]] bool in_scope(const Caller& caller, std::string_view unit);

}  // namespace buzon::http
