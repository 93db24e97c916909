#include "db/pool.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_gate.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace buzon {
namespace {

using test::PgGate;
using test::TestDatabase;

db::Person somebody()
{
    return {.rfc = test::employer_rfc(),
            .name = "ESCUELA KEMPER URGATE",
            .curp = std::nullopt,
            .registro_patronal = std::nullopt};
}

db::Error::Kind kind_of_failure(const std::function<void()>& work)
{
    try {
        work();
    } catch (const db::Error& error) {
        return error.kind();
    }
    ADD_FAILURE() << "nothing failed";
    return db::Error::Kind::Query;
}

TEST(CommitReplyLost, is_in_doubt_though_the_row_was_stored)
{
    const TestDatabase database;
    PgGate gate(PgGate::Fault::DropCommitAnswer);
    db::Connection connection({.url = gate.url(database.name())});
    db::Transaction tx(connection);
    db::upsert_people(tx, {somebody()});
    gate.arm();

    try {
        tx.commit();
        FAIL() << "commit() returned";
    } catch (const db::Error& error) {
        EXPECT_EQ(error.kind(), db::Error::Kind::CommitInDoubt);
        EXPECT_FALSE(error.retryable());
    }

    db::Connection direct = database.connect();
    EXPECT_TRUE(db::find_person(direct, test::employer_rfc()).has_value());
    EXPECT_FALSE(connection.healthy());
}

TEST(CommitReplyLost, is_never_run_again_by_the_pool)
{
    const TestDatabase database;
    PgGate gate(PgGate::Fault::DropCommitAnswer);
    gate.arm();
    db::Pool pool({.url = gate.url(database.name())}, 2);
    int runs = 0;

    const auto kind = kind_of_failure([&] {
        db::in_transaction(pool, db::Deadline::in(std::chrono::seconds(10)),
                           [&](db::Transaction& tx) {
                               ++runs;
                               db::upsert_people(tx, {somebody()});
                           });
    });

    EXPECT_EQ(kind, db::Error::Kind::CommitInDoubt);
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(pool.usage().open, 0u);
}

TEST(LineCutBeforeCommit, is_in_doubt_because_nobody_here_knows_how_far_it_came)
{
    const TestDatabase database;
    PgGate gate(PgGate::Fault::CutBeforeCommit);
    db::Connection connection({.url = gate.url(database.name())});
    db::Transaction tx(connection);
    db::upsert_people(tx, {somebody()});
    gate.arm();

    EXPECT_EQ(kind_of_failure([&] { tx.commit(); }), db::Error::Kind::CommitInDoubt);

    db::Connection direct = database.connect();
    EXPECT_FALSE(db::find_person(direct, test::employer_rfc()).has_value());
}

TEST(ServerGoneSilent, is_noticed_and_the_connection_is_given_up)
{
    const TestDatabase database;
    PgGate gate(PgGate::Fault::SwallowAnswers);
    db::Connection connection({.url = gate.url(database.name()),
                               .role = db::Role::App,
                               .statement_timeout = std::chrono::milliseconds(50)});
    gate.arm();

    EXPECT_EQ(kind_of_failure([&] { static_cast<void>(connection.exec({"one", "SELECT 1"})); }),
              db::Error::Kind::Connection);
    EXPECT_FALSE(connection.healthy());
}

TEST(LineCutDuringTheTransaction, is_run_again_and_stores_once)
{
    const TestDatabase database;
    db::Pool pool(database.settings(), 2);
    db::Connection killer = database.connect(db::Role::Owner);
    int runs = 0;

    db::in_transaction(pool, db::Deadline::in(std::chrono::seconds(10)), [&](db::Transaction& tx) {
        if (++runs == 1) {
            const auto pid =
                tx.exec({"pid", "SELECT pg_backend_pid()"}).front().next<std::int64_t>();
            killer.exec({"kill", "SELECT pg_terminate_backend($1::integer, 5000)"},
                        db::Params{pid});
        }
        db::upsert_people(tx, {somebody()});
    });

    EXPECT_EQ(runs, 2);
    db::Connection direct = database.connect();
    EXPECT_TRUE(db::find_person(direct, test::employer_rfc()).has_value());
}

}  // namespace
}  // namespace buzon
