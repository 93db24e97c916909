#include "db/idempotency.hpp"
#include "db/issue_batch.hpp"
#include "db/mailbox_lists.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace buzon {
namespace {

using test::TestDatabase;

std::int64_t count(db::Connection& connection, const std::string& table)
{
    const auto rows = connection.exec({"count_any",
                                       "SELECT CASE $1 WHEN 'acts' THEN (SELECT count(*) FROM acts)"
                                       " WHEN 'documents' THEN (SELECT count(*) FROM documents)"
                                       " WHEN 'events' THEN (SELECT count(*) FROM events)"
                                       " WHEN 'outbox' THEN (SELECT count(*) FROM outbox) END"},
                                      db::Params{table});
    return rows.front().next<std::int64_t>();
}

std::vector<db::IssueOutcome> store(db::Connection& connection,
                                    const std::vector<db::IssuedAct>& acts)
{
    db::Transaction tx(connection);
    auto outcomes = db::store_issued(tx, acts);
    tx.commit();
    return outcomes;
}

class Issuing : public testing::Test {
  protected:
    void SetUp() override { test::store_basics(connection_); }

    TestDatabase database_;
    db::Connection connection_ = database_.connect();
};

TEST_F(Issuing, a_batch_is_stored_whole_and_reads_back_as_it_was)
{
    std::vector<db::IssuedAct> acts;
    for (int i = 1; i <= 20; ++i) acts.push_back(test::sample_act(i));
    acts.at(3).act.total.reset();
    acts.at(4).due_on = test::day("2026-11-17");
    const auto outcomes = store(connection_, acts);

    for (std::size_t i = 0; i < acts.size(); ++i) {
        const auto id = std::get<db::Stored>(outcomes.at(i)).id;
        const std::optional<db::Act> act = db::find_act(connection_, acts.at(i).act.folio);
        ASSERT_TRUE(act.has_value());
        EXPECT_EQ(act->id, id);
        EXPECT_EQ(act->reference, acts.at(i).act.reference);
        EXPECT_EQ(act->total, acts.at(i).act.total);
        EXPECT_EQ(act->due_on, acts.at(i).due_on);
        EXPECT_EQ(act->state, ActState::Deposited);
        EXPECT_EQ(act->issued_at, acts.at(i).act.issued_at);
        EXPECT_EQ(db::act_history(connection_, id).size(), 2u);
        EXPECT_EQ(db::documents_of(connection_, id).size(), 3u);
        const auto pdf = db::find_act_document(connection_, id, db::DocumentRole::ActoPdf);
        ASSERT_TRUE(pdf.has_value());
        EXPECT_EQ(pdf->bytes, "%PDF " + act->folio.str());
    }
    EXPECT_EQ(count(connection_, "outbox"), 20);
}

TEST_F(Issuing, the_same_reference_with_the_same_input_answers_with_the_first_act)
{
    store(connection_, {test::sample_act(1)});
    db::IssuedAct again = test::sample_act(1);
    db::IssuedAct second = test::sample_act(2);
    second.act.reference = again.act.reference;
    second.act.input_sha = again.act.input_sha;

    const auto outcome = store(connection_, {second}).at(0);

    ASSERT_TRUE(std::holds_alternative<db::Replayed>(outcome));
    EXPECT_EQ(std::get<db::Replayed>(outcome).folio, again.act.folio);
}

TEST_F(Issuing, the_same_reference_with_another_input_is_refused_and_leaves_nothing)
{
    store(connection_, {test::sample_act(1)});
    db::IssuedAct other = test::sample_act(2);
    other.act.reference = "ref-1";

    const auto outcomes = store(connection_, {other, test::sample_act(3)});

    EXPECT_TRUE(std::holds_alternative<db::ReferenceTaken>(outcomes.at(0)));
    EXPECT_TRUE(std::holds_alternative<db::Stored>(outcomes.at(1)));
    EXPECT_FALSE(db::find_act(connection_, other.act.folio).has_value());
    EXPECT_EQ(count(connection_, "acts"), 2);
    EXPECT_EQ(count(connection_, "documents"), 6);
    EXPECT_EQ(count(connection_, "events"), 4);
    EXPECT_EQ(count(connection_, "outbox"), 2);
}

TEST_F(Issuing, two_issuers_of_one_reference_at_once_store_one_act)
{
    std::vector<db::IssueOutcome> outcomes(2, db::Stored{});
    {
        std::vector<std::jthread> issuers;
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            issuers.emplace_back([&, i] {
                db::Connection own = database_.connect();
                db::IssuedAct act = test::sample_act(static_cast<std::int64_t>(i) + 1);
                act.act.reference = "one";
                act.act.input_sha = sha256_of("one");
                outcomes.at(i) = store(own, {act}).at(0);
            });
        }
    }
    EXPECT_NE(std::holds_alternative<db::Stored>(outcomes.at(0)),
              std::holds_alternative<db::Stored>(outcomes.at(1)));
    EXPECT_NE(std::holds_alternative<db::Replayed>(outcomes.at(0)),
              std::holds_alternative<db::Replayed>(outcomes.at(1)));
    EXPECT_EQ(count(connection_, "acts"), 1);
}

TEST_F(Issuing, a_reference_twice_in_one_batch_is_the_caller_s_mistake)
{
    db::IssuedAct twin = test::sample_act(2);
    twin.act.reference = "ref-1";
    EXPECT_THROW(store(connection_, {test::sample_act(1), twin}), std::logic_error);
}

