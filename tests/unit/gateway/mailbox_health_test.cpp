#include "gateway/app/mailbox_health.hpp"

#include "gateway/app/code_messenger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace buzon::app {
namespace {

using namespace std::chrono_literals;

const Rfc owner = Rfc::parse("P&M050614JT5").value();
const Instant now = Instant::parse("2026-11-10T18:00:00Z").value();

db::ContactMeans contact(db::ContactKind kind, Instant registered)
{
    db::ContactMeans means{.id = 1,
                           .rfc = owner,
                           .kind = kind,
                           .address = "a@patron.example",
                           .registered_at = registered,
                           .confirmed_at = std::nullopt,
                           .bounced_at = std::nullopt,
                           .lapsed_at = std::nullopt,
                           .withdrawn_at = std::nullopt};
    return means;
}

db::ContactMeans confirmed(db::ContactKind kind)
{
    db::ContactMeans means = contact(kind, now - 240h);
    means.confirmed_at = now - 239h;
    return means;
}

HealthFacts healthy()
{
    HealthFacts facts;
    facts.mailbox = db::Mailbox{.rfc = owner,
                                .enabled_at = now - 200h,
                                .terms_sha = {},
                                .cedulas_request_at = std::nullopt,
                                .closed_at = std::nullopt};
    facts.contacts = {confirmed(db::ContactKind::Email), confirmed(db::ContactKind::Mobile)};
    return facts;
}

std::set<std::string> ids(const HealthFacts& facts)
{
    std::set<std::string> out;
    for (const Finding& note : mailbox_health(facts, now)) {
        EXPECT_FALSE(note.reason.empty());
        EXPECT_FALSE(note.remedy.empty()) << note.id;
        out.insert(note.id);
    }
    return out;
}

using Ids = std::set<std::string>;

TEST(AMailboxInOrder, HasNothingSaidOfIt)
{
    EXPECT_EQ(ids(healthy()), Ids{});
}

TEST(AMailboxWithoutContacts, CannotBeReached)
{
    HealthFacts facts = healthy();
    for (db::ContactMeans& means : facts.contacts) means.lapsed_at = now - 1h;
    EXPECT_EQ(ids(facts), (Ids{"SALUD-SIN-CORREO", "SALUD-SIN-MOVIL"}));
    EXPECT_EQ(mailbox_health(facts, now).front().severity, Severity::Error);
    facts.mailbox.reset();
    EXPECT_EQ(ids(facts), Ids{});
}

TEST(ABounce, CountsUntilTheAddressIsConfirmedAgain)
{
    HealthFacts facts = healthy();
    facts.contacts.front().bounced_at = now - 1h;
    EXPECT_EQ(ids(facts), Ids{"SALUD-REBOTE"});
    facts.contacts.front().confirmed_at = now - 30min;
    EXPECT_EQ(ids(facts), Ids{});
}

TEST(ABounce, OfAMobileIsAMessageThatCouldNotBeSent)
{
    HealthFacts facts = healthy();
    for (db::ContactMeans& means : facts.contacts) {
        if (means.kind == db::ContactKind::Mobile) means.bounced_at = now - 1h;
    }
    ASSERT_EQ(ids(facts), Ids{"SALUD-REBOTE"});
    EXPECT_TRUE(mailbox_health(facts, now).front().reason.starts_with("Un mensaje a "));
}

TEST(AnUnconfirmedAddress, IsSaidOnItsLastDayOnly)
{
    HealthFacts facts = healthy();
    facts.contacts.push_back(contact(db::ContactKind::Email, now - 47h));
    EXPECT_EQ(ids(facts), Ids{});
    facts.contacts.back().registered_at = now - 48h;
    EXPECT_EQ(ids(facts), Ids{"SALUD-POR-VENCER"});
    facts.contacts.back().registered_at = now - 72h;
    EXPECT_EQ(ids(facts), Ids{});
}

TEST(TermsOfAnEarlierVersion, AreToBeSignedAgain)
{
    HealthFacts facts = healthy();
    facts.mailbox->terms_sha = Sha256::parse_hex(std::string(64, 'a')).value();
    EXPECT_EQ(ids(facts), Ids{"SALUD-TERMINOS"});
}

TEST(ACode, IsEightDigitsAndNotTheSameTwice)
{
    std::set<std::string> codes;
    for (int i = 0; i < 50; ++i) {
        const std::string code = random_code();
        EXPECT_EQ(code.size(), 8u);
        EXPECT_TRUE(std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) << code;
        codes.insert(code);
    }
    EXPECT_GE(codes.size(), 49u);
}

}  // namespace
}  // namespace buzon::app
