#include "db/mailbox_lists.hpp"
#include "db/pool.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/app/box_terms.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/mailbox_list.hpp"
#include "gateway/database.hpp"
#include "tests/support/gateway_desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>

namespace buzon {
namespace {

using app::MailboxState;
using test::GatewayDesk;

Rfc box()
{
    return Rfc::parse(test::kEmployer).value();
}

// One box of many notices: a tenth unopened, the others notified on the days of the last two years,
// of three kinds.
class ABoxOfManyNotices : public testing::Test {
  protected:
    static constexpr int kNotices = 10'000;

    // Not for the suite: what fails there counts as skipped.
    void SetUp() override
    {
        if (desk_) return;
        desk_ = std::make_unique<GatewayDesk>();
        const auto act = app::issue(desk_->services(), test::sample_instance("multa", "the-first"));
        ASSERT_TRUE(act) << ::testing::PrintToString(act.error());
        std::vector<Folio> folios;
        for (int i = 1; i <= kNotices; ++i) folios.push_back(Folio::make("3901", 2027, i));
        db::Connection connection = desk_->connect();
        wait_for_disk(connection);
        db::Transaction tx(connection);
        tx.exec({"many_notices",
                 "INSERT INTO acts (folio, unit, reference, type, version, addressee_rfc,"
                 " official_rfc, channel, lane, total_centavos, state, due_on, notified_on,"
                 " notified_by, effective_on, calendar_version, check_code, issued_at, input_sha,"
                 " xml_sha, pdf_sha, html_sha, credits, grants)"
                 " SELECT u.folio, '3901', 'many-' || n, CASE WHEN n % 3 = 0 THEN"
                 " 'requerimiento-informacion' ELSE 'multa' END, '1.0', a.addressee_rfc,"
                 " a.official_rfc, 'buzon', 'bulk', 100,"
                 " CASE WHEN n % 10 = 0 THEN 'awaiting_opening' ELSE 'notified' END,"
                 " CASE WHEN n % 10 = 0 THEN date '2026-11-10' + (n / 10 % 5)::int END,"
                 " CASE WHEN n % 10 > 0 THEN date '2026-11-09' - (n % 700)::int END,"
                 " CASE WHEN n % 10 > 0 THEN 'dia4' END,"
                 " CASE WHEN n % 10 > 0 THEN date '2026-11-10' - (n % 700)::int END,"
                 " CASE WHEN n % 10 > 0 THEN 'test' END, 'A1B2C3D4', now(), a.input_sha,"
                 " a.xml_sha, a.pdf_sha, a.html_sha, (260000000 + n)::text,"
                 " CASE n % 4 WHEN 0 THEN 'inconformidad juicio' WHEN 1 THEN NULL"
                 " ELSE 'inconformidad juicio pago:15' END"
                 " FROM unnest($1::text[]) WITH ORDINALITY u (folio, n), acts a"
                 " WHERE a.reference = 'the-first'"},
                db::Params{folios});
        tx.commit();
        tidy();
    }
    static void TearDownTestSuite() { desk_.reset(); }

    // The tests' cluster does not wait; a row whose commit is not on disk yet is seen by no index
    // alone.
    static void wait_for_disk(db::Connection& db)
    {
        db.exec({"wait_for_disk", "SET synchronous_commit = on"});
    }

    // As autovacuum leaves it: before that an index alone answers nothing.
    static void tidy()
    {
        db::Connection owner = desk_->database().connect(db::Role::Owner);
        owner.exec({"vacuum", "VACUUM (ANALYZE) acts"});
    }

    static app::MailboxQuery query(MailboxState state)
    {
        return {.box = box(), .state = state, .filter = {}, .after = {}, .before = {}, .limit = 50};
    }

    // Every page of it, one behind the other.
    static std::vector<app::MailboxItem> every_page(app::MailboxQuery query)
    {
        std::vector<app::MailboxItem> items;
        for (;;) {
            app::MailboxPage page = app::list_mailbox(desk_->services(), query);
            std::ranges::move(page.items, std::back_inserter(items));
            query.after = page.next_after;
            query.before = page.next_before;
            if (!query.after && !query.before) return items;
        }
    }

