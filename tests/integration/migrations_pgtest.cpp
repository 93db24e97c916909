#include "db/migrate.hpp"
#include "db/transaction.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace buzon {
namespace {

using test::TestDatabase;

const Instant kNow = test::at("2026-11-10T16:00:00Z");

TEST(Migrations, bring_an_empty_database_up_to_date_and_then_do_nothing)
{
    const TestDatabase database(TestDatabase::Schema::Empty);
    db::Connection owner = database.connect(db::Role::Owner);

    EXPECT_EQ(db::migrate(owner, kNow).size(), db::migrations().size());
    EXPECT_TRUE(db::migrate(owner, kNow).empty());

    for (const db::MigrationStatus& status : db::migration_status(owner)) {
        EXPECT_TRUE(status.applied) << status.name;
    }
}

TEST(Migrations, by_two_processes_at_once_are_applied_once)
{
    const TestDatabase database(TestDatabase::Schema::Empty);
    std::array<pid_t, 2> children{};
    for (pid_t& child : children) {
        child = ::fork();
        if (child == 0) {
            try {
                db::Connection owner = database.connect(db::Role::Owner);
                db::migrate(owner, kNow);
            } catch (const std::exception&) {
                ::_exit(1);
            }
            ::_exit(0);
        }
    }
    for (const pid_t child : children) {
        int status = -1;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    db::Connection owner = database.connect(db::Role::Owner);
    EXPECT_EQ(owner.exec({"count", "SELECT count(*) FROM schema_migrations"})
                  .front()
                  .next<std::int64_t>(),
              static_cast<std::int64_t>(db::migrations().size()));
}

db::Error::Kind kind_of_migrating(db::Connection& owner)
{
    try {
        db::migrate(owner, kNow);
    } catch (const db::Error& error) {
        return error.kind();
    }
    return db::Error::Kind::Query;
}

TEST(Migrations, refuse_a_database_in_which_an_old_one_differs)
{
    const TestDatabase database;
    db::Connection owner = database.connect(db::Role::Owner);
    owner.exec({"tamper", "UPDATE schema_migrations SET sha = $1 WHERE number = 2"},
               db::Params{sha256_of("another text")});

    EXPECT_EQ(kind_of_migrating(owner), db::Error::Kind::Migration);
    EXPECT_THROW(static_cast<void>(db::migration_status(owner)), db::Error);
}

TEST(Migrations, refuse_a_database_newer_than_the_program)
{
    const TestDatabase database;
    db::Connection owner = database.connect(db::Role::Owner);
    owner.exec({"newer",
                "INSERT INTO schema_migrations (number, name, sha, applied_at)"
                " VALUES (9999, '9999_future', $1, $2)"},
               db::Params{sha256_of("future"), kNow});

    EXPECT_EQ(kind_of_migrating(owner), db::Error::Kind::Migration);
}

}  // namespace
}  // namespace buzon
