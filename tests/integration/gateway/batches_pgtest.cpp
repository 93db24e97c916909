#include "gateway/app/batch.hpp"
#include "gateway/files.hpp"
#include "tests/support/findings.hpp"
#include "tests/support/gateway_desk.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace buzon {
namespace {

using test::GatewayDesk;
using test::has;
using test::sample_instance;

struct Outcome {
    app::BatchReport report;
    std::map<std::string, app::IssueResult> by_reference;
    std::set<int> refused_lines;
};

Outcome run(GatewayDesk& desk, const std::filesystem::path& file)
{
    auto source = app::open_batch(file);
    if (!source) throw std::runtime_error(source.error().front().reason);
    Outcome outcome;
    outcome.report = app::issue_batch(desk.services(), **source,
                                      {[&](const app::RowResult& row) {
                                           outcome.by_reference.emplace(row.reference, row.result);
                                           if (!row.result) outcome.refused_lines.insert(row.line);
                                       },
                                       {}});
    return outcome;
}

// A row says what differs from the plantilla; `amount` must be the total of the multa.
std::string row(const std::string& reference, const std::string& amount, std::string_view rfc)
{
    return fmt::format("multa.xml,{},{},{}\n", reference, amount, rfc);
}

std::filesystem::path csv_batch(GatewayDesk& desk, int rows, const std::set<int>& bad)
{
    write_file(desk.folder() / "multa.xml", sample_instance("multa", "PLANTILLA"));
    std::string csv = "plantilla,referencia,multa/total,destinatario/@rfc\n";
    for (int i = 1; i <= rows; ++i) {
        const bool broken = bad.contains(i);
        // Half of the bad ones by their sums, half by their addressee.
        csv += row(fmt::format("L-{:05}", i), broken && i % 2 == 0 ? "26515.71" : "",
                   broken && i % 2 == 1 ? std::string(test::kEmployerWithoutRequest) : "");
    }
    write_file(desk.folder() / "lote.csv", csv);
    return desk.folder() / "lote.csv";
}

TEST(ABatchOfAThousandRows, With37BadOnesIssues963AndNamesThe37)
{
    GatewayDesk desk;
    std::set<int> bad;
    for (int i = 1; i <= 37; ++i) bad.insert(i * 27);
    const Outcome outcome = run(desk, csv_batch(desk, 1000, bad));
    EXPECT_TRUE(outcome.report.broken.empty());
    EXPECT_EQ(outcome.report.issued, 963u);
    EXPECT_EQ(outcome.report.refused, 37u);
    std::set<int> expected;
    for (const int i : bad) expected.insert(i + 1);  // below the headings
    EXPECT_EQ(outcome.refused_lines, expected);
    for (const int i : bad) {
        const auto& result = outcome.by_reference.at(fmt::format("L-{:05}", i));
        ASSERT_FALSE(result);
        EXPECT_TRUE(has(result.error(), i % 2 == 0 ? "MULTA-IMPORTE" : "BUZON-SIN-SOLICITUD"));
    }
    EXPECT_EQ(desk.count("acts"), 963);
    EXPECT_EQ(desk.count("outbox WHERE lane = 'bulk'"), 963);
    EXPECT_EQ(desk.count("events"), 2 * 963);
}

TEST(ABatchGivenAgain, AnswersWithTheFirstFoliosAndIssuesWhatIsMissing)
{
    GatewayDesk desk;
    const Outcome first = run(desk, csv_batch(desk, 20, {7}));
    EXPECT_EQ(first.report.issued, 19u);
    const Outcome second = run(desk, csv_batch(desk, 25, {}));
    EXPECT_EQ(second.report.replayed, 19u);
    EXPECT_EQ(second.report.issued, 6u);
    for (const auto& [reference, result] : first.by_reference) {
        if (!result) continue;
        EXPECT_EQ(second.by_reference.at(reference)->folio, result->folio) << reference;
    }
    EXPECT_EQ(desk.count("acts"), 25);
}

TEST(AnXmlBatch, IsReadActByActWithTheLineOfEach)
{
    GatewayDesk desk;
    const auto body = [](const std::string& reference) {
        const std::string xml = sample_instance("requerimiento-informacion", reference);
        return xml.substr(xml.find("<acto"));
    };
    write_file(desk.folder() / "lote.xml", "<?xml version=\"1.0\"?>\n<lote>\n" + body("X-1") +
                                               "\n<otro/>\n" + body("X-2") + "\n</lote>\n");
    const Outcome outcome = run(desk, desk.folder() / "lote.xml");
    EXPECT_EQ(outcome.report.issued, 2u);
    EXPECT_EQ(outcome.report.refused, 1u);
    EXPECT_TRUE(outcome.by_reference.at("X-2"));
}

TEST(AnXmlBatch, ThatBreaksInTheMiddleKeepsWhatCameBefore)
{
    GatewayDesk desk;
    const auto body = [](const std::string& reference) {
        const std::string xml = sample_instance("requerimiento-informacion", reference);
        return xml.substr(xml.find("<acto"));
    };
    write_file(desk.folder() / "lote.xml",
               "<lote>" + body("X-1") + body("X-2") + "<acto><sin-cerrar></lote>");
    const Outcome outcome = run(desk, desk.folder() / "lote.xml");
    EXPECT_TRUE(outcome.by_reference.at("X-1"));
    EXPECT_EQ(outcome.report.refused, 0u);
    EXPECT_FALSE(outcome.report.broken.empty());
}

TEST(ACsvRow, NamesThePathThatItsPlantillaDoesNotHave)
{
    GatewayDesk desk;
    write_file(desk.folder() / "multa.xml", sample_instance("multa", "P"));
    write_file(desk.folder() / "lote.csv",
               "plantilla,referencia,multa/no-existe\nmulta.xml,L-1,x\n../otra.xml,L-2,\n");
    const Outcome outcome = run(desk, desk.folder() / "lote.csv");
    EXPECT_EQ(outcome.report.refused, 2u);
    EXPECT_TRUE(has(outcome.by_reference.at("L-1").error(), "LOTE-RUTA"));
    EXPECT_TRUE(has(outcome.by_reference.at("L-2").error(), "LOTE-ARCHIVO"));
    desk.expect_nothing_stored();
}

}  // namespace
}  // namespace buzon
