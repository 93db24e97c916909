#include "db/acts.hpp"
#include "db/documents.hpp"
#include "db/error.hpp"
#include "db/events.hpp"
#include "db/pool.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/track.hpp"
#include "gateway/app/verify.hpp"
#include "signing/digest.hpp"
#include "tests/support/findings.hpp"
#include "tests/support/gateway_desk.hpp"
#include "tests/support/pg_gate.hpp"

#include <gtest/gtest.h>

namespace buzon {
namespace {

using app::IssueOutcome;
using test::GatewayDesk;
using test::has;
using test::PgGate;
using test::sample_instance;

TEST(AGoodAct, IsStoredWhole)
{
    GatewayDesk desk;
    const auto act = app::issue(desk.services(), sample_instance("multa", "R-1"));
    ASSERT_TRUE(act) << ::testing::PrintToString(act.error());
    EXPECT_EQ(act->outcome, IssueOutcome::New);
    EXPECT_EQ(act->state, ActState::Deposited);
    EXPECT_EQ(desk.count("acts"), 1);
    EXPECT_EQ(desk.count("papers_of_acts"), 3);
    EXPECT_EQ(desk.count("events"), 2);
    EXPECT_EQ(desk.count("outbox WHERE kind = 'aviso' AND lane = 'normal'"), 1);

    const auto tracked = app::track(desk.services(), act->folio);
    ASSERT_TRUE(tracked);
    EXPECT_EQ(tracked->act.check_code, act->check_code);
    ASSERT_EQ(tracked->history.size(), 2u);
    EXPECT_EQ(fold(db::records(tracked->history)), ActState::Deposited);
    EXPECT_FALSE(tracked->terms) << "no aviso has left, so no clock runs";
}

TEST(AGoodAct, LeavesDocumentsThatVerify)
{
    GatewayDesk desk;
    const auto act = app::issue(desk.services(), sample_instance("cedula-cuotas", "R-1"));
    ASSERT_TRUE(act) << ::testing::PrintToString(act.error());
    db::Connection connection = desk.connect();
    const auto verdict = [&](const Sha256& sha) {
        const auto document = db::find_document(connection, sha);
        EXPECT_TRUE(document);
        EXPECT_EQ(signing::sha256(document->bytes), sha);
        return app::verify(document->bytes, desk.services().trust(), desk.services().catalogue(),
                           desk.services().now());
    };
    const app::Verification pdf = verdict(act->pdf);
    EXPECT_EQ(pdf.report.verdict(), signing::Verdict::Valid);
    EXPECT_TRUE(pdf.report.proven_time);
    const app::Verification xml = verdict(act->xml);
    EXPECT_EQ(xml.kind, app::VerifiedKind::XmlSeal);
    EXPECT_TRUE(xml.report.has(signing::Code::SignatureIntact));
    EXPECT_EQ(xml.folio, act->folio.str());
    EXPECT_EQ(xml.check_code, act->check_code);
}

TEST(ASealedXml, IsNoLongerValidAfterOneDigitChanged)
{
    GatewayDesk desk;
    const auto act = app::issue(desk.services(), sample_instance("multa", "R-1"));
    ASSERT_TRUE(act);
    db::Connection connection = desk.connect();
    std::string xml = db::find_document(connection, act->xml)->bytes;
    const std::size_t at = xml.find("26515.70</total>");
    ASSERT_NE(at, std::string::npos);
    xml[at] = '3';
    const app::Verification found = app::verify(xml, desk.services().trust(),
                                                desk.services().catalogue(), desk.services().now());
    EXPECT_EQ(found.report.verdict(), signing::Verdict::Invalid);
    EXPECT_TRUE(found.folio.empty());
}

TEST(TheSameReference, WithTheSameContentAnswersWithTheFirstFolio)
{
    GatewayDesk desk;
    const std::string xml = sample_instance("multa", "R-1");
    const auto first = app::issue(desk.services(), xml);
    ASSERT_TRUE(first);
    desk.clock().set(desk.services().now() + std::chrono::hours(1));
    const auto second = app::issue(desk.services(), xml);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->folio, first->folio);
    EXPECT_EQ(second->check_code, first->check_code);
    EXPECT_EQ(second->issued_at, first->issued_at);
    EXPECT_EQ(second->outcome, IssueOutcome::Replay);
    EXPECT_EQ(desk.count("acts"), 1);
    EXPECT_EQ(desk.count("outbox"), 1);
}

TEST(TheSameReference, WithOtherContentIsRefusedAndNamesTheFirstFolio)
{
    GatewayDesk desk;
    const auto first = app::issue(desk.services(), sample_instance("multa", "R-1"));
    ASSERT_TRUE(first);
    const auto second = app::issue(
        desk.services(), sample_instance("multa", "R-1", {{"<asunto>", "<asunto>Otra cosa. "}}));
    ASSERT_FALSE(second);
    ASSERT_TRUE(has(second.error(), app::kReferenceTaken));
    EXPECT_NE(second.error().front().reason.find(first->folio.str()), std::string::npos);
    EXPECT_EQ(desk.count("acts"), 1);
}

TEST(TheSameReference, TwiceInOneBatchIsOneAct)
{
    GatewayDesk desk;
    const std::string xml = sample_instance("multa", "R-1");
    const std::string other =
        sample_instance("multa", "R-1", {{"<asunto>", "<asunto>Otra cosa. "}});
    const auto results = app::issue_all(desk.services(), {xml, xml, other}, app::IssueLane::Batch);
    ASSERT_TRUE(results[0]);
    ASSERT_TRUE(results[1]);
    EXPECT_EQ(results[1]->folio, results[0]->folio);
    EXPECT_EQ(results[1]->outcome, IssueOutcome::Replay);
    ASSERT_FALSE(results[2]);
    EXPECT_TRUE(has(results[2].error(), app::kReferenceTaken));
    EXPECT_EQ(desk.count("acts"), 1);
}

struct LostCommit {
    PgGate::Fault fault;
    int nth;  // 1 takes the folio, 2 stores the act
};

class ALostAnswerToCommit : public ::testing::TestWithParam<LostCommit> {};

TEST_P(ALostAnswerToCommit, IsSettledByTheReferenceAndNothingIsDoubled)
{
    GatewayDesk desk;
    PgGate gate(GetParam().fault);
    Config config = desk.config();
    config.database.url = gate.url(desk.database().name());
    const auto behind_the_gate =
        make_services(config, kAllParts, std::make_unique<FixedClock>(desk.services().now()));
    ASSERT_TRUE(behind_the_gate);
    gate.arm_at_commit(GetParam().nth);
    const auto act = app::issue(*behind_the_gate, sample_instance("multa", "R-1"));
    ASSERT_TRUE(act) << ::testing::PrintToString(act.error());
    EXPECT_EQ(act->outcome, IssueOutcome::New);
    EXPECT_GE(gate.connections(), 2) << "the line was never cut";
    EXPECT_EQ(desk.count("acts"), 1);
    EXPECT_EQ(desk.count("events"), 2);
    EXPECT_EQ(desk.count("outbox"), 1);
    const auto again = app::issue(desk.services(), sample_instance("multa", "R-1"));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->folio, act->folio);
    EXPECT_EQ(again->outcome, IssueOutcome::Replay);
}

INSTANTIATE_TEST_SUITE_P(OfEitherTransaction, ALostAnswerToCommit,
                         ::testing::Values(LostCommit{PgGate::Fault::DropCommitAnswer, 1},
                                           LostCommit{PgGate::Fault::DropCommitAnswer, 2},
                                           LostCommit{PgGate::Fault::CutBeforeCommit, 1},
                                           LostCommit{PgGate::Fault::CutBeforeCommit, 2}));

}  // namespace
}  // namespace buzon