    static std::string plan_of(db::Connection& db, const char* execute)
    {
        std::string plan;
        const db::Rows rows = db.exec({execute, execute});
        for (int i = 0; i < rows.size(); ++i) plan += rows.row(i).next<std::string>() + "\n";
        return plan;
    }

    static std::unique_ptr<GatewayDesk> desk_;
};
std::unique_ptr<GatewayDesk> ABoxOfManyNotices::desk_;

LocalDate ends(const app::MailboxItem& item)
{
    return item.next ? item.next->date : item.act.due_on.value();
}

TEST_F(ABoxOfManyNotices, is_counted_whole)
{
    const app::MailboxPage page =
        app::list_mailbox(desk_->services(), query(MailboxState::Everything));
    ASSERT_TRUE(page.totals);
    EXPECT_EQ(page.totals->unopened, kNotices / 10);
    EXPECT_EQ(page.totals->notified, kNotices * 9 / 10);
    EXPECT_EQ(every_page(query(MailboxState::Everything)).size(), std::size_t{kNotices});
    EXPECT_EQ(page.types.size(), 2U);

    // Every notified act asked one by one, as an act's own page does.
    std::int64_t ahead = 0;
    for (const app::MailboxItem& item : every_page(query(MailboxState::Notified))) {
        EXPECT_EQ(item.act.state, ActState::Notified);
        if (item.next) ++ahead;
    }
    EXPECT_EQ(page.totals->running, ahead);
    EXPECT_GT(ahead, 100);
}

TEST_F(ABoxOfManyNotices, says_what_ends_first_first_and_nothing_twice)
{
    const std::vector<app::MailboxItem> items = every_page(query(MailboxState::Pending));
    const auto totals =
        app::list_mailbox(desk_->services(), query(MailboxState::Pending)).totals.value();
    EXPECT_EQ(static_cast<std::int64_t>(items.size()), totals.unopened + totals.running);
    std::set<std::int64_t> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        EXPECT_TRUE(seen.insert(items.at(i).act.id.value).second);
        EXPECT_GE(iso_date(ends(items.at(i))), "2026-11-10");
        if (i > 0) {
            EXPECT_LE(ends(items.at(i - 1)), ends(items.at(i)));
        }
    }
    for (const MailboxState state : {MailboxState::Unopened, MailboxState::Running}) {
        const auto some = every_page(query(state));
        EXPECT_TRUE(std::ranges::is_sorted(some, {}, ends));
        EXPECT_EQ(static_cast<std::int64_t>(some.size()),
                  state == MailboxState::Unopened ? totals.unopened : totals.running);
    }
}

TEST_F(ABoxOfManyNotices, pages_of_any_size_say_the_same)
{
    app::MailboxQuery one = query(MailboxState::Running);
    std::vector<std::int64_t> expected;
    for (const auto& item : every_page(one)) expected.push_back(item.act.id.value);
    for (const int limit : {7, 200}) {
        one.limit = limit;
        std::vector<std::int64_t> ids;
        for (const auto& item : every_page(one)) ids.push_back(item.act.id.value);
        EXPECT_EQ(ids, expected) << limit;
    }
}

TEST_F(ABoxOfManyNotices, is_filtered_by_type_days_and_what_is_searched_for)
{
    app::MailboxQuery one = query(MailboxState::Pending);
    one.filter.type = "requerimiento-informacion";
    const auto of_type = every_page(one);
    EXPECT_GT(of_type.size(), 50U);
    for (const auto& item : of_type) EXPECT_EQ(item.act.type, "requerimiento-informacion");

    one = query(MailboxState::Everything);
    one.filter.from = parse_iso_date("2026-11-01").value();
    one.filter.to = parse_iso_date("2026-11-05").value();
    const auto of_days = every_page(one);
    EXPECT_GT(of_days.size(), 50U);
    for (const auto& item : of_days) {
        EXPECT_GE(item.act.notification->notified_on, *one.filter.from);
        EXPECT_LE(item.act.notification->notified_on, *one.filter.to);
    }

    const auto found = [&](std::string text) {
        one = query(MailboxState::Everything);
        one.filter.text = std::move(text);
        return every_page(one);
    };
    EXPECT_EQ(found("260004321").size(), 1U) << "by credit number";
    EXPECT_EQ(found("MANY-4321").size(), 1U) << "by reference";
    EXPECT_EQ(found("3901-2027-0004321").size(), 1U) << "by folio";
    EXPECT_EQ(found("impone MULTA").size(), std::size_t{6000}) << "by words of the title";
    EXPECT_TRUE(found("%").empty()) << "a pattern was made of what is searched for";
}

TEST_F(ABoxOfManyNotices, finds_nothing_of_an_unopened_act_but_its_folio)
{
    const auto found = [&](const char* text) {
        app::MailboxQuery one = query(MailboxState::Everything);
        one.filter.text = text;
        return every_page(one).size();
    };
    EXPECT_EQ(found("260004320"), 0U) << "the credit of an unopened act was told";
    EXPECT_EQ(found("many-4320"), 0U) << "the reference of an unopened act was told";
    EXPECT_EQ(found("3901-2027-0004320"), 1U);
    app::MailboxQuery one = query(MailboxState::Unopened);
    one.filter.type = "multa";
    EXPECT_TRUE(every_page(one).empty()) << "the type of an unopened act was told";
}

TEST_F(ABoxOfManyNotices, is_read_by_its_indexes)
{
    db::Connection db = desk_->connect();
    wait_for_disk(db);
    // Beside other boxes; alone in its table a box is read from end to end, and rightly.
    db.exec({"other_boxes",
             "INSERT INTO acts (folio, unit, reference, type, version, addressee_rfc, official_rfc,"
             " channel, lane, state, due_on, notified_on, notified_by, effective_on,"
             " calendar_version, check_code, issued_at, input_sha, xml_sha, pdf_sha, html_sha)"
             " SELECT folio || '-' || n, unit, reference || '-' || n, type, version, $1,"
             " official_rfc, channel, lane, state, due_on, notified_on, notified_by, effective_on,"
             " calendar_version, check_code, issued_at, input_sha, xml_sha, pdf_sha, html_sha"
             " FROM acts, generate_series(1, 6) n"},
            db::Params{test::kEmployerWithoutRequest});
    tidy();
    static_cast<void>(db::term_groups(db, {box()}, {}, std::nullopt));
    static_cast<void>(db::unopened_of(db, {box()}));
    static_cast<void>(db::unopened_page(db, box(), {}, std::nullopt, 50));
    static_cast<void>(db::newest_page(db, box(), {}, std::nullopt, {.before = {}, .limit = 50}));
    const std::string groups = plan_of(db, "EXPLAIN EXECUTE mailbox_groups('{ÑAN641020SX5}')");
    EXPECT_NE(groups.find("Index Only Scan using acts_notified"), std::string::npos) << groups;
    const std::string unopened = plan_of(db, "EXPLAIN EXECUTE mailbox_unopened('{ÑAN641020SX5}')");
    EXPECT_NE(unopened.find("Index Only Scan using acts_unopened"), std::string::npos) << unopened;
    const std::string page = plan_of(
        db,
        "EXPLAIN EXECUTE mailbox_unopened_page('ÑAN641020SX5', '2026-11-12', '5000', '', '50')");
    EXPECT_NE(page.find("Index Scan using acts_unopened"), std::string::npos) << page;
    EXPECT_NE(page.find("Index Cond: ((addressee_rfc"), std::string::npos) << page;
    EXPECT_EQ(page.find("Sort"), std::string::npos) << page;
    const std::string newest =
        plan_of(db,
                "EXPLAIN EXECUTE mailbox_newest('ÑAN641020SX5', NULL, NULL, NULL, '', '{}', NULL,"
                " '5000', '50')");
    EXPECT_NE(newest.find("Index Scan Backward"), std::string::npos) << newest;
    EXPECT_EQ(newest.find("Sort"), std::string::npos) << newest;
}

// The figures are for the reader; what is judged above is the way they are come by.
TEST_F(ABoxOfManyNotices, is_answered_soon)
{
    const auto time = [&](const char* what, const app::MailboxQuery& one) {
        std::vector<double> took;
        for (int i = 0; i < 21; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            EXPECT_FALSE(app::list_mailbox(desk_->services(), one).items.empty());
            took.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                    .count());
        }
        std::ranges::sort(took);
        std::printf("%-34s median %6.2f ms, worst of 21 %6.2f ms\n", what, took.at(10),
                    took.back());
        return took.at(10);
    };
    EXPECT_LT(time("pending, first page", query(MailboxState::Pending)), 1000);
    time("everything, first page", query(MailboxState::Everything));
    app::MailboxQuery one = query(MailboxState::Everything);
    one.before = ActId{5000};
    time("everything, in the middle", one);
    one = query(MailboxState::Pending);
    one.after = db::DatedPlace{parse_iso_date("2026-11-20").value(), ActId{5000}};
    time("pending, in the middle", one);
    one = query(MailboxState::Everything);
    one.filter.text = "260004321";
    time("one credit number of all", one);
    one = query(MailboxState::Pending);
    one.filter.type = "multa";
    time("pending, of one type", one);
}

