#include "core/calendar.hpp"
#include "term_test_support.hpp"

#include <unistd.h>

#include <fstream>

namespace buzon {
namespace {

using namespace terms_test;

const std::string good =
    "fuente: F\ncita: C\ntipo: acuerdo\npublicado: 2026-01-02\nambito: 39/01\n\n"
    "inhabil | 2026-06-04..2026-06-05 | sismo\r\ncerrado|2026-09-15|descanso\n";

TEST(CalendarFiles, AnAccordIsRead)
{
    const auto file = parse_calendar_file("a.cal", "\xEF\xBB\xBF# Bloc de notas\n" + good);
    ASSERT_TRUE(file) << findings_text(file.error());
    EXPECT_EQ(file->source, "F");
    EXPECT_EQ(file->kind, SourceKind::Acuerdo);
    EXPECT_EQ(file->scope.str(), "39/01");
    ASSERT_EQ(file->entries.size(), 2U);
    EXPECT_EQ(file->entries[0].reason, "sismo");
    EXPECT_EQ(file->entries[0].last, day("2026-06-05"));
    EXPECT_EQ(file->entries[1].kind, DayClass::Cerrado);
    EXPECT_EQ(file->entries[1].line, 9);
}

TEST(CalendarFiles, EveryMistakeIsNamedWithItsLine)
{
    const auto file = parse_calendar_file(
        "a.cal",
        "fuente: F\nfuente: G\nclima: malo\ntipo: decreto\npublicado: ayer\nambito: Jalisco\n"
        "inhabil | 2026-02-30 | x\nferiado | 2026-02-03 | x\ninhabil | 2026-02-03\n"
        "inhabil | 2026-02-03 |\ninhabil | 2026-02-03..2026-02-01 | x\nhola\n\x01\n");
    ASSERT_FALSE(file);
    std::string lines;
    for (const Finding& f : file.error()) lines += std::to_string(f.line) + " ";
    EXPECT_EQ(lines, "2 3 7 8 9 10 11 12 13 0 5 6 4 ");
    for (const Finding& f : file.error()) {
        EXPECT_EQ(f.field, "a.cal");
        EXPECT_FALSE(f.reason.empty());
        EXPECT_FALSE(f.remedy.empty());
    }
}

TEST(CalendarFiles, OnlyAStatuteHasACoverageAndItsDaysLieInside)
{
    const std::string head = "fuente: F\ncita: C\npublicado: 2026-01-02\nambito: nacional\n";
    EXPECT_FALSE(parse_calendar_file("a", head + "tipo: ley\n"));
    EXPECT_FALSE(
        parse_calendar_file("a", head + "tipo: acuerdo\ncobertura: 2020-01-01..2020-12-31\n"));
    EXPECT_FALSE(parse_calendar_file(
        "a", head + "tipo: ley\ncobertura: 2020-01-01..2020-12-31\ninhabil | 2021-01-01 | x\n"));
    EXPECT_TRUE(parse_calendar_file(
        "a", head + "tipo: ley\ncobertura: 2020-01-01..2020-12-31\ninhabil | 2020-01-01 | x\n"));
    EXPECT_FALSE(parse_calendar_file("a", std::string((1U << 20U) + 1, '#')));
}

TEST(CalendarScopes, AWiderScopeReachesANarrowerOne)
{
    const auto scope = [](std::string_view text) { return CalendarScope::parse(text).value(); };
    EXPECT_TRUE(scope("nacional").reaches(scope("39/01")));
    EXPECT_TRUE(scope("39").reaches(scope("3901")));
    EXPECT_TRUE(scope("39/01").reaches(scope("39/01")));
    EXPECT_FALSE(scope("39/01").reaches(scope("39")));
    EXPECT_FALSE(scope("39/01").reaches(scope("39/02")));
    EXPECT_FALSE(scope("39").reaches(scope("nacional")));
    for (const char* bad :
         {"", "3", "390", "39/", "39/1", "39-01", "39/001", "a9", "39/0a", "Nacional"}) {
        EXPECT_FALSE(CalendarScope::parse(bad)) << bad;
    }
}

class CalendarFolder : public testing::Test {
  protected:
    void SetUp() override
    {
        folder_ = std::filesystem::path(testing::TempDir()) / ("cal-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    void write(const std::string& name, const std::string& text)
    {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    std::string refusal()
    {
        const auto calendar = Calendar::load(folder_);
        return calendar ? "" : findings_text(calendar.error());
    }

    std::filesystem::path folder_;
};

TEST_F(CalendarFolder, NothingIsPassedOverInSilence)
{
    EXPECT_NE(refusal().find("calendario.conf"), std::string::npos);
    write("calendario.conf", "nombre: prueba\n");
    EXPECT_NE(refusal().find("Ninguna ley"), std::string::npos);
    write("calendario.conf", "nombre: prueba\nbase: legal\n");
    EXPECT_EQ(refusal(), "");
    write("acuerdo.txt", good);
    EXPECT_NE(refusal().find("acuerdo.txt"), std::string::npos);
    std::filesystem::remove(folder_ / "acuerdo.txt");
    write("acuerdo.cal", "fuente: F\n");
    EXPECT_NE(refusal().find("acuerdo.cal"), std::string::npos);
    write("acuerdo.cal", good);
    EXPECT_EQ(refusal(), "");
    write("calendario.conf", "nombre: prueba\nbase: legal\nbase: legal\n");
    EXPECT_NE(refusal(), "");
    write("calendario.conf", "nombre: dos palabras\n");
    EXPECT_NE(refusal(), "");
    std::filesystem::remove_all(folder_);
    EXPECT_NE(refusal(), "");
}

TEST_F(CalendarFolder, TheVersionFollowsEveryByte)
{
    write("calendario.conf", "nombre: prueba\nbase: legal\n");
    const std::string first = load(folder_).version();
    EXPECT_EQ(first.substr(0, 7), "prueba@");
    EXPECT_EQ(load(folder_).version(), first);
    write("a.cal", good);
    const std::string second = load(folder_).version();
    write("a.cal", good + "# nota\n");
    const std::string third = load(folder_).version();
    EXPECT_NE(first, second);
    EXPECT_NE(second, third);
}

TEST_F(CalendarFolder, ALaterPublicationOfTheSameSourcePrevails)
{
    const ScopedCalendar corrected = of("correccion-2026");
    EXPECT_TRUE(corrected.latest.day(day("2026-12-21"))->counts);
    EXPECT_FALSE(corrected.latest.day(day("2026-12-22"))->counts);
    EXPECT_FALSE(of("vacaciones-2026").latest.day(day("2026-12-21"))->counts);
}

TEST_F(CalendarFolder, OneSourceCannotTakeBackWhatAnotherSays)
{
    write("calendario.conf", "nombre: prueba\nbase: legal\n");
    write("a.cal",
          "fuente: OTRA\ncita: C\ntipo: acuerdo\npublicado: 2026-01-02\nambito: nacional\n"
          "habil | 2026-12-25 | x\n");
    EXPECT_FALSE(load(folder_).at({}).latest.day(day("2026-12-25"))->counts);
}

TEST_F(CalendarFolder, ContradictionsOfOneDateAreRefused)
{
    write("calendario.conf", "nombre: prueba\nbase: legal\n");
    write("a.cal", good);
    write("b.cal",
          "fuente: F\ncita: C\ntipo: acuerdo\npublicado: 2026-01-02\nambito: 39\n"
          "habil | 2026-06-05 | x\n");
    EXPECT_NE(refusal().find("línea 6"), std::string::npos) << refusal();
    write("b.cal",
          "fuente: F\ncita: C\ntipo: acuerdo\npublicado: 2026-01-02\nambito: 14\n"
          "habil | 2026-06-05 | x\n");
    EXPECT_EQ(refusal(), "");
}

TEST_F(CalendarFolder, AStatuteIsExtendedWithoutAGap)
{
    const auto law = [](const char* published, const char* coverage) {
        return std::string("fuente: L\ncita: C\ntipo: ley\nambito: nacional\npublicado: ") +
               published + "\ncobertura: " + coverage + "\n";
    };
    write("calendario.conf", "nombre: prueba\n");
    write("a.cal", law("2019-01-01", "2020-01-01..2020-12-31"));
    write("b.cal", law("2020-01-01", "2021-01-01..2021-12-31"));
    EXPECT_EQ(iso_date(load(folder_).last()), "2021-12-31");
    write("b.cal", law("2020-01-01", "2021-01-02..2021-12-31"));
    EXPECT_NE(refusal().find("hueco"), std::string::npos);
}

TEST(ShippedCalendar, HoldsTheStatutoryDaysOfTwentyOneYears)
{
    const Calendar calendar = load(Calendar::shipped());
    EXPECT_EQ(iso_date(calendar.first()), "2020-01-01");
    EXPECT_EQ(iso_date(calendar.last()), "2040-12-31");
    ASSERT_EQ(calendar.files().size(), 2U);
    EXPECT_EQ(calendar.files()[0].source, "CFF 12");
    EXPECT_EQ(calendar.files()[0].entries.size(), 21U * 8);
    EXPECT_EQ(calendar.files()[1].source, "LFT 74");
    EXPECT_EQ(calendar.files()[1].entries.size(), 21U * 7 + 3);
    for (const CalendarFile& file : calendar.files()) {
        for (const CalendarEntry& entry : file.entries) {
            if (entry.reason.find("lunes") != std::string::npos) {
                EXPECT_EQ(std::chrono::weekday(entry.first), std::chrono::Monday) << entry.line;
            }
        }
    }
}

}  // namespace
}  // namespace buzon
