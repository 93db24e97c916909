#include "core/standing.hpp"
#include "db/documents.hpp"
#include "db/standing.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/numbering.hpp"
#include "gateway/app/track.hpp"
#include "gateway/app/verify.hpp"
#include "tests/support/gateway_desk.hpp"

#include <gtest/gtest.h>

// Under a clock of its own everything that is issued is a rehearsal's, and it never shares a
// database with acts.
namespace buzon::test {
namespace {

GatewayDesk::Setup rehearsal()
{
    GatewayDesk::Setup setup;
    setup.configure = [](Config& config) {
        config.clock.mode = "file";
        config.clock.file = "reloj";
    };
    return setup;
}

Services other_clock(const GatewayDesk& desk, const char* mode)
{
    Config config = desk.config();
    config.clock.mode = mode;
    config.clock.file = "reloj";
    auto clock = std::make_unique<FixedClock>(Instant::parse(GatewayDesk::kNow).value());
    return std::move(*make_services(config, kAllParts, std::move(clock)));
}

std::string multa(const std::string& reference)
{
    return sample_instance("multa", reference);
}

TEST(AnActOfARehearsal, IsMarkedAndVerifiedAsSuch)
{
    GatewayDesk desk(rehearsal());
    const auto issued = app::issue(desk.services(), multa("3901/MU/2026/1"));
    ASSERT_TRUE(issued);
    const auto tracked = app::track(desk.services(), issued->folio);
    EXPECT_EQ(tracked->standing, Standing::Rehearsal);
    db::Connection connection = desk.connect();
    for (const Sha256& sha : {tracked->act.xml_sha, tracked->act.pdf_sha}) {
        const auto document = db::find_document(connection, sha);
        ASSERT_TRUE(document);
        const app::Verification found =
            app::verify(document->bytes, desk.services().trust(), desk.services().catalogue(),
                        desk.services().now());
        EXPECT_TRUE(found.report.has(signing::Code::SignatureIntact));
        EXPECT_EQ(signing::worst(found.report.codes), signing::Code::Rehearsal);
        EXPECT_EQ(found.report.verdict(), signing::Verdict::Doubtful);
        EXPECT_EQ(found.folio, issued->folio.str());
    }
}

TEST(AnActUnderTheSystemsClock, BearsNoMark)
{
    GatewayDesk desk;
    const auto issued = app::issue(desk.services(), multa("3901/MU/2026/1"));
    ASSERT_TRUE(issued);
    const auto tracked = app::track(desk.services(), issued->folio);
    EXPECT_EQ(tracked->standing, Standing::Legal);
    db::Connection connection = desk.connect();
    const auto xml = db::find_document(connection, tracked->act.xml_sha);
    ASSERT_TRUE(xml);
    EXPECT_EQ(xml->bytes.find("nsayo"), std::string::npos);
    EXPECT_EQ(db::find_standing(connection), Standing::Legal);
}

TEST(ADatabase, IsOfTheClockThatItsFirstActWasIssuedUnder)
{
    for (const bool rehearsed : {true, false}) {
        GatewayDesk desk(rehearsed ? rehearsal() : GatewayDesk::Setup{});
        const Services other = other_clock(desk, rehearsed ? "system" : "file");
        EXPECT_FALSE(app::wrong_clock(other)) << "nothing is issued yet";
        ASSERT_TRUE(app::issue(desk.services(), multa("3901/MU/2026/1")));
        EXPECT_FALSE(app::wrong_clock(desk.services()));
        const auto refused = app::wrong_clock(other);
        ASSERT_TRUE(refused);
        EXPECT_EQ(refused->id, "RELOJ-AJENO");
        EXPECT_EQ(refused->field, "clock.mode");
        EXPECT_THROW((void)app::issue(other, multa("3901/MU/2026/2")), std::runtime_error);
        EXPECT_EQ(desk.count("acts"), 1);
    }
}

TEST(ADatabase, KeepsItsStandingForGood)
{
    GatewayDesk desk;
    db::Connection connection = desk.connect();
    const Instant now = desk.services().now();
    {
        db::Transaction tx(connection);
        EXPECT_EQ(db::settle_standing(tx, Standing::Rehearsal, now), Standing::Rehearsal);
        tx.commit();
    }
    db::Transaction tx(connection);
    EXPECT_EQ(db::settle_standing(tx, Standing::Legal, now), Standing::Rehearsal);
    constexpr db::Query kChange{"test_standing", "UPDATE standing SET value = 'legal'"};
    EXPECT_THROW((void)tx.exec(kChange), db::Error);
}

}  // namespace
}  // namespace buzon::test