TEST(AnAct, keeps_what_it_opens_and_tells_only_those_deadlines)
{
    GatewayDesk desk;
    const auto act = app::issue(desk.services(), test::sample_instance("multa", "R-1"));
    ASSERT_TRUE(act) << ::testing::PrintToString(act.error());
    db::Connection connection = desk.connect();
    const auto stored = db::find_act(connection, act->folio);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->credits, "268012207");
    EXPECT_EQ(stored->grants, "inconformidad juicio pago:15");
    app::BoxTerms terms(desk.services(), connection);
    const NotificationTerms counted =
        terms.terms({.effective_on = parse_iso_date("2026-11-10").value(),
                     .unit = "3901",
                     .type = "multa",
                     .version = "1.0",
                     .grants = stored->grants,
                     .told = {},
                     .acts = 1});
    for (const Deadline& one : counted.deadlines) {
        EXPECT_NE(one.id, DeadlineId::Aclaracion) << "LSS 39 D is not for fines";
    }
    EXPECT_EQ(counted.deadlines.size(), 4U);
}

TEST(APaymentOfThirtyDays, ends_on_the_thirtieth_of_the_engine)
{
    GatewayDesk desk;
    db::Connection connection = desk.connect();
    app::BoxTerms terms(desk.services(), connection);
    const auto pay = [&](const char* grants) {
        return terms
            .terms({.effective_on = parse_iso_date("2026-11-10").value(),
                    .unit = "3901",
                    .type = "gastos-no-derechohabiente",
                    .version = "1.0",
                    .grants = grants,
                    .told = {},
                    .acts = 1})
            .deadline(DeadlineId::Pago);
    };
    // 16 November is no día hábil; the thirtieth, 23 December, is a Wednesday.
    EXPECT_EQ(iso_date(pay("juicio pago:15")), "2026-12-02");
    EXPECT_EQ(iso_date(pay("juicio pago:30")), "2026-12-23");
}

