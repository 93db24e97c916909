#include "db/act_terms.hpp"
#include "db/bank_messages.hpp"
#include "db/credits.hpp"
#include "db/declarations.hpp"
#include "db/issue_batch.hpp"
#include "db/mailboxes.hpp"
#include "db/officials.hpp"
#include "db/pack/packer.hpp"
#include "db/sessions.hpp"
#include "db/work_items.hpp"
#include "tests/support/pg_cluster.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>

// Every closed list exists twice: as an enum and as a CHECK. They must hold the same names.
namespace buzon {
namespace {

using Names = std::set<std::string>;

template <class Range>
Names names_of(const Range& all)
{
    Names names;
    for (const auto value : all) names.emplace(name_of(value));
    return names;
}

Names names_in_check(db::Connection& connection, const std::string& constraint)
{
    const db::Rows rows = connection.exec(
        {"check_names",
         "SELECT DISTINCT (regexp_matches(pg_get_constraintdef(oid), '''([A-Za-z0-9_]+)''::text',"
         " 'g'))[1] FROM pg_constraint WHERE conname = $1"},
        db::Params{constraint});
    Names names;
    for (int i = 0; i < rows.size(); ++i) names.insert(rows.row(i).next<std::string>());
    return names;
}

TEST(ClosedLists, of_states_and_events_are_the_same_in_code_and_database)
{
    const test::TestDatabase database;
    db::Connection connection = database.connect(db::Role::Owner);
    const auto in_check = [&](const char* constraint) {
        return names_in_check(connection, constraint);
    };
    EXPECT_EQ(in_check("acts_state_check"), names_of(kActStates));
    EXPECT_EQ(in_check("bank_orders_state_check"), names_of(kBankStates));
    Names act_events = in_check("act_event_kind");
    act_events.erase("act");
    EXPECT_EQ(act_events, names_of(kActEvents));
    Names bank_events = in_check("bank_event_kind");
    bank_events.erase("bank");
    EXPECT_EQ(bank_events, names_of(kBankEvents));
}

TEST(ClosedLists, of_the_tables_are_all_known_to_the_code)
{
    const test::TestDatabase database;
    db::Connection connection = database.connect(db::Role::Owner);
    struct List {
        const char* constraint;
        std::size_t size;
        std::function<bool(std::string_view)> known;
    };
    const std::vector<List> lists{
        {"acts_channel_check", 3, [](auto n) { return db::act_channel_of(n).has_value(); }},
        {"acts_lane_check", 3, [](auto n) { return db::lane_of(n).has_value(); }},
        {"acts_notified_by_check", 3, [](auto n) { return db::notified_by_of(n).has_value(); }},
        {"outbox_lane_check", 3, [](auto n) { return db::lane_of(n).has_value(); }},
        {"outbox_kind_check", 8, [](auto n) { return db::outbox_kind_of(n).has_value(); }},
        {"act_terms_cause_check", 5, [](auto n) { return db::terms_cause_of(n).has_value(); }},
        {"outbox_outcome_check", 2, [](auto n) { return db::attempt_verdict_of(n).has_value(); }},
        {"delivery_attempts_verdict_check", 3,
         [](auto n) { return db::attempt_verdict_of(n).has_value(); }},
        {"act_documents_role_check", 21,
         [](auto n) { return db::document_role_of(n).has_value(); }},
        {"document_form", 3, [](auto n) { return db::pack::form_of(n).has_value(); }},
        {"contact_means_kind_check", 2, [](auto n) { return db::contact_kind_of(n).has_value(); }},
        {"mailbox_happenings_kind_check", 10,
         [](auto n) { return db::happening_of(n).has_value(); }},
        {"representatives_role_check", 4,
         [](auto n) { return db::representative_role_of(n).has_value(); }},
        {"officials_roles_check", 5, [](auto n) { return db::official_role_of(n).has_value(); }},
        {"bank_orders_basis_check", 8, [](auto n) { return db::legal_basis_of(n).has_value(); }},
        {"bank_orders_firmness_check", 4, [](auto n) { return db::firmness_of(n).has_value(); }},
        {"bank_acts_kind_check", 2, [](auto n) { return db::bank_act_kind_of(n).has_value(); }},
        {"bank_messages_direction_check", 2,
         [](auto n) { return db::message_direction_of(n).has_value(); }},
        {"credits_flags_check", 10, [](auto n) { return db::credit_flag_of(n).has_value(); }},
        {"work_items_kind_check", 9, [](auto n) { return db::work_kind_of(n).has_value(); }},
        {"work_items_state_check", 3, [](auto n) { return db::work_state_of(n).has_value(); }},
        {"work_item_steps_kind_check", 3,
         [](auto n) { return db::work_step_kind_of(n).has_value(); }},
        {"sessions_role_check", 2, [](auto n) { return db::session_role_of(n).has_value(); }},
    };
    for (const List& list : lists) {
        const Names names = names_in_check(connection, list.constraint);
        EXPECT_EQ(names.size(), list.size) << list.constraint;
        for (const std::string& name : names) {
            EXPECT_TRUE(list.known(name)) << list.constraint << " " << name;
        }
    }
}

}  // namespace
}  // namespace buzon
