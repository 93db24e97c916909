#include "db/error.hpp"
#include "db/work_items.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace buzon {
namespace {

using test::TestDatabase;

const Instant kNow = test::at("2026-11-10T16:00:00Z");

db::NewWorkItem unmatched(const std::string& key)
{
    return {.key = key,
            .kind = db::WorkKind::DsnUnmatched,
            .act = {},
            .outbox = {},
            .document = {},
            .detail = R"({"motivo":"x"})"};
}

db::WorkFilter of_unit(const std::string& unit)
{
    return {.unit = unit, .state = {}, .kind = {}, .folio = {}, .before = {}};
}

TEST(WorkItem, is_one_however_often_its_situation_is_noticed)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    db::Transaction tx(connection);
    EXPECT_TRUE(db::open_work_item(tx, unmatched("a"), kNow));
    EXPECT_FALSE(db::open_work_item(tx, unmatched("a"), kNow + std::chrono::minutes(1)));
    const auto items = db::work_items_page(tx, of_unit("3901"));
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items.front().opened_at, kNow);
    EXPECT_EQ(items.front().state, db::WorkState::Open);
}

TEST(WorkItem, comes_to_what_its_steps_say)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    db::Transaction tx(connection);
    db::open_work_item(tx, unmatched("a"), kNow);
    const WorkItemId id = db::work_items_page(tx, of_unit("3901")).front().id;
    db::append_step(tx, id, {db::WorkStepKind::Taken, "MUCA620525SL6", "", kNow});
    EXPECT_EQ(db::find_work_item(tx, id)->state, db::WorkState::Taken);
    db::append_step(tx, id, {db::WorkStepKind::Closed, "PEGR920118MD5", "listo", kNow});
    const auto item = db::find_work_item(tx, id);
    EXPECT_EQ(item->state, db::WorkState::Done);
    EXPECT_EQ(item->holder, "PEGR920118MD5");
    EXPECT_TRUE(db::work_items_page(tx, of_unit("3901")).empty());
    const auto steps = db::steps_of(tx, id);
    ASSERT_EQ(steps.size(), 2u);
    EXPECT_EQ(steps.back().note, "listo");
}

TEST(WorkItem, and_its_steps_stay_as_they_were_recorded)
{
    const TestDatabase database;
    const auto refused = [&](const char* sql) {
        db::Connection owner = database.connect(db::Role::Owner);
        db::Transaction tx(owner);
        try {
            tx.exec({"change", sql});
        } catch (const db::Error& error) {
            return error.kind() == db::Error::Kind::Constraint;
        }
        return false;
    };
    {
        db::Connection owner = database.connect(db::Role::Owner);
        db::Transaction tx(owner);
        db::open_work_item(tx, unmatched("a"), kNow);
        db::append_step(tx, WorkItemId{1}, {db::WorkStepKind::Closed, "buzon", "listo", kNow});
        tx.commit();
    }
    EXPECT_TRUE(refused("UPDATE work_items SET detail = '{}'"));
    EXPECT_TRUE(refused("UPDATE work_items SET state = 'open', holder = NULL"));
    EXPECT_TRUE(refused("UPDATE work_item_steps SET note = 'otra'"));
    EXPECT_TRUE(refused("DELETE FROM work_item_steps"));
    db::Connection program = database.connect();
    db::Transaction tx(program);
    EXPECT_THROW(tx.exec({"remove", "DELETE FROM work_items"}), db::Error);
}

TEST(WorkItems, page_by_page_newest_first)
{
    const TestDatabase database;
    db::Connection connection = database.connect();
    db::Transaction tx(connection);
    for (const char* key : {"a", "b", "c"}) db::open_work_item(tx, unmatched(key), kNow);
    db::WorkFilter filter = of_unit("3901");
    filter.limit = 2;
    const auto first = db::work_items_page(tx, filter);
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first.front().key, "c");
    filter.before = first.back().id;
    const auto second = db::work_items_page(tx, filter);
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(second.front().key, "a");
    filter = of_unit("3901");
    filter.kind = db::WorkKind::ClockStuck;
    EXPECT_TRUE(db::work_items_page(tx, filter).empty());
}

}  // namespace
}  // namespace buzon
