#include "core/act_history.hpp"
#include "core/bank_history.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace buzon {
namespace {

using std::chrono::minutes;

Instant at(int minute)
{
    return Instant(Instant::TimePoint{minutes{minute}});
}

ActEventRecord act_event(ActEvent kind, int minute)
{
    Sha256::Bytes id{};
    id[0] = static_cast<std::uint8_t>(kind);
    id[1] = static_cast<std::uint8_t>(minute);
    return {Sha256(id), kind, at(minute)};
}

BankEventRecord bank_event(BankEvent kind, int minute, int act_no = 1)
{
    Sha256::Bytes id{};
    id[0] = static_cast<std::uint8_t>(kind);
    id[1] = static_cast<std::uint8_t>(minute);
    id[2] = static_cast<std::uint8_t>(act_no);
    return {Sha256(id), kind, act_no, at(minute)};
}

// Folds every order of the events, each order also with its first event repeated at the end.
template <class Record>
auto states_over_all_orders(std::vector<Record> events)
{
    std::ranges::sort(events);
    std::set<decltype(fold(events))> seen;
    do {
        seen.insert(fold(events));
        std::vector<Record> repeated = events;
        repeated.push_back(events.front());
        seen.insert(fold(repeated));
    } while (std::next_permutation(events.begin(), events.end()));
    return seen;
}

struct ActCase {
    const char* situation;
    std::vector<ActEventRecord> events;
    ActState expected;
};

TEST(History, AnActEndsInTheSameStateWhateverTheOrderOfArrival)
{
    const std::vector<ActCase> cases{
        {"opened",
         {act_event(ActEvent::Issued, 0), act_event(ActEvent::Deposited, 1),
          act_event(ActEvent::AvisoSent, 2), act_event(ActEvent::Opened, 3)},
         ActState::Notified},
        {"day four, and a bounce that came after",
         {act_event(ActEvent::Issued, 0), act_event(ActEvent::Deposited, 1),
          act_event(ActEvent::AvisoSent, 2), act_event(ActEvent::DayFourElapsed, 9),
          act_event(ActEvent::AvisoBounced, 12)},
         ActState::Notified},
        {"first aviso failed, contact mended, second aviso",
         {act_event(ActEvent::Issued, 0), act_event(ActEvent::Deposited, 1),
          act_event(ActEvent::AvisoFailed, 2), act_event(ActEvent::AvisoSent, 5)},
         ActState::AwaitingOpening},
        {"no contact, estrados",
         {act_event(ActEvent::Issued, 0), act_event(ActEvent::Deposited, 1),
          act_event(ActEvent::AvisoFailed, 2), act_event(ActEvent::EstradosOrdered, 3),
          act_event(ActEvent::EstradosPublished, 4), act_event(ActEvent::EstradosElapsed, 9)},
         ActState::Notified},
        {"an opening learned while the act is in estrados does not count",
         {act_event(ActEvent::Issued, 0), act_event(ActEvent::Deposited, 1),
          act_event(ActEvent::EstradosPublished, 4), act_event(ActEvent::Opened, 5)},
         ActState::InEstrados},
        {"to a bank",
         {act_event(ActEvent::Issued, 0), act_event(ActEvent::HandedToBank, 0)},
         ActState::WithBank},
        {"deposit not yet learned", {act_event(ActEvent::AvisoSent, 2)}, ActState::Issued},
    };
    for (const ActCase& c : cases) {
        EXPECT_EQ(states_over_all_orders(c.events), std::set{c.expected}) << c.situation;
    }
}

struct BankCase {
    const char* situation;
    std::vector<BankEventRecord> events;
    BankState expected;
};

TEST(History, ABankOrderEndsInTheSameStateWhateverTheOrderOfArrival)
{
    using E = BankEvent;
    const std::vector<BankCase> cases{
        {"held",
         {bank_event(E::Checked, 0), bank_event(E::Signed, 1), bank_event(E::Sent, 2),
          bank_event(E::L1Ok, 3), bank_event(E::L2Accepted, 4), bank_event(E::ResultHolding, 5)},
         BankState::Holding},
        {"result known before acceptance, and the bank's clock behind ours",
         {bank_event(E::Checked, 10), bank_event(E::Signed, 11), bank_event(E::Sent, 12),
          bank_event(E::L2Accepted, 9), bank_event(E::ResultHolding, 2)},
         BankState::Holding},
        {"released by the second act",
         {bank_event(E::Signed, 1), bank_event(E::Sent, 2), bank_event(E::ResultHolding, 5),
          bank_event(E::ReleaseSent, 6, 2), bank_event(E::ReleaseL1Ok, 7, 2),
          bank_event(E::Released, 8, 2)},
         BankState::Released},
        {"released in part by the second act, wholly by the third",
         {bank_event(E::Signed, 1), bank_event(E::Sent, 2), bank_event(E::ResultHolding, 5),
          bank_event(E::ReleaseSent, 6, 2), bank_event(E::ReleasedPartly, 8, 2),
          bank_event(E::ReleaseSent, 7, 3), bank_event(E::Released, 9, 3)},
         BankState::Released},
        {"a homonym cleared up",
         {bank_event(E::Signed, 1), bank_event(E::Sent, 2), bank_event(E::L1Ok, 3),
          bank_event(E::Ambiguous, 4)},
         BankState::Ambiguous},
        {"nothing there",
         {bank_event(E::Signed, 1), bank_event(E::Sent, 2), bank_event(E::ResultNone, 5)},
         BankState::NothingHeld},
    };
    for (const BankCase& c : cases) {
        EXPECT_EQ(states_over_all_orders(c.events), std::set{c.expected}) << c.situation;
    }
}

TEST(History, ANotifiedActStaysNotifiedWhateverHappensNext)
{
    for (const ActEvent e : kActEvents) EXPECT_EQ(next(ActState::Notified, e), ActState::Notified);
}

TEST(History, AReleasedOrderIsNeverReopened)
{
    for (const BankEvent e : kBankEvents) {
        EXPECT_EQ(next(BankState::Released, e), BankState::Released);
        EXPECT_EQ(next(BankState::Cancelled, e), BankState::Cancelled);
    }
}

TEST(History, NamesAreReadBackAndNoTwoAreEqual)
{
    std::set<std::string_view> names;
    for (const ActEvent e : kActEvents) {
        EXPECT_EQ(act_event_of(name_of(e)), e);
        EXPECT_FALSE(spanish(e).empty());
        names.insert(name_of(e));
    }
    EXPECT_EQ(names.size(), kActEvents.size());
    for (const ActState s : kActStates) EXPECT_EQ(act_state_of(name_of(s)), s);
    for (const BankEvent e : kBankEvents) EXPECT_EQ(bank_event_of(name_of(e)), e);
    for (const BankState s : kBankStates) EXPECT_EQ(bank_state_of(name_of(s)), s);
    EXPECT_FALSE(act_event_of("opened "));
    EXPECT_FALSE(bank_state_of(""));
}

TEST(History, TheTableNamesEachPairOnce)
{
    std::set<std::pair<ActState, ActEvent>> pairs;
    for (const ActTransition& t : act_transitions()) {
        EXPECT_TRUE(pairs.emplace(t.from, t.event).second);
    }
    std::set<std::pair<BankState, BankEvent>> bank_pairs;
    for (const BankTransition& t : bank_transitions()) {
        EXPECT_TRUE(bank_pairs.emplace(t.from, t.event).second);
    }
}

}  // namespace
}  // namespace buzon
