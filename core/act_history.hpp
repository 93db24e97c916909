#pragma once

#include "core/instant.hpp"
#include "core/sha256.hpp"

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace buzon {

// What can happen to an act on its way to being notified. The names (name_of) are those of the
// database's CHECK and of the API; evidence_event.hpp says which are legal facts.
enum class ActEvent {
    Issued,             // signed, stored: A.1 SubmissionAcceptance
    Deposited,          // in the mailbox, still hidden: D.1 ContentConsignment
    AvisoSent,          // t0: the last mandatory aviso was accepted: D.3 ConsignmentNotification
    AvisoFailed,        // no address took it: D.4 ConsignmentNotificationFailure
    AvisoBounced,       // a DSN came back; the clock is not touched (SJF 2031717)
    AvisoReminded,      // a courtesy on day 2, no aviso: the clock is not touched
    AvisoTexted,        // a text message says so too: a courtesy, the clock is not touched
    TextRefused,        // the provider of messages does not take that number; likewise
    WindowReopened,     // a declared failure of the platform puts the end of the term off
    TermsRecomputed,    // a later accord moved dates (CFF 12)
    ChangeTold,         // the e-mail that says so was accepted: a courtesy
    Opened,             // acuse signed by the recipient: E.1 ContentHandover
    DayFourElapsed,     // constancia of CFF 134-I: C.5 AcceptanceRejectionExpiry
    EstradosOrdered,    // accord with its legal hypothesis (LSS 286 M, CFF 134-III)
    EstradosPublished,  // F.1 RelayToNonERDS
    EstradosElapsed,    // eleventh day (CFF 139)
    HandedToBank,       // an order to a bank has its own history (bank_history.hpp)
};

enum class ActState {
    Issued,
    Deposited,
    AwaitingOpening,
    ContactFailed,
    InEstrados,
    Notified,
    WithBank,
};

inline constexpr std::array kActEvents{
    ActEvent::Issued,          ActEvent::Deposited,       ActEvent::AvisoSent,
    ActEvent::AvisoFailed,     ActEvent::AvisoBounced,    ActEvent::AvisoReminded,
    ActEvent::AvisoTexted,     ActEvent::TextRefused,     ActEvent::WindowReopened,
    ActEvent::TermsRecomputed, ActEvent::ChangeTold,      ActEvent::Opened,
    ActEvent::DayFourElapsed,  ActEvent::EstradosOrdered, ActEvent::EstradosPublished,
    ActEvent::EstradosElapsed, ActEvent::HandedToBank};

inline constexpr std::array kActStates{
    ActState::Issued,     ActState::Deposited, ActState::AwaitingOpening, ActState::ContactFailed,
    ActState::InEstrados, ActState::Notified,  ActState::WithBank};

[[nodiscard]] std::string_view name_of(ActEvent event);
[[nodiscard]] std::string_view name_of(ActState state);
[[nodiscard]] std::string_view spanish(ActEvent event);  // what a person reads in a history
[[nodiscard]] std::string_view spanish(ActState state);
[[nodiscard]] std::optional<ActEvent> act_event_of(std::string_view name);
[[nodiscard]] std::optional<ActState> act_state_of(std::string_view name);

// The table of transitions. A pair that the table does not name leaves the state as it was: the
// event is kept as a fact, but a notified act stays notified whatever arrives late.
struct ActTransition {
    ActState from;
    ActEvent event;
    ActState to;
};
[[nodiscard]] std::span<const ActTransition> act_transitions();
[[nodiscard]] ActState next(ActState state, ActEvent event);

struct ActEventRecord {
    Sha256 id;  // deterministic, so a repeated event is the same event
    ActEvent kind = ActEvent::Issued;
    Instant occurred;
    friend auto operator<=>(const ActEventRecord&, const ActEventRecord&) = default;
};

// Status of an act: a fold of next() over the events in legal order (stage of the procedure,
// then time, then id), each id once. The order in which events were learned has no influence.
// No events: Issued.
[[nodiscard]] ActState fold(std::vector<ActEventRecord> events);

}  // namespace buzon
