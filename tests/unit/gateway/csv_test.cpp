#include "gateway/app/csv.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace buzon::app {
namespace {

struct Read {
    std::vector<CsvRecord> records;
    std::vector<CsvReader::Failure> failures;
};

Read read(const std::string& text, std::size_t max_record = 1u << 20)
{
    std::istringstream in(text);
    CsvReader reader(in, max_record);
    Read out;
    while (true) {
        auto record = reader.next();
        if (!record) {
            out.failures.push_back(record.error());
        } else if (*record) {
            out.records.push_back(std::move(**record));
        } else {
            return out;
        }
    }
}

using Cells = std::vector<std::string>;

TEST(CsvRecords, KeepQuotedCommasQuotesAndLineBreaks)
{
    const Read all = read("a,b\r\n\"x,y\",\"dijo \"\"sí\"\"\"\n\"dos\nrenglones\",\n");
    ASSERT_EQ(all.records.size(), 3u);
    EXPECT_EQ(all.records[1].cells, (Cells{"x,y", "dijo \"sí\""}));
    EXPECT_EQ(all.records[2].cells, (Cells{"dos\nrenglones", ""}));
    EXPECT_TRUE(all.failures.empty());
}

TEST(CsvRecords, KnowTheLineOnWhichTheyBegin)
{
    const Read all = read("a\n\"dos\nrenglones\"\n\nz\n");
    ASSERT_EQ(all.records.size(), 3u);
    EXPECT_EQ(all.records[1].line, 2);
    EXPECT_EQ(all.records[2].line, 5);
}

TEST(CsvRecords, BeginAfterAByteOrderMark)
{
    EXPECT_EQ(read("\xEF\xBB\xBFplantilla\n").records.front().cells, (Cells{"plantilla"}));
}

TEST(CsvRecords, EndWithoutALineBreak)
{
    EXPECT_EQ(read("a,b").records.front().cells, (Cells{"a", "b"}));
}

TEST(ABadCsvRecord, DoesNotTakeTheNextOneWithIt)
{
    const Read all = read("bien\n\"mal\"x\ntambién\n");
    ASSERT_EQ(all.failures.size(), 1u);
    EXPECT_EQ(all.failures[0].error, CsvError::TextAfterQuote);
    EXPECT_EQ(all.failures[0].line, 2);
    ASSERT_EQ(all.records.size(), 2u);
    EXPECT_EQ(all.records[1].cells, (Cells{"también"}));
}

TEST(ABadCsvRecord, IsOneWithAQuoteInsideOrNeverClosed)
{
    EXPECT_EQ(read("a\"b\n").failures.at(0).error, CsvError::QuoteInsideField);
    EXPECT_EQ(read("\"sin fin\n").failures.at(0).error, CsvError::UnclosedQuote);
}

TEST(ABadCsvRecord, IsOneThatIsNoText)
{
    EXPECT_EQ(read("a\xC0\xAF\n").failures.at(0).error, CsvError::NotUtf8);
    EXPECT_EQ(read("a\xED\xA0\x80\n").failures.at(0).error, CsvError::NotUtf8);
    EXPECT_EQ(read(std::string("a\0b\n", 4)).failures.at(0).error, CsvError::NotUtf8);
    EXPECT_EQ(read("a\x1B[31m\n").failures.at(0).error, CsvError::NotUtf8);
    EXPECT_TRUE(read("ñandú € 𝄞\n").failures.empty());
}

TEST(ABadCsvRecord, IsOneLongerThanTheLimit)
{
    const Read all = read("\"" + std::string(80, 'x') + "\n" + std::string(80, 'x') + "\"\n", 100);
    EXPECT_EQ(all.failures.at(0).error, CsvError::RecordTooLong);
}

}  // namespace
}  // namespace buzon::app
