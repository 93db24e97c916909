#include "db/contact_codes.hpp"
#include "db/declarations.hpp"
#include "db/sessions.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

namespace buzon {
namespace {

using namespace std::chrono_literals;
using test::day;
using test::TestDatabase;

const Instant kNoon = *Instant::parse("2026-11-10T18:00:00Z");

class Enrolment : public testing::Test {
  protected:
    void SetUp() override { test::store_basics(connection_); }

    db::ContactMeans fresh(const char* address, Instant registered = kNoon)
    {
        db::ContactMeans means{.id = 0,
                               .rfc = employer_,
                               .kind = db::ContactKind::Email,
                               .address = address,
                               .registered_at = registered,
                               .confirmed_at = std::nullopt,
                               .bounced_at = std::nullopt,
                               .lapsed_at = std::nullopt,
                               .withdrawn_at = std::nullopt};
        db::Transaction tx(connection_);
        means.id = db::register_contact(tx, means).value();
        tx.commit();
        return means;
    }
    void ask(const db::ContactMeans& means, Instant now)
    {
        db::Transaction tx(connection_);
        db::request_code(tx, means.id, now);
        tx.commit();
    }
    std::optional<db::CodeToSend> claim(db::Connection& connection, Instant now)
    {
        db::Transaction tx(connection);
        auto row = db::claim_code(tx, now, now + 120s);
        tx.commit();
        return row;
    }

