#include "db/documents.hpp"
#include "db/estrados.hpp"
#include "db/sessions.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace buzon {
namespace {

using std::chrono::minutes;
using test::day;
using test::TestDatabase;

const Instant kNow = test::at("2026-11-10T16:00:00Z");

TEST(Challenge, is_good_once_and_for_a_while)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    db::Transaction tx(connection);
    db::create_challenge(tx, "n1", kNow);
    db::create_challenge(tx, "n2", kNow);
    const auto use = [&](const char* nonce, Instant when) {
        return db::use_challenge(tx, nonce, when, minutes(5));
    };
    EXPECT_EQ(use("n1", kNow + minutes(5)), db::ChallengeUse::Accepted);
    EXPECT_EQ(use("n1", kNow + minutes(5)), db::ChallengeUse::Used);
    EXPECT_EQ(use("n2", kNow + minutes(6)), db::ChallengeUse::Expired);
    EXPECT_EQ(use("n3", kNow), db::ChallengeUse::Unknown);
}

TEST(Challenge, used_by_two_at_once_lets_one_in)
{
    const TestDatabase database;
    {
        db::Connection connection = database.connect();
        db::Transaction tx(connection);
        db::create_challenge(tx, "n", kNow);
        tx.commit();
    }
    std::vector<db::ChallengeUse> uses(2, db::ChallengeUse::Unknown);
    {
        std::vector<std::jthread> both;
        for (db::ChallengeUse& use : uses) {
            both.emplace_back([&] {
                db::Connection own = database.connect();
                db::Transaction tx(own);
                use = db::use_challenge(tx, "n", kNow, minutes(5));
                tx.commit();
            });
        }
    }
    EXPECT_NE(uses.at(0) == db::ChallengeUse::Accepted, uses.at(1) == db::ChallengeUse::Accepted);
}

TEST(LoginChallenge, is_forgotten_after_a_quarter_of_an_hour)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    db::Transaction tx(connection);
    db::create_challenge(tx, "old", kNow);
    db::create_challenge(tx, "new", kNow + minutes(10));
    EXPECT_EQ(db::purge_expired(tx, kNow + minutes(14)), 0);
    EXPECT_EQ(db::purge_expired(tx, kNow + minutes(15)), 1);
    EXPECT_EQ(db::use_challenge(tx, "old", kNow + minutes(15), minutes(5)),
              db::ChallengeUse::Unknown);
    EXPECT_EQ(db::use_challenge(tx, "new", kNow + minutes(15), minutes(5)),
              db::ChallengeUse::Accepted);
}

TEST(Session, ends_when_closed_and_when_its_time_is_over)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    db::Transaction tx(connection);
    const db::Session session{.token_sha = sha256_of("token"),
                              .rfc = test::employer_rfc(),
                              .role = db::SessionRole::Employer,
                              .cert = sha256_of("cert"),
                              .expires_at = kNow + minutes(30)};
    db::open_session(tx, session);
    EXPECT_EQ(db::find_session(tx, session.token_sha, kNow).value().rfc, session.rfc);
    EXPECT_FALSE(db::find_session(tx, session.token_sha, kNow + minutes(30)).has_value());
    EXPECT_FALSE(db::find_session(tx, sha256_of("other"), kNow).has_value());
    db::close_session(tx, session.token_sha);
    EXPECT_FALSE(db::find_session(tx, session.token_sha, kNow).has_value());
    EXPECT_EQ(db::purge_expired(tx, kNow), 0);
}

class WithAct : public testing::Test {
  protected:
    void SetUp() override
    {
        test::store_basics(connection_);
        act_ = test::store_sample_act(connection_, 1);
    }

    TestDatabase database_;
    db::Connection connection_ = database_.connect();
    ActId act_;
};

