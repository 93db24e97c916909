#include "db/bank_approvals.hpp"
#include "db/bank_messages.hpp"
#include "db/credits.hpp"
#include "db/documents.hpp"
#include "tests/support/pg_cluster.hpp"
#include "tests/support/pg_samples.hpp"

#include <gtest/gtest.h>

namespace buzon {
namespace {

using test::TestDatabase;

const Instant kNow = test::at("2026-11-10T16:00:00Z");
const std::string kGroup = "0193a1b2-0000-7000-8000-000000000001";

class BankOrders : public testing::Test {
  protected:
    void SetUp() override
    {
        test::store_basics(connection_);
        act_ = test::store_sample_act(connection_, 1);
    }

    db::NewBankOrder order(int number) const
    {
        return {.act = act_,
                .order_uuid = "0193a1b2-0000-7000-8000-00000000010" + std::to_string(number),
                .group_uuid = kGroup,
                .entity = "040032",
                .cap = Money::from_centavos(100'000),
                .group_cap = Money::from_centavos(150'000),
                .basis = db::LegalBasis::Cff156BisIIA,
                .firmness = db::Firmness::ContestedUnguaranteed,
                .debtor = test::employer_rfc(),
                .procedure_start = test::day("2026-11-01")};
    }

    static db::BankAct freeze(BankOrderId id)
    {
        return {.order = id,
                .act_no = 1,
                .kind = db::BankActKind::Freeze,
                .amount = Money::from_centavos(100'000),
                .reason = "",
                .xml = std::nullopt,
                .msg_id = "msg-1",
                .document = std::nullopt};
    }

    TestDatabase database_;
    db::Connection connection_ = database_.connect();
    ActId act_;
};

TEST_F(BankOrders, an_order_reads_back_as_it_was_and_takes_the_facts_of_its_events)
{
    db::Transaction tx(connection_);
    const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
    const db::BankOrderFacts facts{.state = BankState::Holding,
                                   .frozen = Money::from_centavos(120'000),
                                   .released = Money::from_centavos(20'000),
                                   .notified_at = kNow,
                                   .executed_at = kNow,
                                   .informed_at = std::nullopt};
    EXPECT_EQ(db::lock_bank_order(tx, id).value().facts.state, BankState::Checked);
    db::set_bank_order_facts(tx, id, facts);

    const db::BankOrder read = db::find_bank_order(tx, order(1).order_uuid).value();
    EXPECT_EQ(read.id, id);
    EXPECT_EQ(read.cap, order(1).cap);
    EXPECT_EQ(read.basis, db::LegalBasis::Cff156BisIIA);
    EXPECT_EQ(read.firmness, db::Firmness::ContestedUnguaranteed);
    EXPECT_EQ(read.facts.frozen, facts.frozen);  // over the cap: a fact, not a refusal
    EXPECT_EQ(read.facts.notified_at, kNow);
    EXPECT_EQ(db::bank_orders_of(tx, act_).size(), 1u);
    const db::GroupExposure exposure = db::group_exposure(tx, kGroup);
    EXPECT_EQ(exposure.held, Money::from_centavos(100'000));
    EXPECT_EQ(exposure.caps, Money::from_centavos(100'000));
    EXPECT_EQ(exposure.group_cap, Money::from_centavos(150'000));
}

TEST_F(BankOrders, a_second_live_order_of_a_group_at_the_same_bank_is_refused)
{
    {
        db::Transaction tx(connection_);
        const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
        db::set_bank_order_facts(tx, id,
                                 {.state = BankState::Cancelled,
                                  .frozen = {},
                                  .released = {},
                                  .notified_at = {},
                                  .executed_at = {},
                                  .informed_at = {}});
        static_cast<void>(db::insert_bank_order(tx, order(2), kNow));
        tx.commit();
    }
    db::Transaction tx(connection_);
    try {
        static_cast<void>(db::insert_bank_order(tx, order(3), kNow));
        FAIL() << "stored";
    } catch (const db::Error& error) {
        EXPECT_EQ(error.constraint(), "one_live_order_per_leg");
    }
}

TEST_F(BankOrders, recent_orders_leave_out_the_old_and_the_cancelled)
{
    db::Transaction tx(connection_);
    static_cast<void>(db::insert_bank_order(tx, order(1), kNow));
    const auto since = [&](Instant when) {
        return db::recent_orders(tx, test::employer_rfc(), "040032", when).size();
    };
    EXPECT_EQ(since(kNow), 1u);
    EXPECT_EQ(since(kNow + std::chrono::seconds(1)), 0u);
    EXPECT_EQ(
        db::bank_page(
            tx,
            {.entity = "040032", .state = BankState::Checked, .before = std::nullopt, .limit = 10})
            .size(),
        1u);
}

TEST_F(BankOrders, one_official_approves_an_act_once)
{
    db::Transaction tx(connection_);
    const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
    db::insert_bank_act(tx, freeze(id));
    const auto approve = [&](const Rfc& who) {
        return db::add_approval(tx, {.order = id,
                                     .act_no = 1,
                                     .official = who,
                                     .approved_at = kNow,
                                     .digest = sha256_of("order"),
                                     .signature = std::string("\0sig", 4),
                                     .cert = "der"});
    };
    EXPECT_EQ(approve(test::official_rfc()), db::ApprovalStored::Stored);
    EXPECT_EQ(approve(test::official_rfc()), db::ApprovalStored::SameOfficialTwice);
    EXPECT_EQ(approve(test::second_official_rfc()), db::ApprovalStored::Stored);
    const auto approvals = db::approvals_of(tx, id, 1);
    ASSERT_EQ(approvals.size(), 2u);
    EXPECT_EQ(approvals.at(0).signature, std::string("\0sig", 4));
}

TEST_F(BankOrders, a_release_is_never_the_first_act_of_a_leg)
{
    db::Transaction tx(connection_);
    const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
    db::BankAct release = freeze(id);
    release.kind = db::BankActKind::Release;
    release.reason = "PAID";
    EXPECT_THROW(db::insert_bank_act(tx, release), db::Error);
}

TEST_F(BankOrders, the_acts_of_a_leg_are_kept_in_order_with_their_signed_documents)
{
    db::Transaction tx(connection_);
    const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
    db::insert_bank_act(tx, freeze(id));
    db::insert_bank_act(tx, {.order = id,
                             .act_no = 2,
                             .kind = db::BankActKind::Release,
                             .amount = Money::from_centavos(500),
                             .reason = "EXCESS",
                             .xml = std::nullopt,
                             .msg_id = "msg-2",
                             .document = std::nullopt});
    const Sha256 xml = db::store_document(tx, {"application/xml", "<orden/>"}, kNow);
    db::set_bank_act_xml(tx, id, 1, xml);
    const auto acts = db::bank_acts_of(tx, id);
    ASSERT_EQ(acts.size(), 2u);
    EXPECT_EQ(acts.at(0).xml, xml);
    EXPECT_EQ(acts.at(1).reason, "EXCESS");
    EXPECT_EQ(acts.at(1).xml, std::nullopt);
}

TEST_F(BankOrders, a_release_gets_its_document_once_and_not_after_somebody_approved)
{
    db::Transaction tx(connection_);
    const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
    db::insert_bank_act(tx, freeze(id));
    for (const int number : {2, 3}) {
        db::BankAct release = freeze(id);
        release.act_no = number;
        release.kind = db::BankActKind::Release;
        release.msg_id = "msg-" + std::to_string(number);
        db::insert_bank_act(tx, release);
    }
    EXPECT_TRUE(db::set_bank_act_document(tx, id, 2, act_));
    EXPECT_FALSE(db::set_bank_act_document(tx, id, 2, act_)) << "it has one";
    EXPECT_EQ(db::add_approval(tx, {.order = id,
                                    .act_no = 3,
                                    .official = test::official_rfc(),
                                    .approved_at = kNow,
                                    .digest = sha256_of("approved text"),
                                    .signature = "signature",
                                    .cert = "certificate"}),
              db::ApprovalStored::Stored);
    EXPECT_FALSE(db::set_bank_act_document(tx, id, 3, act_)) << "another text was approved";
    const auto acts = db::bank_acts_of(tx, id);
    EXPECT_EQ(acts.at(1).document, act_);
    EXPECT_EQ(acts.at(2).document, std::nullopt);
}

TEST_F(BankOrders, a_message_again_is_a_duplicate_and_with_other_bytes_an_alarm)
{
    db::Transaction tx(connection_);
    const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
    const auto receive = [&](const char* bytes) {
        const Sha256 sha = db::store_document(tx, {"application/xml", bytes}, kNow);
        return db::record_message(tx, {.order = id,
                                       .direction = db::MessageDirection::FromBank,
                                       .type = 610,
                                       .msg_id = "bank-1",
                                       .sha = sha,
                                       .at = kNow});
    };
    EXPECT_EQ(receive("<ack/>"), db::MessageStored::New);
    EXPECT_EQ(receive("<ack/>"), db::MessageStored::Duplicate);
    EXPECT_EQ(receive("<ack forged='1'/>"), db::MessageStored::DifferentBytes);
    EXPECT_EQ(db::messages_of(tx, id).size(), 1u);
}

TEST_F(BankOrders, the_stop_signs_of_an_order_are_those_its_credits_carry_now)
{
    db::Transaction tx(connection_);
    const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
    db::Credit credit{.key = {.unit = std::string(test::kUnit), .number = "123456789"},
                      .debtor = test::employer_rfc(),
                      .flags = {},
                      .firm_on = test::day("2026-10-01"),
                      .updated_at = kNow};
    db::upsert_credit(tx, credit);
    db::link_credits(tx, id, {credit.key});
    EXPECT_TRUE(db::credits_of_order(tx, id).at(0).flags.empty());

    credit.flags = {db::CreditFlag::Suspended, db::CreditFlag::GuaranteeFiled};
    db::upsert_credit(tx, credit);
    EXPECT_EQ(db::credits_of_order(tx, id).at(0).flags, credit.flags);
    EXPECT_EQ(db::find_credit(tx, credit.key).value().firm_on, credit.firm_on);
    EXPECT_EQ(db::credits_of(tx, test::employer_rfc()).size(), 1u);
}

TEST_F(BankOrders, the_history_of_a_leg_is_told_apart_from_that_of_its_act)
{
    db::Transaction tx(connection_);
    const BankOrderId id = db::insert_bank_order(tx, order(1), kNow);
    const auto append = [&](BankEvent kind) {
        return db::append_event(
            tx, db::BankEventRow{{.id = db::bank_event_id(order(1).order_uuid, 1, kind, ""),
                                  .act = act_,
                                  .occurred_at = kNow,
                                  .learned_at = kNow,
                                  .actor = "040032",
                                  .detail = R"({"msg_id":"m"})",
                                  .document = std::nullopt},
                                 kind,
                                 id,
                                 1});
    };
    EXPECT_EQ(append(BankEvent::Checked), db::Appended::New);
    EXPECT_EQ(append(BankEvent::Signed), db::Appended::New);
    EXPECT_EQ(append(BankEvent::Signed), db::Appended::Known);
    const auto history = db::bank_history(tx, id);
    ASSERT_EQ(history.size(), 2u);
    EXPECT_EQ(fold(db::records(history)), BankState::Signed);
    EXPECT_EQ(db::act_history(tx, act_).size(), 2u);
}

}  // namespace
}  // namespace buzon