    TestDatabase database_;
    db::Connection connection_ = database_.connect();
    const Rfc employer_ = test::employer_rfc();
    const Rfc accountant_ = test::rfc("JUFA7608212V6");
};

TEST_F(Enrolment, a_code_is_held_by_one_process_and_comes_back_when_it_died)
{
    const db::ContactMeans means = fresh("a@patron.example");
    ask(means, kNoon);
    db::Connection other = database_.connect();
    const auto held = claim(connection_, kNoon);
    ASSERT_TRUE(held);
    EXPECT_EQ(held->address, "a@patron.example");
    EXPECT_EQ(held->tries, 1);
    EXPECT_FALSE(claim(other, kNoon + 60s));
    const auto again = claim(other, kNoon + 120s);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->id, held->id);
    EXPECT_EQ(again->tries, 2);
}

TEST_F(Enrolment, of_two_codes_asked_for_only_the_newer_leaves)
{
    const db::ContactMeans means = fresh("a@patron.example");
    ask(means, kNoon);
    const auto older = claim(connection_, kNoon).value();
    ask(means, kNoon + 61s);
    const auto newer = claim(connection_, kNoon + 300s).value();
    EXPECT_NE(newer.id, older.id);
    EXPECT_FALSE(claim(connection_, kNoon + 300s));
    db::Transaction tx(connection_);
    db::set_code(tx, newer.id, Sha256{});
    db::settle_code(tx, newer.id, {db::CodeFate::Sent, kNoon + 301s, "250 ok"});
    // The first process wakes up: what it says of its own code changes nothing of the newer.
    db::settle_code(tx, older.id, {db::CodeFate::Again, kNoon + 302s, "late"});
    tx.commit();
    EXPECT_FALSE(claim(connection_, kNoon + 900s));
    const auto known = db::newest_code(connection_, means.id).value();
    EXPECT_EQ(known.sent_at, kNoon + 301s);
    EXPECT_EQ(known.reply, "250 ok");
    const db::CodeCount count = db::codes_since(connection_, means, kNoon - 1s);
    EXPECT_EQ(count.of_contact, 2);
    EXPECT_EQ(count.of_person, 2);
    EXPECT_EQ(db::codes_since(connection_, means, kNoon).of_contact, 1);
}

TEST_F(Enrolment, what_waited_72_hours_lapses_once_and_may_be_registered_anew)
{
    const db::ContactMeans means = fresh("a@patron.example");
    ask(means, kNoon);
    const auto lapse = [&](Instant now) {
        db::Transaction tx(connection_);
        const auto lapsed = db::lapse_contacts(tx, now - 72h, now);
        tx.commit();
        return lapsed.size();
    };
    EXPECT_EQ(lapse(kNoon + 72h - 1s), 0u);
    EXPECT_EQ(lapse(kNoon + 72h), 1u);
    EXPECT_EQ(lapse(kNoon + 73h), 0u);
    EXPECT_FALSE(claim(connection_, kNoon + 73h));  // its code does not leave any more
    EXPECT_EQ(fresh("a@patron.example", kNoon + 74h).id, means.id);
    db::Transaction tx(connection_);
    db::mark_contact(tx, means.id, db::ContactMark::Confirmed, kNoon + 75h);
    EXPECT_FALSE(db::register_contact(tx, means));  // it counts
    db::mark_contact(tx, means.id, db::ContactMark::Withdrawn, kNoon + 76h);
    tx.commit();
    for (const db::ContactMeans& one : db::contacts_of(connection_, employer_)) {
        if (one.id != means.id) continue;
        EXPECT_EQ(one.lapsed_at, one.withdrawn_at);
    }
    const auto addressees = db::find_addressees(connection_, {employer_});
    for (const std::string& email : addressees.front().emails) EXPECT_NE(email, means.address);
}

TEST_F(Enrolment,
       who_was_let_in_and_revoked_is_out_at_once_and_the_registry_does_not_bring_him_back)
{
    db::Representative granted{employer_, accountant_, db::RepresentativeRole::Contador,
                               day("2026-11-10"), std::nullopt};
    granted.name = "Contadora & Cía <b>";
    const auto role = [&] {
        return db::representation(connection_, employer_, accountant_, day("2026-11-10"));
    };
    db::Transaction tx(connection_);
    db::grant_representation(tx, granted);
    tx.commit();
    EXPECT_EQ(role(), db::RepresentativeRole::Contador);
    EXPECT_EQ(db::representatives_of(connection_, employer_).front().name, granted.name);
    EXPECT_FALSE(db::find_person(connection_, accountant_));
    db::Transaction second(connection_);
    EXPECT_TRUE(db::revoke_representation(second, granted, kNoon));
    EXPECT_FALSE(db::revoke_representation(second, granted, kNoon));
    db::add_representative(second, granted);
    second.commit();
    EXPECT_FALSE(role());
    EXPECT_TRUE(db::represented_by(connection_, accountant_, day("2026-11-10")).empty());
    db::Transaction third(connection_);
    db::grant_representation(third, granted);
    third.commit();
    EXPECT_TRUE(role());
}

TEST_F(Enrolment, a_declaration_asked_for_is_taken_once_and_in_time)
{
    const auto ask_for = [&](const char* nonce) {
        db::Transaction tx(connection_);
        db::create_declaration_request(tx, {nonce, employer_, accountant_, "terminos",
                                            R"({"a":"\"|\\"})", "||cadena||", kNoon, kNoon + 900s});
        tx.commit();
    };
    const auto take = [&](const char* nonce, Instant now) {
        db::Transaction tx(connection_);
        auto taken = db::take_declaration_request(tx, nonce, now);
        tx.commit();
        return taken;
    };
    ask_for("one");
    EXPECT_FALSE(take("one", kNoon + 900s));
    const auto taken = take("one", kNoon + 899s);
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->cadena, "||cadena||");
    EXPECT_EQ(taken->signer, accountant_);
    EXPECT_FALSE(take("one", kNoon + 899s));
    ask_for("two");
    db::Transaction tx(connection_);
    EXPECT_EQ(db::purge_expired(tx, kNoon + 900s), 1);
    tx.commit();
}

TEST_F(Enrolment, the_ledger_tells_the_newest_first_and_of_one_mailbox_alone)
{
    db::Transaction tx(connection_);
    db::append(tx, {employer_, db::Happening::ContactAdded, kNoon, "buzon", R"({"n":"1"})"});
    db::append(tx, {employer_, db::Happening::ContactAdded, kNoon, "buzon", R"({"n":"2"})"});
    db::append(tx, {employer_, db::Happening::Enabled, kNoon, "buzon", "{}"});
    tx.commit();
    const auto all = db::happenings_of(connection_, employer_);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all.front().kind, db::Happening::Enabled);
    EXPECT_FALSE(all.front().acuse);
    EXPECT_EQ(db::newest_happening(connection_, employer_, db::Happening::ContactAdded)->id,
              all[1].id);
    EXPECT_TRUE(db::happenings_of(connection_, accountant_).empty());
}

}  // namespace
}  // namespace buzon