TEST_F(WithAct, a_request_to_open_is_taken_once)
{
    db::Transaction tx(connection_);
    const auto request = [&](const char* nonce) {
        db::create_open_request(tx, {.nonce = nonce,
                                     .act = act_,
                                     .rfc = test::employer_rfc(),
                                     .cadena_sha = sha256_of("cadena"),
                                     .expires_at = kNow + minutes(10)});
    };
    request("a");
    request("b");
    EXPECT_EQ(db::take_open_request(tx, "a", kNow).value().act, act_);
    EXPECT_FALSE(db::take_open_request(tx, "a", kNow).has_value());
    EXPECT_FALSE(db::take_open_request(tx, "b", kNow + minutes(10)).has_value());
    EXPECT_EQ(db::purge_expired(tx, kNow + minutes(10)), 1);
}

TEST_F(WithAct, a_publication_is_shown_until_it_is_removed)
{
    db::Transaction tx(connection_);
    const Sha256 redacted = db::store_document(tx, {"text/html", "<p>x</p>"}, kNow);
    const db::EstradosPublication publication{.act = act_,
                                              .published_on = day("2026-04-23"),
                                              .remove_after = day("2026-05-08"),
                                              .removed_at = std::nullopt,
                                              .redacted = redacted,
                                              .settled_on = {}};
    EXPECT_TRUE(db::publish_in_estrados(tx, publication));
    EXPECT_FALSE(db::publish_in_estrados(tx, publication));
    const auto page = [&](std::optional<std::string> unit) {
        return db::estrados_page(tx, {.unit = std::move(unit), .limit = 10});
    };
    ASSERT_EQ(page(std::nullopt).size(), 1u);
    EXPECT_EQ(page(std::nullopt).at(0).unit_name, "Subdelegación Metepec");
    EXPECT_TRUE(page("0101").empty());
    EXPECT_EQ(db::find_publication(tx, act_).value().settled_on, day("2026-04-22"));
    ASSERT_EQ(db::unsettled_publications(tx, day("2026-04-23"), ActId{}, 10).size(), 1u);
    db::set_settled(tx, act_, day("2026-04-23"));
    db::set_settled(tx, act_, day("2026-04-22"));  // never back
    EXPECT_TRUE(db::unsettled_publications(tx, day("2026-04-23"), ActId{}, 10).empty());
    EXPECT_EQ(db::unsettled_publications(tx, day("2026-04-24"), ActId{}, 10).size(), 1u);
    db::mark_removed(tx, act_, kNow);
    EXPECT_TRUE(page(std::nullopt).empty());
    EXPECT_EQ(db::find_publication(tx, act_).value().removed_at, kNow);
}

TEST_F(WithAct, a_document_is_stored_once_whoever_brings_it)
{
    db::Transaction tx(connection_);
    const std::string bytes(100'000, '\0');
    const Sha256 sha = db::store_document(tx, {"application/pdf", bytes}, kNow);
    EXPECT_EQ(db::store_document(tx, {"application/pdf", bytes}, kNow), sha);
    EXPECT_EQ(db::find_document(tx, sha).value().bytes, bytes);
    EXPECT_FALSE(db::find_document(tx, sha256_of("other")).has_value());
    db::attach_document(tx, act_, db::DocumentRole::AcusePdf, sha);
    db::attach_document(tx, act_, db::DocumentRole::AcusePdf, sha);
    EXPECT_EQ(db::documents_of(tx, act_).size(), 4u);
}

TEST_F(WithAct, a_document_damaged_on_disk_is_noticed_when_read)
{
    db::Connection owner = database_.connect(db::Role::Owner);
    const Sha256 pdf = db::find_act(owner, act_).value().pdf_sha;
    owner.exec_script({"damage",
                       "ALTER TABLE documents DISABLE TRIGGER append_only;"
                       "UPDATE documents SET bytes = 'forged'"});
    EXPECT_THROW(static_cast<void>(db::find_document(owner, pdf)), db::Error);
}

}  // namespace
}  // namespace buzon
