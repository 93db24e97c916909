#include "signing/tlog/merkle.hpp"

#include "signing/tlog/tile.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace buzon::signing {
namespace {

// Published vectors: the leaves and roots of google/certificate-transparency's and
// transparency-dev/merkle's tests (merkle_tree_test.cc, testonly/constants.go), made from RFC 6962.
const std::vector<std::string> kEntries{
    "",
    std::string("\x00", 1),
    "\x10",
    "\x20\x21",
    "\x30\x31",
    "\x40\x41\x42\x43",
    "\x50\x51\x52\x53\x54\x55\x56\x57",
    "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
};
constexpr std::array<const char*, 9> kRoots{
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

Sha256 root(std::size_t size)
{
    return Sha256::parse_hex(kRoots.at(size)).value();
}

// Straight from the definition, for any leaves: MTH of RFC 6962 §2.1 over a list.
class Leaves {
  public:
    explicit Leaves(std::vector<std::string> entries)
    {
        for (const std::string& entry : entries) hashes_.push_back(leaf_hash(entry));
    }
    static Leaves numbered(int n)
    {
        std::vector<std::string> entries;
        for (int i = 0; i < n; ++i) entries.push_back("entry " + std::to_string(i));
        return Leaves(std::move(entries));
    }

    [[nodiscard]] Sha256 whole(int height, std::int64_t index) const
    {
        if (height == 0) return hashes_.at(static_cast<std::size_t>(index));
        return node_hash(whole(height - 1, 2 * index), whole(height - 1, 2 * index + 1));
    }
    [[nodiscard]] SubtreeHash subtree() const
    {
        return [this](int height, std::int64_t index) { return whole(height, index); };
    }
    [[nodiscard]] Tree tree(std::int64_t size) const { return {size, tree_root(size, subtree())}; }
    [[nodiscard]] const Sha256& at(std::size_t index) const { return hashes_.at(index); }
    [[nodiscard]] std::size_t size() const { return hashes_.size(); }

  private:
    std::vector<Sha256> hashes_;
};

TEST(Merkle, has_the_published_roots)
{
    const Leaves leaves(kEntries);
    for (std::size_t size = 0; size <= kEntries.size(); ++size) {
        EXPECT_EQ(leaves.tree(static_cast<std::int64_t>(size)).root, root(size)) << size;
    }
}

TEST(Merkle, has_the_published_proofs)
{
    const Leaves leaves(kEntries);
    const auto hex = [](const std::vector<Sha256>& proof) {
        std::vector<std::string> all;
        for (const Sha256& hash : proof) all.push_back(hash.hex());
        return all;
    };
    // Leaf 0 of 8, leaf 5 of 8, leaf 2 of 3 of the same tests.
    EXPECT_EQ(hex(inclusion_proof(0, 8, leaves.subtree())),
              (std::vector<std::string>{
                  "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                  "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
    EXPECT_EQ(hex(inclusion_proof(5, 8, leaves.subtree())),
              (std::vector<std::string>{
                  "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                  "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
    EXPECT_EQ(hex(inclusion_proof(2, 3, leaves.subtree())),
              (std::vector<std::string>{
                  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}));
    EXPECT_EQ(hex(consistency_proof(2, 5, leaves.subtree())),
              (std::vector<std::string>{
                  "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                  "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
}

TEST(Merkle, proves_every_leaf_of_every_tree_and_nothing_else)
{
    const Leaves leaves = Leaves::numbered(40);
    for (std::int64_t size = 1; size <= 40; ++size) {
        const Tree tree = leaves.tree(size);
        for (std::int64_t index = 0; index < size; ++index) {
            auto proof = inclusion_proof(index, size, leaves.subtree());
            const Sha256& leaf = leaves.at(static_cast<std::size_t>(index));
            EXPECT_TRUE(verify_inclusion(leaf, index, tree, proof)) << index << "/" << size;
            EXPECT_FALSE(verify_inclusion(leaf, size, tree, proof));
            EXPECT_FALSE(verify_inclusion(leaf, -1, tree, proof));
            EXPECT_FALSE(verify_inclusion(leaf_hash("other"), index, tree, proof));
            proof.push_back(leaf);
            EXPECT_FALSE(verify_inclusion(leaf, index, tree, proof));
        }
    }
}

TEST(Merkle, proves_every_beginning_of_every_tree_and_nothing_else)
{
    const Leaves leaves = Leaves::numbered(40);
    const Leaves other = Leaves(std::vector<std::string>(40, "x"));
    for (std::int64_t size = 0; size <= 40; ++size) {
        for (std::int64_t old_size = 0; old_size <= size; ++old_size) {
            auto proof = consistency_proof(old_size, size, leaves.subtree());
            const Tree before = leaves.tree(old_size);
            const Tree now = leaves.tree(size);
            EXPECT_TRUE(verify_consistency(before, now, proof)) << old_size << "→" << size;
            if (old_size > 0) {
                EXPECT_FALSE(verify_consistency(other.tree(old_size), now, proof));
                EXPECT_FALSE(verify_consistency(before, other.tree(size), proof));
                EXPECT_FALSE(verify_consistency({old_size + 1, before.root}, now, proof));
            }
            proof.push_back(before.root);
            EXPECT_FALSE(verify_consistency(before, now, proof));
        }
    }
    EXPECT_FALSE(verify_consistency(leaves.tree(5), leaves.tree(4), {}));
}

TEST(Merkle, grown_leaf_by_leaf_over_tiles_is_the_same_tree)
{
    constexpr int kSize = 256 * 256 + 256 * 3 + 7;
    const Leaves leaves = Leaves::numbered(kSize);
    TreeEdge edge;
    std::map<std::pair<int, std::int64_t>, TreeEdge::FullTile> full;
    for (int i = 0; i < kSize; ++i) {
        edge.add(leaves.at(static_cast<std::size_t>(i)));
        if (i % 1000 == 999 || i < 300) {
            ASSERT_EQ(edge.root(), leaves.tree(i + 1).root) << i + 1;
        }
        for (auto& tile : edge.take_full()) full.emplace(std::pair{tile.level, tile.n}, tile);
    }
    EXPECT_EQ(edge.root(), leaves.tree(kSize).root);
    EXPECT_EQ(full.size(), 256u + 3u + 1u);
    EXPECT_EQ(full.at({1, 0}).root, leaves.whole(16, 0));
    EXPECT_EQ(full.at({0, 258}).hashes.back(), leaves.at(259 * 256 - 1));

    TileReader reader(kSize, [&](const Tile& tile) {
        if (!tile.partial()) return full.at({tile.level, tile.n}).hashes;
        std::vector<Sha256> hashes;
        for (int i = 0; i < tile.width; ++i) {
            const std::int64_t index = tile.n * 256 + i;
            hashes.push_back(tile.level == 0 ? leaves.at(static_cast<std::size_t>(index))
                                             : full.at({tile.level - 1, index}).root);
        }
        return hashes;
    });
    const Tree tree = leaves.tree(kSize);
    for (const std::int64_t index : {0, 255, 256, 65'535, 65'536, kSize - 8, kSize - 1}) {
        EXPECT_TRUE(verify_inclusion(leaves.at(static_cast<std::size_t>(index)), index, tree,
                                     inclusion_proof(index, kSize, reader.hashes())));
    }
    for (const std::int64_t before : {1, 255, 256, 257, 65'535, 65'536, 65'537, kSize - 1}) {
        EXPECT_TRUE(verify_consistency(leaves.tree(before), tree,
                                       consistency_proof(before, kSize, reader.hashes())));
    }
}

TEST(TilePath, is_the_one_of_the_specification)
{
    const std::vector<std::pair<Tile, std::string>> cases{
        {{0, 0, 256}, "tile/0/000"},
        {{0, 1'234'067, 256}, "tile/0/x001/x234/067"},  // the specification's example
        {{1, 1000, 17}, "tile/1/x001/000.p/17"},
        {{kEntriesLevel, 999, 1}, "tile/entries/999.p/1"},
        {{63, 5, 256}, "tile/63/005"},
    };
    for (const auto& [tile, path] : cases) {
        EXPECT_EQ(tile_path(tile), path);
        EXPECT_EQ(parse_tile_path(path), tile) << path;
    }
    for (const char* wrong : {"",
                              "tile",
                              "tile/",
                              "tile/0",
                              "tile/0/",
                              "tile/0/0",
                              "tile/0/00",
                              "tile/0/0000",
                              "tile/00/000",
                              "tile/64/000",
                              "tile/-1/000",
                              "tile/0/x000/000",
                              "tile/0/001/000",
                              "tile/0/x001",
                              "tile/0/000.p/0",
                              "tile/0/000.p/256",
                              "tile/0/000.p/01",
                              "tile/0/000.p/",
                              "tile/0/000.p",
                              "tile/0/000/",
                              "/tile/0/000",
                              "tile/0/+01",
                              "tile/entries",
                              "tile/0/00a",
                              "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999",
                              "tile/0/../000"}) {
        EXPECT_EQ(parse_tile_path(wrong), std::nullopt) << wrong;
    }
}

TEST(TilePath, of_a_tree_of_70000_are_those_of_the_specification)
{
    constexpr std::int64_t kSize = 70'000;
    EXPECT_EQ(levels_of(kSize), 3);
    EXPECT_EQ(partial_width(0, kSize), 112);
    EXPECT_EQ(partial_width(1, kSize), 17);
    EXPECT_EQ(partial_width(2, kSize), 1);
    EXPECT_TRUE(inside({0, 272, 256}, kSize));
    EXPECT_TRUE(inside({0, 273, 112}, kSize));
    EXPECT_FALSE(inside({0, 273, 113}, kSize));
    EXPECT_FALSE(inside({0, 273, 256}, kSize));
    EXPECT_TRUE(inside({1, 0, 256}, kSize));
    EXPECT_FALSE(inside({3, 0, 1}, kSize));
    EXPECT_FALSE(inside({63, 0, 1}, kSize));
    EXPECT_FALSE(inside({0, 999'999'999'999'999'999, 256}, kSize));
}

TEST(Bundle, comes_back_as_it_was)
{
    const std::vector<std::string> entries{"", "a", std::string(65'535, 'z')};
    EXPECT_EQ(parse_bundle(bundle_bytes(entries)), entries);
    EXPECT_EQ(parse_bundle(std::string("\x00\x02x", 3)), std::nullopt);
    EXPECT_EQ(parse_bundle(std::string("\x00", 1)), std::nullopt);
    EXPECT_THROW(static_cast<void>(bundle_bytes({std::string(65'536, 'z')})), std::logic_error);
}

}  // namespace
}  // namespace buzon::signing