TEST(SeveralBoxes, are_listed_with_role_and_what_ends_first_and_only_while_the_grant_holds)
{
    GatewayDesk desk;
    const Rfc own = Rfc::parse(test::kEmployerWithoutRequest).value();
    const auto act = app::issue(desk.services(), test::sample_instance("multa", "R-1"));
    ASSERT_TRUE(act) << ::testing::PrintToString(act.error());
    db::Connection connection = desk.connect();
    {
        db::Transaction tx(connection);
        db::add_representative(tx, {.represented = box(),
                                    .rfc = own,
                                    .role = db::RepresentativeRole::Representante,
                                    .from = parse_iso_date("2026-11-01").value(),
                                    .to = parse_iso_date("2026-11-20").value()});
        tx.exec(
            {"make_unopened", "UPDATE acts SET state = 'awaiting_opening', due_on = '2026-11-17'"});
        tx.commit();
    }
    std::vector<app::BoxSummary> boxes = app::boxes_of(desk.services(), own);
    ASSERT_EQ(boxes.size(), 2U);
    EXPECT_EQ(boxes.at(0).rfc, own);
    EXPECT_EQ(boxes.at(1).rfc, box());
    EXPECT_EQ(boxes.at(1).role, db::RepresentativeRole::Representante);
    EXPECT_EQ(boxes.at(1).totals.unopened, 1);
    ASSERT_TRUE(boxes.at(1).first);
    EXPECT_EQ(iso_date(boxes.at(1).first->date), "2026-11-17");
    EXPECT_FALSE(boxes.at(1).first->deadline);
    desk.clock().set(Instant::parse("2026-11-21T10:00:00-06:00").value());
    EXPECT_EQ(app::boxes_of(desk.services(), own).size(), 1U);
}

}  // namespace
}  // namespace buzon
