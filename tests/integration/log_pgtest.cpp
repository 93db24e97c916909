#include "db/log.hpp"
#include "tests/support/pg_cluster.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace buzon {
namespace {

using test::TestDatabase;

std::string sqlstate_of(db::Connection& connection, const std::string& sql)
{
    try {
        connection.exec_script({"change", sql.c_str()});
    } catch (const db::Error& error) {
        return error.sqlstate();
    }
    return "accepted";
}

Sha256 handed_in(db::Connection& connection, const std::string& entry)
{
    db::Transaction tx(connection);
    const Sha256 leaf = db::append_to_log(tx, entry);
    tx.commit();
    return leaf;
}

// SHA-256 of the byte 0x00 and "L123456": RFC 6962's own test leaf (certificate-transparency,
// merkletree tests).
constexpr const char* kLeaf = "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56";

TEST(Log, names_an_entry_by_its_leaf_hash_and_keeps_its_bytes)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    const Sha256 leaf = handed_in(connection, "L123456");
    EXPECT_EQ(leaf.hex(), kLeaf);
    EXPECT_EQ(db::log_entry(connection, leaf), "L123456");
    EXPECT_EQ(db::log_queue_length(connection), 1);
    EXPECT_EQ(db::log_index(connection, leaf), std::nullopt);
}

TEST(Log, holds_nothing_of_a_transaction_that_was_not_committed)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    {
        db::Transaction tx(connection);
        db::append_to_log(tx, "nothing came of it");
    }
    EXPECT_EQ(db::log_queue_length(connection), 0);
}

TEST(Log, takes_the_same_bytes_once)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    const Sha256 leaf = handed_in(connection, "twice");
    db::Transaction tx(connection);
    const std::vector<Sha256> again =
        db::append_to_log(tx, std::vector<std::string>{"twice", "once", "twice"});
    tx.commit();
    EXPECT_EQ(again.at(0), leaf);
    EXPECT_EQ(again.at(2), leaf);
    EXPECT_EQ(db::log_queue_length(connection), 2);
}

TEST(Log, refuses_an_entry_that_no_bundle_can_carry)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    db::Transaction tx(connection);
    EXPECT_THROW(db::append_to_log(tx, ""), std::logic_error);
    EXPECT_THROW(db::append_to_log(tx, std::string(65'536, 'x')), std::logic_error);
    db::append_to_log(tx, std::string(65'535, 'x'));
    tx.commit();
    EXPECT_EQ(db::log_queue_length(connection), 1);
}

TEST(Log, refuses_every_change_even_to_its_owner)
{
    const TestDatabase database;
    db::Connection owner = database.connect(db::Role::Owner);
    handed_in(owner, "kept");
    for (const std::string table :
         {"log_entries", "log_leaves", "log_tiles", "log_checkpoints", "log_cosignatures"}) {
        EXPECT_EQ(sqlstate_of(owner, "DELETE FROM " + table), "23000") << table;
        EXPECT_EQ(sqlstate_of(owner, "TRUNCATE " + table + " CASCADE"), "23000") << table;
    }
    EXPECT_EQ(sqlstate_of(owner, "UPDATE log_checkpoints SET size = 2"), "23000");
    db::Connection app = database.connect();
    EXPECT_EQ(sqlstate_of(app, "DELETE FROM log_entries"), "42501");
    EXPECT_EQ(sqlstate_of(app, "UPDATE log_leaves SET index = 7"), "42501");
}

TEST(Log, gives_out_places_without_a_gap_and_checkpoints_that_only_grow)
{
    const TestDatabase database;
    db::Connection app = database.connect();
    handed_in(app, "a");
    handed_in(app, "b");
    const std::string root = "decode(repeat('00', 32), 'hex')";
    const auto checkpoint = [&](const std::string& size) {
        return "INSERT INTO log_checkpoints VALUES (" + size + ", " + root + ", 'x', now())";
    };
    EXPECT_EQ(sqlstate_of(app, "INSERT INTO log_leaves VALUES (1, 1)"), "23000");
    EXPECT_EQ(sqlstate_of(app, "INSERT INTO log_leaves VALUES (0, 1)"), "accepted");
    EXPECT_EQ(sqlstate_of(app, "INSERT INTO log_leaves VALUES (1, 1)"), "23505");
    EXPECT_EQ(sqlstate_of(app, checkpoint("2")), "23000");
    EXPECT_EQ(sqlstate_of(app, checkpoint("1")), "accepted");
    EXPECT_EQ(sqlstate_of(app, "INSERT INTO log_leaves VALUES (1, 2)"), "accepted");
    EXPECT_EQ(sqlstate_of(app, checkpoint("1")), "23000");
    EXPECT_EQ(sqlstate_of(app, checkpoint("2")), "accepted");
}

TEST(Log, never_takes_back_what_it_witnessed)
{
    const TestDatabase database;
    db::Connection owner = database.connect(db::Role::Owner);
    const std::string root = "decode(repeat('00', 32), 'hex')";
    ASSERT_EQ(sqlstate_of(owner, "INSERT INTO witnessed_logs VALUES ('o', 5, " + root + ", now())"),
              "accepted");
    EXPECT_EQ(sqlstate_of(owner, "UPDATE witnessed_logs SET size = 4"), "23000");
    EXPECT_EQ(
        sqlstate_of(owner, "UPDATE witnessed_logs SET root = decode(repeat('01', 32), 'hex')"),
        "23000");
    EXPECT_EQ(sqlstate_of(owner, "DELETE FROM witnessed_logs"), "23000");
    EXPECT_EQ(sqlstate_of(owner, "TRUNCATE witnessed_logs"), "23000");
    EXPECT_EQ(sqlstate_of(owner, "UPDATE witnessed_logs SET size = 6"), "accepted");
}

}  // namespace
}  // namespace buzon