TEST_F(Issuing, folios_run_without_gaps_and_those_of_a_rolled_back_transaction_come_again)
{
    const auto reserve = [&](int many) {
        db::Transaction tx(connection_);
        const std::int64_t first = db::reserve_folios(tx, test::kUnit, 2026, many);
        tx.commit();
        return first;
    };
    EXPECT_EQ(reserve(1), 1);
    EXPECT_EQ(reserve(500), 2);
    {
        db::Transaction tx(connection_);
        EXPECT_EQ(db::reserve_folios(tx, test::kUnit, 2026, 1), 502);
    }
    EXPECT_EQ(reserve(1), 502);
    db::Transaction tx(connection_);
    EXPECT_EQ(db::reserve_folios(tx, test::kUnit, 2027, 1), 1);
}

TEST_F(Issuing, an_unknown_addressee_stores_nothing_of_the_batch)
{
    db::IssuedAct stranger = test::sample_act(2);
    stranger.act.addressee = test::rfc("SAT970701NN3");
    EXPECT_THROW(store(connection_, {test::sample_act(1), stranger}), db::Error);
    EXPECT_EQ(count(connection_, "acts"), 0);
    EXPECT_EQ(count(connection_, "documents"), 0);
}

TEST_F(Issuing, the_page_of_an_employer_shows_only_what_the_aviso_has_left_for)
{
    std::vector<db::IssuedAct> acts;
    for (int i = 1; i <= 5; ++i) {
        acts.push_back(test::sample_act(i));
        if (i != 3) acts.back().act.state = ActState::AwaitingOpening;
    }
    store(connection_, acts);

    const auto first =
        db::newest_page(connection_, test::employer_rfc(), {}, {}, {.before = {}, .limit = 2});
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first.at(0).reference, "ref-5");
    const auto second = db::newest_page(connection_, test::employer_rfc(), {}, {},
                                        {.before = first.at(1).id, .limit = 10});
    ASSERT_EQ(second.size(), 2u);
    EXPECT_EQ(second.at(0).reference, "ref-2");

    const auto deposited = db::unit_page(
        connection_,
        {.unit = std::string(test::kUnit), .state = ActState::Deposited, .type = std::nullopt},
        {.before = {}, .limit = 10});
    ASSERT_EQ(deposited.size(), 1u);
    EXPECT_EQ(deposited.at(0).reference, "ref-3");
}

TEST_F(Issuing, a_notification_is_written_once_and_never_changed)
{
    const ActId act = test::store_sample_act(connection_, 1);
    const db::Notification notification{.notified_on = test::day("2026-11-17"),
                                        .by = db::NotifiedBy::Dia4,
                                        .effective_on = test::day("2026-11-18"),
                                        .calendar_version = "2026.1"};
    {
        db::Transaction tx(connection_);
        ASSERT_TRUE(db::lock_act(tx, act).has_value());
        db::set_act_state(tx, act, ActState::Notified);
        db::set_notification(tx, act, notification);
        tx.commit();
    }
    const auto stored = db::find_act(connection_, act);
    ASSERT_TRUE(stored && stored->notification);
    EXPECT_EQ(stored->notification->notified_on, notification.notified_on);
    EXPECT_EQ(stored->notification->by, db::NotifiedBy::Dia4);

    db::Transaction tx(connection_);
    db::set_notification(tx, act, notification);  // the same again is no change
    db::Notification other = notification;
    other.notified_on = test::day("2026-11-16");
    try {
        db::set_notification(tx, act, other);
        FAIL() << "changed";
    } catch (const db::Error& error) {
        EXPECT_EQ(error.kind(), db::Error::Kind::Constraint);
        EXPECT_EQ(error.constraint(), "one_notification");
    }
}

TEST_F(Issuing, acts_fall_due_on_their_day_and_are_given_in_pages)
{
    std::vector<db::IssuedAct> acts;
    for (int i = 1; i <= 3; ++i) {
        acts.push_back(test::sample_act(i));
        acts.back().act.state = ActState::AwaitingOpening;
        acts.back().due_on = test::day(i == 3 ? "2026-11-18" : "2026-11-17");
    }
    store(connection_, acts);
    const auto due = [&](const char* today, ActId after) {
        return db::acts_due(connection_, {.state = ActState::AwaitingOpening,
                                          .today = test::day(today),
                                          .after = after,
                                          .limit = 1});
    };
    EXPECT_TRUE(due("2026-11-16", {}).empty());
    const auto one = due("2026-11-17", {});
    ASSERT_EQ(one.size(), 1u);
    const auto two = due("2026-11-17", one.at(0).id);
    ASSERT_EQ(two.size(), 1u);
    EXPECT_TRUE(due("2026-11-17", two.at(0).id).empty());
}

TEST_F(Issuing, a_repeated_request_gets_the_first_answer_and_another_one_is_refused)
{
    const db::IdempotencyKey key{"abc", "system-1", sha256_of("body")};
    const Instant now = test::at("2026-11-10T16:00:00Z");
    {
        db::Transaction tx(connection_);
        ASSERT_TRUE(std::holds_alternative<db::FirstTime>(db::begin_idempotent(tx, key, now)));
        db::store_answer(tx, key, {.status = 201, .response = "{\"folio\":\"ñ\"}"});
        tx.commit();
    }
    db::Transaction tx(connection_);
    const auto again = db::begin_idempotent(tx, key, now);
    ASSERT_TRUE(std::holds_alternative<db::AnsweredBefore>(again));
    EXPECT_EQ(std::get<db::AnsweredBefore>(again).response, "{\"folio\":\"ñ\"}");
    EXPECT_TRUE(std::holds_alternative<db::OtherRequest>(
        db::begin_idempotent(tx, {"abc", "system-1", sha256_of("else")}, now)));
    EXPECT_TRUE(std::holds_alternative<db::FirstTime>(
        db::begin_idempotent(tx, {"abc", "system-2", sha256_of("else")}, now)));
}

}  // namespace
}  // namespace buzon
