#include "core/sha256.hpp"
#include "db/pack/packer.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace buzon::db::pack {
namespace {

std::string data(const char* name)
{
    std::ifstream file(std::string(BUZON_SOURCE_DIR) + "/tests/data/packed/" + name,
                       std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::optional<std::string> unpacked(Packer& packer, const Packed& packed, std::string_view prefix,
                                    std::size_t size)
{
    auto content = packer.content(packed, prefix, size);
    return content ? packer.document(packed.form, *std::move(content), size) : std::nullopt;
}

TEST(Packing, gives_the_same_bytes_back_with_and_without_a_prefix)
{
    Packer packer;
    std::string prefix;
    for (int i = 0; i < 500; ++i) prefix += "cuota " + std::to_string(i * 7919 % 1000) + "\n";
    for (const std::string& document :
         {std::string(), std::string("a"), prefix, prefix.substr(100) + "más", "x" + prefix}) {
        for (const std::string& known : {std::string(), prefix}) {
            const Packed packed = packer.pack(document, known);
            EXPECT_LE(packed.bytes.size(), document.size());
            EXPECT_EQ(unpacked(packer, packed, known, document.size()), document);
        }
    }
    EXPECT_LT(packer.pack(prefix.substr(100) + "más", prefix).bytes.size(), 80U);
}

TEST(Packing, never_gives_more_than_the_recorded_size)
{
    Packer packer;
    const std::string document(1'000'000, 'a');
    const Packed packed = packer.pack(document, {});
    ASSERT_EQ(packed.form, Form::Zstd);
    EXPECT_FALSE(packer.content(packed, {}, document.size() - 1));
    EXPECT_TRUE(packer.content(packed, {}, document.size()));
    EXPECT_FALSE(packer.content({Form::Zstd, "no such thing"}, {}, 100));
    EXPECT_FALSE(packer.content({Form::Opened, ""}, {}, 100));
}

// Files that were packed when this form was made: whoever changes a guess, an order of symbols or a
// number's meaning makes stored documents unreadable, and this fails first.
TEST(Packing, of_earlier_versions_is_read_for_ever)
{
    Packer packer;
    const std::string base = data("base.opened");
    const std::string packed = data("document.opened");
    const std::string sha = data("document.sha256");
    ASSERT_FALSE(sha.empty());
    const auto content = packer.content({Form::Opened, base}, {}, 40'000);
    ASSERT_TRUE(content);
    const auto document = unpacked(packer, {Form::Opened, packed}, *content, 40'000);
    ASSERT_TRUE(document);
    EXPECT_EQ(sha256_of(*document).hex(), sha.substr(0, 64));
}

}  // namespace
}  // namespace buzon::db::pack
