#include "db/outbox.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <thread>

namespace buzon {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using test::TestDatabase;

const Instant kNow = test::at("2026-11-10T16:00:00Z");

class Outbox : public testing::Test {
  protected:
    void SetUp() override
    {
        test::store_basics(connection_);
        act_ = test::store_sample_act(connection_, 1);
        db::Transaction tx(connection_);
        tx.exec({"empty", "UPDATE outbox SET done_at = $1, outcome = 'delivered'"},
                db::Params{kNow});
        tx.commit();
    }

    void put(int count, db::Lane lane = db::Lane::Normal, Instant not_before = kNow)
    {
        db::Transaction tx(connection_);
        for (int i = 0; i < count; ++i) {
            db::enqueue(tx, {.lane = lane,
                             .kind = db::OutboxKind::Aviso,
                             .act = act_,
                             .key = "k" + std::to_string(++keys_),
                             .payload = R"({"n":1})",
                             .not_before = not_before});
        }
        tx.commit();
    }

    std::vector<db::OutboxRow> claim(const std::string& owner, Instant now, int limit = 10,
                                     db::Lane lane = db::Lane::Normal)
    {
        db::Transaction tx(connection_);
        auto rows = db::claim(tx, {.lane = lane,
                                   .kinds = {},
                                   .owner = owner,
                                   .lease = minutes(1),
                                   .limit = limit,
                                   .now = now});
        tx.commit();
        return rows;
    }

    db::Settled settle(const db::OutboxRow& row, const std::string& owner,
                       db::AttemptVerdict verdict, Instant now, Instant retry_at = kNow)
    {
        db::Transaction tx(connection_);
        const db::Settled settled = db::settle(tx, {.id = row.id,
                                                    .owner = owner,
                                                    .attempt = {.verdict = verdict,
                                                                .code = "250",
                                                                .reason = "Ok: queued",
                                                                .started_at = now,
                                                                .elapsed = seconds(1),
                                                                .transcript = std::nullopt},
                                                    .retry_at = retry_at,
                                                    .now = now});
        tx.commit();
        return settled;
    }

    TestDatabase database_;
    db::Connection connection_ = database_.connect();
    ActId act_;
    int keys_ = 0;
};

TEST_F(Outbox, two_workers_on_several_threads_never_hold_the_same_row)
{
    constexpr int kRows = 200;
    constexpr int kWorkers = 4;
    put(kRows);
    std::mutex mutex;
    std::map<std::int64_t, int> taken;
    {
        std::vector<std::jthread> workers;
        for (int w = 0; w < kWorkers; ++w) {
            workers.emplace_back([&, w] {
                db::Connection own = database_.connect();
                for (;;) {
                    db::Transaction tx(own);
                    const auto rows = db::claim(tx, {.lane = db::Lane::Normal,
                                                     .kinds = {db::OutboxKind::Aviso},
                                                     .owner = "w" + std::to_string(w),
                                                     .lease = minutes(1),
                                                     .limit = 3,
                                                     .now = kNow});
                    tx.commit();
                    if (rows.empty()) return;
                    const std::lock_guard lock(mutex);
                    for (const db::OutboxRow& row : rows) ++taken[row.id.value];
                }
            });
        }
    }
    EXPECT_EQ(taken.size(), static_cast<std::size_t>(kRows));
    for (const auto& [id, times] : taken) EXPECT_EQ(times, 1) << id;
}

TEST_F(Outbox, a_row_of_a_dead_worker_is_free_again_when_its_lease_is_over)
{
    put(1);
    ASSERT_EQ(claim("dead", kNow).size(), 1u);
    EXPECT_TRUE(claim("other", kNow + seconds(59)).empty());
    const auto again = claim("other", kNow + seconds(60));
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(again.at(0).attempts, 2);
}

TEST_F(Outbox, a_worker_whose_lease_was_lost_leaves_the_row_alone_but_its_attempt_is_kept)
{
    put(1);
    const db::OutboxRow row = claim("slow", kNow).at(0);
    ASSERT_EQ(claim("quick", kNow + minutes(2)).size(), 1u);

    EXPECT_EQ(settle(row, "slow", db::AttemptVerdict::Delivered, kNow + minutes(2)),
              db::Settled::LeaseLost);
    EXPECT_EQ(settle(row, "quick", db::AttemptVerdict::Delivered, kNow + minutes(3)),
              db::Settled::Done);

    const auto attempts = db::attempts_of(connection_, row.id);
    ASSERT_EQ(attempts.size(), 2u);
    EXPECT_EQ(attempts.at(0).number, 1);
    EXPECT_EQ(attempts.at(1).number, 2);
    EXPECT_EQ(attempts.at(1).elapsed, seconds(1));
}

TEST_F(Outbox, a_retry_waits_until_its_time_and_a_settled_row_never_comes_back)
{
    put(1);
    const db::OutboxRow row = claim("w", kNow).at(0);
    EXPECT_EQ(row.payload, R"({"n": 1})");
    settle(row, "w", db::AttemptVerdict::Retry, kNow, kNow + minutes(5));
    EXPECT_EQ(db::next_due(connection_, db::Lane::Normal), kNow + minutes(5));
    EXPECT_TRUE(claim("w", kNow + minutes(4)).empty());
    ASSERT_EQ(claim("w", kNow + minutes(5)).size(), 1u);
    settle(row, "w", db::AttemptVerdict::GiveUp, kNow + minutes(5));

    EXPECT_TRUE(claim("w", kNow + minutes(500)).empty());
    const auto depths = db::lane_depths(connection_);
    ASSERT_EQ(depths.size(), 1u);
    EXPECT_EQ(depths.at(0).given_up, 1);
    EXPECT_EQ(depths.at(0).pending, 0);
}

TEST_F(Outbox, lanes_do_not_see_each_other_and_the_oldest_goes_first)
{
    put(5, db::Lane::Bulk);
    put(1, db::Lane::Urgent, kNow + seconds(2));
    put(1, db::Lane::Urgent, kNow + seconds(1));
    const auto urgent = claim("w", kNow + seconds(2), 1, db::Lane::Urgent);
    ASSERT_EQ(urgent.size(), 1u);
    EXPECT_EQ(urgent.at(0).key, "k7");
    EXPECT_EQ(claim("w", kNow, 10, db::Lane::Bulk).size(), 5u);
}

TEST_F(Outbox, a_key_is_one_row_and_released_leases_do_not_count_as_attempts)
{
    put(1);
    {
        db::Transaction tx(connection_);
        db::enqueue(tx, {.lane = db::Lane::Normal,
                         .kind = db::OutboxKind::Aviso,
                         .act = act_,
                         .key = "k1",
                         .payload = "{}",
                         .not_before = kNow});
        tx.commit();
    }
    ASSERT_EQ(claim("stopping", kNow).size(), 1u);
    {
        db::Transaction tx(connection_);
        db::release_leases(tx, "stopping");
        tx.commit();
    }
    const auto again = claim("w", kNow);
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(again.at(0).attempts, 1);
}

}  // namespace
}  // namespace buzon
