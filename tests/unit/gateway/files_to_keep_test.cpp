#include "core/sha256.hpp"
#include "gateway/ical_file.hpp"
#include "gateway/zip_file.hpp"

#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>
#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace buzon {
namespace {

Instant at(const char* text)
{
    return Instant::parse(text).value();
}

IcalDay day(std::string summary, std::string description)
{
    return {.uid = "3901-2026-0000001-A-pago@buzon-imss",
            .date = parse_iso_date("2026-12-31").value(),
            .written_at = at("2026-11-30T16:00:00.250Z"),
            .summary = std::move(summary),
            .description = std::move(description)};
}

TEST(ACalendarFile, ends_every_line_with_crlf_and_folds_at_75_octets_between_letters)
{
    std::string text;
    for (int i = 0; i < 60; ++i) text += "ñandú ";
    const std::string file = ical_file("Plazos", {day("Último día para pagar", text)});
    std::istringstream lines(file);
    std::string unfolded;
    for (std::string line; std::getline(lines, line);) {
        ASSERT_FALSE(line.empty());
        ASSERT_EQ(line.back(), '\r') << line;
        line.pop_back();
        EXPECT_LE(line.size(), 75U) << line;
        EXPECT_NE(static_cast<unsigned char>(line.at(line.front() == ' ' ? 1 : 0)) & 0xC0U, 0x80U)
            << "a letter was cut";
        unfolded += line.front() == ' ' ? line.substr(1) : "\n" + line;
    }
    EXPECT_NE(unfolded.find("DESCRIPTION:" + text), std::string::npos);
}

TEST(ACalendarFile, escapes_what_its_grammar_uses)
{
    const std::string file = ical_file("a;b", {day("uno, dos; \\ tres", "línea\r\notra")});
    EXPECT_NE(file.find("SUMMARY:uno\\, dos\\; \\\\ tres\r\n"), std::string::npos);
    EXPECT_NE(file.find("DESCRIPTION:línea\\notra\r\n"), std::string::npos);
    EXPECT_NE(file.find("NAME:a\\;b\r\n"), std::string::npos);
    EXPECT_EQ(file.find("\r\notra"), std::string::npos) << "a line of its own was smuggled in";
}

TEST(ACalendarFile, holds_whole_days_and_ends_the_day_after_also_over_new_year)
{
    const std::string file = ical_file("Plazos", {day("x", "y")});
    EXPECT_NE(file.find("DTSTART;VALUE=DATE:20261231\r\n"), std::string::npos);
    EXPECT_NE(file.find("DTEND;VALUE=DATE:20270101\r\n"), std::string::npos);
    EXPECT_NE(file.find("DTSTAMP:20261130T160000Z\r\n"), std::string::npos);
}

TEST(AZip, gives_the_same_bytes_for_the_same_papers_and_they_come_out_whole)
{
    const std::string text(100'000, 'x');
    const std::vector<ZipEntry> entries{{"LEAME.txt", "hola", at("2026-11-30T16:00:00Z")},
                                        {"a-1.pdf", text, at("2026-11-30T16:00:00Z")},
                                        {"vacio.xml", "", at("2026-11-30T16:00:00Z")}};
    const std::string zip = zip_file(entries);
    EXPECT_EQ(sha256_of(zip), sha256_of(zip_file(entries)));
    EXPECT_LT(zip.size(), 2'000U);
    std::istringstream in(zip);
    const Poco::Zip::ZipArchive archive(in);
    ASSERT_EQ(std::distance(archive.headerBegin(), archive.headerEnd()), 3);
    for (const ZipEntry& entry : entries) {
        const auto header = archive.findHeader(entry.name);
        ASSERT_NE(header, archive.headerEnd()) << entry.name;
        std::istringstream again(zip);
        Poco::Zip::ZipInputStream file(again, header->second);
        std::ostringstream out;
        out << file.rdbuf();
        EXPECT_EQ(out.str(), std::string(entry.bytes)) << entry.name;
    }
}

TEST(AZip, refuses_a_name_that_could_lead_elsewhere)
{
    for (const char* name : {"", "../x", "a/b", "/etc/passwd", "a\\b", ".x", "ñ", "a b", "c:x"}) {
        EXPECT_THROW(static_cast<void>(zip_file({{name, "x", at("2026-11-30T16:00:00Z")}})),
                     std::logic_error)
            << name;
    }
}

}  // namespace
}  // namespace buzon
