#include "db/pool.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace buzon {
namespace {

using test::TestDatabase;

const std::vector<std::string> kLedgers{"mailbox_happenings", "events",        "documents",
                                        "document_bases",     "act_documents", "delivery_attempts",
                                        "bank_approvals",     "bank_messages"};

std::string sqlstate_of(db::Connection& connection, const std::string& sql)
{
    try {
        connection.exec_script({"change", sql.c_str()});
    } catch (const db::Error& error) {
        return error.sqlstate();
    }
    return "accepted";
}

TEST(Ledger, refuses_every_change_even_to_its_owner)
{
    const TestDatabase database;
    db::Connection owner = database.connect(db::Role::Owner);
    test::store_basics(owner);
    test::store_sample_act(owner, 1);
    for (const std::string& table : kLedgers) {
        EXPECT_EQ(sqlstate_of(owner, "DELETE FROM " + table), "23000") << table;
        EXPECT_EQ(sqlstate_of(owner, "TRUNCATE " + table + " CASCADE"), "23000") << table;
    }
    EXPECT_EQ(sqlstate_of(owner, "UPDATE events SET actor = 'x'"), "23000");
    EXPECT_EQ(sqlstate_of(owner, "UPDATE documents SET bytes = 'x'"), "23000");
}

TEST(Ledger, gives_the_program_s_role_no_privilege_to_change_it)
{
    const TestDatabase database;
    db::Connection app = database.connect(db::Role::App);
    ASSERT_EQ(app.exec({"who", "SELECT current_user"}).front().next<std::string>(), "buzon_app");
    for (const std::string& table : kLedgers) {
        EXPECT_EQ(sqlstate_of(app, "DELETE FROM " + table), "42501") << table;
        EXPECT_EQ(sqlstate_of(app, "TRUNCATE " + table), "42501") << table;
    }
    EXPECT_EQ(sqlstate_of(app, "UPDATE events SET actor = 'x'"), "42501");
    EXPECT_EQ(sqlstate_of(app, "ALTER TABLE events DISABLE TRIGGER ALL"), "42501");
    EXPECT_EQ(sqlstate_of(app, "DELETE FROM acts"), "42501");
}

TEST(Ledger, takes_a_replayed_event_without_storing_it_twice)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    test::store_basics(connection);
    const ActId act = test::store_sample_act(connection, 1);
    const std::vector<db::ActEventRow> before = db::act_history(connection, act);
    ASSERT_EQ(before.size(), 2u);

    db::Transaction tx(connection);
    EXPECT_EQ(db::append_event(tx, before.at(0)), db::Appended::Known);
    db::ActEventRow next = before.at(1);
    next.kind = ActEvent::AvisoSent;
    next.id = db::act_event_id(Folio::make(test::kUnit, 2026, 1), next.kind, "");
    EXPECT_EQ(db::append_event(tx, next), db::Appended::New);
    tx.commit();

    const std::vector<db::ActEventRow> after = db::act_history(connection, act);
    ASSERT_EQ(after.size(), 3u);
    EXPECT_EQ(after.at(0).id, before.at(0).id);
    EXPECT_EQ(after.at(2).kind, ActEvent::AvisoSent);
    EXPECT_EQ(fold(db::records(after)), ActState::AwaitingOpening);
}

// Transactions of the whole cluster hold the stream back, those of other tests included.
std::vector<db::StreamedEvent> wait_for_events(db::Connection& reader, db::EventCursor cursor)
{
    const db::Deadline deadline = db::Deadline::in(std::chrono::seconds(20));
    for (;;) {
        std::vector<db::StreamedEvent> events = db::events_after(reader, cursor, 100);
        if (events.size() >= 2 || deadline.left().count() == 0) return events;
        std::this_thread::yield();
    }
}

TEST(EventStream, never_overtakes_a_transaction_that_commits_late)
{
    const TestDatabase database;
    db::Connection slow = database.connect();
    db::Connection fast = database.connect();
    db::Connection reader = database.connect();
    test::store_basics(slow);
    const ActId act = test::store_sample_act(slow, 1);
    const db::EventCursor start = wait_for_events(reader, {}).back().cursor;
    db::ActEventRow event = db::act_history(reader, act).at(0);

    db::Transaction late(slow);
    event.id = sha256_of("late");
    ASSERT_EQ(db::append_event(late, event), db::Appended::New);
    {
        db::Transaction early(fast);
        event.id = sha256_of("early");
        ASSERT_EQ(db::append_event(early, event), db::Appended::New);
        early.commit();
    }
    EXPECT_TRUE(db::events_after(reader, start, 100).empty());
    late.commit();
    EXPECT_EQ(wait_for_events(reader, start).size(), 2u);
}

}  // namespace
}  // namespace buzon
