#pragma once

#include "signing/tlog/merkle.hpp"

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The tree in pieces that can be served as files: C2SP tlog-tiles (c2sp.org/tlog-tiles). A tile of
// level l holds hashes of height 8·l; entries come in bundles of as many.
namespace buzon::signing {

inline constexpr int kTileWidth = 256;
inline constexpr int kTileHeight = 8;
inline constexpr int kEntriesLevel = -1;  // a bundle of entries instead of hashes

struct Tile {
    int level = 0;
    std::int64_t n = 0;
    int width = kTileWidth;  // 1…255: partial
    [[nodiscard]] bool partial() const { return width < kTileWidth; }
    friend auto operator<=>(const Tile&, const Tile&) = default;
};

// "tile/0/x001/x234/067.p/8", "tile/entries/000"; what follows the log's prefix. The parser takes
// exactly what the other writes, levels up to 63.
[[nodiscard]] std::string tile_path(const Tile& tile);
[[nodiscard]] std::optional<Tile> parse_tile_path(std::string_view path);

// Whether a tree of this size has that many hashes there.
[[nodiscard]] bool inside(const Tile& tile, std::int64_t size);
// The tile of a tree of this size that holds hash `index` of this level, as wide as it is.
[[nodiscard]] Tile tile_of(int level, std::int64_t index, std::int64_t size);

// Concatenated, 32 bytes each. nullopt: not a multiple.
[[nodiscard]] std::string tile_bytes(const std::vector<Sha256>& hashes);
[[nodiscard]] std::optional<std::vector<Sha256>> parse_tile(std::string_view bytes);

// Big-endian uint16 length and bytes of each entry (at most 65535, else std::logic_error).
[[nodiscard]] std::string bundle_bytes(const std::vector<std::string>& entries);
[[nodiscard]] std::optional<std::vector<std::string>> parse_bundle(std::string_view bytes);

// Root of a list of hashes of one height whose first index is a multiple of 256.
[[nodiscard]] Sha256 root_of_hashes(const std::vector<Sha256>& hashes);

// Hashes of subtrees for merkle.hpp out of tiles, each read once and kept. One thread.
class TileReader {
  public:
    using Load = std::function<std::vector<Sha256>(const Tile&)>;  // tile.width of them
    TileReader(std::int64_t size, Load load) : size_(size), load_(std::move(load)) {}
    [[nodiscard]] Sha256 operator()(int height, std::int64_t index);
    [[nodiscard]] SubtreeHash hashes()
    {
        return [this](int height, std::int64_t index) { return (*this)(height, index); };
    }

  private:
    std::int64_t size_;
    Load load_;
    std::map<Tile, std::vector<Sha256>> tiles_;
};

// The right edge of a tree that grows: what is needed to add leaves and to know the root.
class TreeEdge {
  public:
    struct FullTile {
        int level;
        std::int64_t n;
        std::vector<Sha256> hashes;
        Sha256 root;
    };

    TreeEdge() = default;
    // `partial[l]`: the hashes of the partial tile of level l in a tree of this size, in order;
    // std::logic_error when there are not as many as the size says.
    TreeEdge(std::int64_t size, std::vector<std::vector<Sha256>> partial);

    void add(const Sha256& leaf);
    [[nodiscard]] std::int64_t size() const { return size_; }
    [[nodiscard]] Sha256 root() const;
    // Those that became full since the last call, lower levels first within each.
    [[nodiscard]] std::vector<FullTile> take_full();

  private:
    void add(int level, const Sha256& hash);

    std::int64_t size_ = 0;
    std::vector<std::vector<Sha256>> partial_;
    std::vector<FullTile> full_;
};

// How wide the partial tile of a level is (0…255), and how many levels a tree of this size has.
[[nodiscard]] int partial_width(int level, std::int64_t size);
[[nodiscard]] int levels_of(std::int64_t size);

}  // namespace buzon::signing
