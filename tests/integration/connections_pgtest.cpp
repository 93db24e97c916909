#include "db/copy.hpp"
#include "db/pipeline.hpp"
#include "db/pool.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

namespace buzon {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::TestDatabase;

const Instant kNow = test::at("2026-11-10T16:00:00.123Z");

constexpr db::Query kInsertUnit{"test_insert_unit",
                                "INSERT INTO units (code, name, ooad, sub, domicilio,"
                                " calendar_scope, phone) VALUES ($1, $2, '', '', '', '', '')"};
constexpr db::Query kCountUnits{"test_count_units", "SELECT count(*) FROM units"};
constexpr db::Query kSleep{"test_sleep", "SELECT pg_sleep(30)"};

std::int64_t units(db::Connection& connection)
{
    return connection.exec(kCountUnits).front().next<std::int64_t>();
}

db::Error failure(const std::function<void()>& work)
{
    try {
        work();
    } catch (const db::Error& error) {
        return error;
    }
    throw std::runtime_error("nothing failed");
}

class Connections : public testing::Test {
  protected:
    TestDatabase database_;
    db::Connection connection_ = database_.connect();
};

TEST_F(Connections, every_type_comes_back_as_it_went)
{
    const std::string bytes("\0\x01\xFF\\", 4);
    const db::Rows rows = connection_.exec(
        {"test_types",
         "SELECT $1::text, $2::bigint, $3::timestamptz, $4::date, $5::bytea, $6::bytea,"
         " $7::boolean, $8::bigint, $9::text, $10::timestamptz"},
        db::Params{"ñ & 'x' \\ \t|", std::int64_t{-5}, kNow, test::day("2026-02-28"),
                   sha256_of("a"), db::Bytes{bytes}, db::Flag{true}, Money::from_centavos(99),
                   std::optional<std::string>{}, test::at("1999-12-31T23:59:59Z")});
    db::Fields f = rows.front();
    EXPECT_EQ(f.next<std::string>(), "ñ & 'x' \\ \t|");
    EXPECT_EQ(f.next<std::int64_t>(), -5);
    EXPECT_EQ(f.next<Instant>(), kNow);
    EXPECT_EQ(f.next<LocalDate>(), test::day("2026-02-28"));
    EXPECT_EQ(f.next<Sha256>(), sha256_of("a"));
    EXPECT_EQ(db::bytea(f.next<std::string_view>()), bytes);
    EXPECT_TRUE(f.next<bool>());
    EXPECT_EQ(f.next<Money>(), Money::from_centavos(99));
    EXPECT_EQ(f.next<std::optional<std::string>>(), std::nullopt);
    EXPECT_EQ(f.next<Instant>(), test::at("1999-12-31T23:59:59Z"));
    EXPECT_THROW(static_cast<void>(f.next<int>()), std::logic_error);
}

TEST_F(Connections, arrays_carry_nulls_and_may_be_empty)
{
    const std::vector<std::optional<std::string>> some{"a,\"b\"", std::nullopt, ""};
    const db::Query query{"test_array",
                          "SELECT count(*), count(x), string_agg(x, '|') FROM"
                          " unnest($1::text[]) AS x"};
    const db::Rows rows = connection_.exec(query, db::Params{some});
    db::Fields f = rows.front();
    EXPECT_EQ(f.next<int>(), 3);
    EXPECT_EQ(f.next<int>(), 2);
    EXPECT_EQ(f.next<std::string>(), "a,\"b\"|");
    EXPECT_EQ(connection_.exec(query, db::Params{std::vector<std::string>{}}).front().next<int>(),
              0);
}

TEST_F(Connections, a_refused_statement_names_itself_its_state_and_the_constraint)
{
    const db::Error error =
        failure([&] { connection_.exec(kInsertUnit, db::Params{"39X1", "name"}); });
    EXPECT_EQ(error.kind(), db::Error::Kind::Constraint);
    EXPECT_EQ(error.sqlstate(), "23514");
    EXPECT_EQ(error.query_name(), "test_insert_unit");
    EXPECT_EQ(error.constraint(), "units_code_check");
    EXPECT_TRUE(connection_.healthy());
}

TEST_F(Connections, two_statements_with_one_name_are_a_bug)
{
    static_cast<void>(connection_.exec({"test_same", "SELECT 1"}));
    EXPECT_THROW(static_cast<void>(connection_.exec({"test_same", "SELECT 2"})), std::logic_error);
}

TEST_F(Connections, a_statement_that_takes_too_long_is_stopped)
{
    connection_.set_statement_timeout(milliseconds(50));
    const db::Error error = failure([&] { connection_.exec(kSleep); });
    EXPECT_EQ(error.kind(), db::Error::Kind::Query);
    EXPECT_EQ(error.sqlstate(), "57014");
    EXPECT_TRUE(connection_.healthy());
}

TEST_F(Connections, cancel_from_another_thread_stops_the_statement)
{
    db::Connection watcher = database_.connect(db::Role::Owner);
    const auto pid = connection_.exec({"pid", "SELECT pg_backend_pid()"}).front().next<int>();
    const std::jthread canceller([&] {
        const db::Query running{"test_running",
                                "SELECT count(*) FROM pg_stat_activity WHERE pid = $1"
                                " AND wait_event = 'PgSleep'"};
        const db::Deadline deadline = db::Deadline::in(seconds(10));
        while (deadline.left().count() > 0 &&
               watcher.exec(running, db::Params{pid}).front().next<int>() == 0) {
            std::this_thread::yield();
        }
        connection_.cancel();
    });
    // Ends by itself, without an error, when nobody cancels it.
    const db::Query sleep{"test_short_sleep", "SELECT pg_sleep(15)"};
    EXPECT_EQ(failure([&] { connection_.exec(sleep); }).sqlstate(), "57014");
}

TEST_F(Connections, a_transaction_left_without_commit_stores_nothing)
{
    {
        db::Transaction tx(connection_);
        tx.exec(kInsertUnit, db::Params{"3901", "name"});
    }
    EXPECT_EQ(units(connection_), 0);
    EXPECT_TRUE(connection_.healthy());
}

TEST_F(Connections, committing_after_a_refused_statement_is_an_error_not_a_silent_rollback)
{
    db::Transaction tx(connection_);
    tx.exec(kInsertUnit, db::Params{"3901", "name"});
    EXPECT_THROW(tx.exec(kInsertUnit, db::Params{"3901", "name"}), db::Error);
    EXPECT_EQ(failure([&] { tx.commit(); }).kind(), db::Error::Kind::Query);
    EXPECT_EQ(units(connection_), 0);
}

TEST_F(Connections, a_pipeline_answers_in_order_in_one_go)
{
    db::Transaction tx(connection_);
    db::Pipeline pipeline(tx);
    pipeline.add(kInsertUnit, db::Params{"3901", "a"});
    pipeline.add(kInsertUnit, db::Params{"3902", "b"});
    const std::size_t counted = pipeline.add(kCountUnits, db::Params{});
    const std::vector<db::Rows> answers = pipeline.run();
    EXPECT_EQ(answers.at(0).affected(), 1);
    EXPECT_EQ(answers.at(counted).front().next<int>(), 2);
    pipeline.add(kCountUnits, db::Params{});
    EXPECT_EQ(pipeline.run().size(), 1u);
    tx.commit();
    EXPECT_EQ(units(connection_), 2);
}

TEST_F(Connections, an_error_in_the_middle_of_a_pipeline_leaves_nothing)
{
    {
        db::Transaction tx(connection_);
        db::Pipeline pipeline(tx);
        pipeline.add(kInsertUnit, db::Params{"3901", "a"});
        pipeline.add(kInsertUnit, db::Params{"not a code", "b"});
        pipeline.add(kCountUnits, db::Params{});
        const db::Error error = failure([&] { pipeline.run(); });
        EXPECT_EQ(error.kind(), db::Error::Kind::Constraint);
        EXPECT_EQ(error.query_name(), "test_insert_unit");
    }
    EXPECT_TRUE(connection_.healthy());
    EXPECT_EQ(units(connection_), 0);  // prepared inside the aborted pipeline, or never: both work
}

TEST_F(Connections, a_pipeline_larger_than_the_socket_buffers_does_not_block)
{
    const std::string big(4u << 20, 'x');
    db::Transaction tx(connection_);
    db::Pipeline pipeline(tx);
    for (int i = 0; i < 20; ++i) {
        pipeline.add({"test_echo", "SELECT $1::text"}, db::Params{big});
    }
    const std::vector<db::Rows> answers = pipeline.run();
    for (const db::Rows& rows : answers) {
        EXPECT_EQ(rows.front().next<std::string_view>().size(), big.size());
    }
}

TEST_F(Connections, copy_loads_in_bulk_and_escapes_what_it_must)
{
    constexpr int kRows = 20'000;
    db::Transaction tx(connection_);
    db::CopyIn copy(tx, {"test_copy", "COPY persons (rfc, name, curp) FROM STDIN"});
    for (int i = 0; i < kRows; ++i) {
        const std::string rfc = "AAA" + std::to_string(100'000'000 + i);
        copy.row({rfc, i == 7 ? "tab\tnew\nline\\N \\ ñ" : "name", std::nullopt});
    }
    EXPECT_EQ(copy.finish(), kRows);
    const db::Rows rows =
        tx.exec({"test_copied", "SELECT name, curp FROM persons WHERE rfc = 'AAA100000007'"});
    db::Fields f = rows.front();
    EXPECT_EQ(f.next<std::string>(), "tab\tnew\nline\\N \\ ñ");
    EXPECT_EQ(f.next<std::optional<std::string>>(), std::nullopt);
}

TEST_F(Connections, a_copy_given_up_aborts_its_transaction)
{
    db::Transaction tx(connection_);
    {
        db::CopyIn copy(tx, {"test_copy", "COPY persons (rfc, name) FROM STDIN"});
        copy.row({"AAA100000007", "name"});
    }
    EXPECT_EQ(failure([&] { tx.commit(); }).kind(), db::Error::Kind::Query);
    EXPECT_TRUE(connection_.healthy());
}

TEST(Pool, hands_out_at_most_its_limit_and_says_so_when_the_time_is_over)
{
    const TestDatabase database;
    db::Pool pool(database.settings(), 1);
    {
        const db::Pool::Lease first = pool.lease(db::Deadline::in(seconds(5)));
        const db::Error error =
            failure([&] { static_cast<void>(pool.lease(db::Deadline::in(milliseconds(30)))); });
        EXPECT_EQ(error.kind(), db::Error::Kind::Connection);
        EXPECT_EQ(pool.usage().leased, 1u);
    }
    EXPECT_EQ(pool.usage().leased, 0u);
    db::Pool::Lease again = pool.lease(db::Deadline::in(seconds(5)));
    EXPECT_EQ(units(*again), 0);
    EXPECT_EQ(pool.usage().open, 1u);
}

TEST(Pool, limits_statements_by_what_is_left_of_the_deadline)
{
    const TestDatabase database;
    db::Pool pool(database.settings(), 1);
    static_cast<void>(pool.lease(db::Deadline::in(seconds(20))));  // connected beforehand
    db::Pool::Lease lease = pool.lease(db::Deadline::in(milliseconds(900)));
    EXPECT_EQ(failure([&] { lease->exec(kSleep); }).sqlstate(), "57014");
}

TEST(Pool, replaces_a_connection_that_the_server_closed)
{
    const TestDatabase database;
    db::Pool pool(database.settings(), 1);
    db::Connection owner = database.connect(db::Role::Owner);
    std::int64_t pid = 0;
    {
        db::Pool::Lease lease = pool.lease(db::Deadline::in(seconds(5)));
        pid = lease->exec({"pid", "SELECT pg_backend_pid()"}).front().next<std::int64_t>();
    }
    owner.exec({"kill", "SELECT pg_terminate_backend($1::integer, 5000)"}, db::Params{pid});
    db::Pool::Lease lease = pool.lease(db::Deadline::in(seconds(5)));
    EXPECT_NE(lease->exec({"pid", "SELECT pg_backend_pid()"}).front().next<std::int64_t>(), pid);
}

TEST(Pool, a_server_that_is_not_there_leaves_room_for_the_next_try)
{
    db::Pool pool({.url = "host=/nonexistent dbname=x"}, 1);
    for (int i = 0; i < 2; ++i) {
        const db::Error error =
            failure([&] { static_cast<void>(pool.lease(db::Deadline::in(seconds(1)))); });
        EXPECT_EQ(error.kind(), db::Error::Kind::Connection);
    }
    EXPECT_EQ(pool.usage().open, 0u);
}

TEST(Serialization, two_transactions_that_collide_both_get_through)
{
    const TestDatabase database;
    db::Pool pool(database.settings(), 2);
    {
        db::Pool::Lease lease = pool.lease(db::Deadline::in(seconds(5)));
        lease->exec(kInsertUnit, db::Params{"3901", "0"});
    }
    std::atomic<int> runs{0};
    std::atomic<int> reading{0};
    {
        std::vector<std::jthread> writers;
        for (int w = 0; w < 2; ++w) {
            writers.emplace_back([&] {
                db::in_transaction(
                    pool, db::Deadline::in(seconds(20)),
                    [&](db::Transaction& tx) {
                        ++runs;
                        const int was = tx.exec({"read", "SELECT name::integer FROM units"})
                                            .front()
                                            .next<int>();
                        // Both have read before either writes.
                        ++reading;
                        while (reading < 2) std::this_thread::yield();
                        tx.exec({"write", "UPDATE units SET name = $1"},
                                db::Params{std::to_string(was + 1)});
                    },
                    db::Isolation::Serializable);
            });
        }
    }
    db::Connection connection = database.connect();
    EXPECT_EQ(connection.exec({"read", "SELECT name::integer FROM units"}).front().next<int>(), 2);
    EXPECT_GE(runs, 3);
}

}  // namespace
}  // namespace buzon
