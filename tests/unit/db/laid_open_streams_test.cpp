#include "db/pack/deflate_choices.hpp"
#include "db/pack/opened.hpp"

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <memory>
#include <random>

namespace buzon::db::pack {
namespace {

std::string deflated(std::string_view text, int level)
{
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> c(
        libdeflate_alloc_compressor(level), libdeflate_free_compressor);
    std::string out(libdeflate_zlib_compress_bound(c.get(), text.size()), '\0');
    out.resize(libdeflate_zlib_compress(c.get(), text.data(), text.size(), out.data(), out.size()));
    return out;
}

std::uint32_t next(std::mt19937& random, std::uint32_t below)
{
    return static_cast<std::uint32_t>(random() % below);
}

// Words, numbers and repetition, as in the pages of a document.
std::string prose(std::size_t size, unsigned seed)
{
    std::mt19937 random(seed);
    constexpr std::array<const char*, 8> kWords{"BT ", "ET\n", "patrón ", "cuotas omitidas ",
                                                "[(",  ")20(", ")]TJ ",   "0 -12.9 Td"};
    std::string text;
    while (text.size() < size) {
        text += next(random, 3) == 0 ? std::to_string(next(random, 100'000))
                                     : kWords.at(next(random, kWords.size()));
    }
    text.resize(size);
    return text;
}

std::string noise(std::size_t size)
{
    std::mt19937 random(1);
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(next(random, 256));
    return bytes;
}

TEST(AStream, of_the_usual_levels_is_its_text_and_a_few_bytes)
{
    MatchGuess guess;
    for (const std::size_t size : {600U, 5'000U, 15'000U, 70'000U, 900'000U}) {
        const std::string text = prose(size, static_cast<unsigned>(size));
        for (int level = 1; level <= 7; ++level) {
            const std::string stream = deflated(text, level);
            const auto opened = open_stream(stream + "endstream", text.size(), guess);
            ASSERT_TRUE(opened) << size << " at " << level;
            EXPECT_EQ(opened->text, text);
            EXPECT_EQ(opened->size, stream.size());
            EXPECT_LE(opened->choices.size(), 16 + stream.size() / 40) << size << " at " << level;
            EXPECT_EQ(close_stream(opened->text, opened->choices, guess), stream);
        }
    }
}

TEST(AStream, whoever_wrote_it_comes_back_as_it_was_or_stays_closed)
{
    MatchGuess guess;
    const std::vector<std::string> texts{"",
                                         "x",
                                         "aaaa",
                                         std::string(100'000, 'a'),
                                         noise(3'000),
                                         prose(40'000, 7),
                                         prose(20'000, 8) + noise(2'000) + prose(20'000, 8)};
    for (const std::string& text : texts) {
        for (int level = 0; level <= 12; ++level) {
            const std::string stream = deflated(text, level);
            const auto opened = open_stream(stream, text.size(), guess);
            if (!opened) continue;
            EXPECT_EQ(opened->text, text);
            EXPECT_EQ(close_stream(opened->text, opened->choices, guess), stream);
        }
    }
}

TEST(AStream, that_is_cut_or_changed_stays_closed)
{
    MatchGuess guess;
    const std::string stream = deflated(prose(5'000, 3), 6);
    for (std::size_t size = 0; size < stream.size(); size += 7) {
        EXPECT_FALSE(open_stream(stream.substr(0, size), 1U << 20U, guess)) << size;
    }
    for (std::size_t at = 2; at < stream.size(); at += 11) {
        std::string changed = stream;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        EXPECT_FALSE(open_stream(changed, 1U << 20U, guess)) << at;
    }
    EXPECT_FALSE(open_stream(stream, 4'999, guess)) << "more text than may be";
}

TEST(AStream, of_choices_that_do_not_fit_is_not_written)
{
    MatchGuess guess;
    const std::string stream = deflated(prose(5'000, 3), 6);
    const auto opened = open_stream(stream, 1U << 20U, guess);
    ASSERT_TRUE(opened);
    EXPECT_FALSE(close_stream(opened->text, {}, guess));
    EXPECT_FALSE(close_stream(opened->text.substr(1), opened->choices, guess));
    for (std::size_t at = 0; at < opened->choices.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = opened->choices;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            EXPECT_NE(close_stream(opened->text, changed, guess), stream) << at;
        }
    }
}

TEST(ADocument, with_streams_among_other_bytes_is_laid_open_and_closed_again)
{
    MatchGuess guess;
    std::string document = "%PDF-1.7 x\x9C x^ x";
    std::string inside;
    for (unsigned part = 0; part < 5; ++part) {
        const std::string text = prose(3'000 + 1'000 * part, part);
        document += "stream\n" + deflated(text, 6) + "\nendstream" + noise(100);
        inside += text;
    }
    const auto content = lay_open(document, guess);
    ASSERT_TRUE(content);
    EXPECT_NE(content->find(prose(3'000, 0)), std::string::npos);
    EXPECT_EQ(close_up(*content, document.size(), guess), document);
    EXPECT_FALSE(close_up(*content, document.size() - 1, guess)) << "more than was recorded";
    for (std::size_t size = 0; size < content->size(); size += 101) {
        EXPECT_NE(close_up(content->substr(0, size), document.size(), guess), document);
    }
}

TEST(ADocument, without_streams_is_not_laid_open)
{
    MatchGuess guess;
    EXPECT_FALSE(lay_open("", guess));
    EXPECT_FALSE(lay_open("x", guess));
    EXPECT_FALSE(lay_open("<acto>x^2 x</acto>", guess));
    EXPECT_FALSE(lay_open(noise(50'000), guess));
}

}  // namespace
}  // namespace buzon::db::pack
