#include "signing/tlog/tile.hpp"

#include "signing/digest.hpp"
#include "signing/tlog/strict.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace buzon::signing {

namespace {

constexpr std::size_t kHash = 32;
constexpr int kHighestLevel = 63;

std::string three_digits(std::int64_t part)
{
    std::string text = std::to_string(part);
    return std::string(3 - text.size(), '0') + text;
}

std::string_view next_segment(std::string_view& path)
{
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    return segment;
}

// The hashes of subtree `height` < 8 above the hashes of a tile.
Sha256 within(const std::vector<Sha256>& hashes, int height, std::size_t index)
{
    if (height == 0) return hashes.at(index);
    return node_hash(within(hashes, height - 1, 2 * index),
                     within(hashes, height - 1, 2 * index + 1));
}

}  // namespace

std::string tile_path(const Tile& tile)
{
    std::string n = three_digits(tile.n % 1000);
    for (std::int64_t rest = tile.n / 1000; rest > 0; rest /= 1000) {
        n = "x" + three_digits(rest % 1000) + "/" + n;
    }
    const std::string level =
        tile.level == kEntriesLevel ? std::string("entries") : std::to_string(tile.level);
    return "tile/" + level + "/" + n +
           (tile.partial() ? ".p/" + std::to_string(tile.width) : std::string());
}

std::optional<Tile> parse_tile_path(std::string_view path)
{
    const std::string_view whole = path;
    if (next_segment(path) != "tile") return std::nullopt;
    Tile tile;
    const std::string_view level = next_segment(path);
    if (level == "entries") {
        tile.level = kEntriesLevel;
    } else {
        const auto value = strict_decimal(level);
        if (!value || *value > kHighestLevel) return std::nullopt;
        tile.level = static_cast<int>(*value);
    }
    const std::size_t suffix = path.find(".p/");
    if (suffix != std::string_view::npos) {
        const auto width = strict_decimal(path.substr(suffix + 3));
        if (!width || *width < 1 || *width >= kTileWidth) return std::nullopt;
        tile.width = static_cast<int>(*width);
        path = path.substr(0, suffix);
    }
    std::string digits;
    while (!path.empty()) {
        std::string_view segment = next_segment(path);
        if (!path.empty() && !segment.starts_with('x')) return std::nullopt;
        if (!path.empty()) segment.remove_prefix(1);
        digits += segment;
    }
    const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    if (digits.empty() || digits.size() > 18) return std::nullopt;
    const auto n = strict_decimal(std::string_view(digits).substr(first));
    if (!n) return std::nullopt;
    tile.n = *n;
    if (tile_path(tile) != whole) return std::nullopt;
    return tile;
}

bool inside(const Tile& tile, std::int64_t size)
{
    const int level = std::max(tile.level, 0);
    if (level * kTileHeight > 62 || tile.n > (std::int64_t{1} << 54)) return false;
    return tile.n * kTileWidth + tile.width <= size >> (level * kTileHeight);
}

Tile tile_of(int level, std::int64_t index, std::int64_t size)
{
    const std::int64_t n = index / kTileWidth;
    const std::int64_t there = (size >> (std::max(level, 0) * kTileHeight)) - n * kTileWidth;
    return {level, n, static_cast<int>(std::min<std::int64_t>(there, kTileWidth))};
}

std::string tile_bytes(const std::vector<Sha256>& hashes)
{
    std::string bytes;
    bytes.reserve(hashes.size() * kHash);
    for (const Sha256& hash : hashes) {
        bytes.append(reinterpret_cast<const char*>(hash.bytes().data()), kHash);
    }
    return bytes;
}

std::optional<std::vector<Sha256>> parse_tile(std::string_view bytes)
{
    if (bytes.size() % kHash != 0) return std::nullopt;
    std::vector<Sha256> hashes;
    hashes.reserve(bytes.size() / kHash);
    for (; !bytes.empty(); bytes.remove_prefix(kHash)) {
        Sha256::Bytes one{};
        std::copy_n(bytes.begin(), kHash, one.begin());
        hashes.emplace_back(one);
    }
    return hashes;
}

std::string bundle_bytes(const std::vector<std::string>& entries)
{
    std::string bytes;
    for (const std::string& entry : entries) {
        if (entry.size() > 0xffff) throw std::logic_error("entry too long for a bundle");
        bytes += static_cast<char>(entry.size() >> 8);
        bytes += static_cast<char>(entry.size() & 0xff);
        bytes += entry;
    }
    return bytes;
}

std::optional<std::vector<std::string>> parse_bundle(std::string_view bytes)
{
    std::vector<std::string> entries;
    while (!bytes.empty()) {
        if (bytes.size() < 2) return std::nullopt;
        const std::size_t n = static_cast<unsigned char>(bytes[0]) * std::size_t{256} +
                              static_cast<unsigned char>(bytes[1]);
        bytes.remove_prefix(2);
        if (bytes.size() < n) return std::nullopt;
        entries.emplace_back(bytes.substr(0, n));
        bytes.remove_prefix(n);
    }
    return entries;
}

Sha256 root_of_hashes(const std::vector<Sha256>& hashes)
{
    return tree_root(static_cast<std::int64_t>(hashes.size()), [&](int height, std::int64_t index) {
        return within(hashes, height, static_cast<std::size_t>(index));
    });
}

Sha256 TileReader::operator()(int height, std::int64_t index)
{
    const int level = height / kTileHeight;
    const int rest = height % kTileHeight;
    const Tile tile = tile_of(level, index << rest, size_);
    auto found = tiles_.find(tile);
    if (found == tiles_.end()) found = tiles_.emplace(tile, load_(tile)).first;
    return within(found->second, rest,
                  static_cast<std::size_t>(index - ((tile.n * kTileWidth) >> rest)));
}

int partial_width(int level, std::int64_t size)
{
    if (level * kTileHeight > 62) return 0;
    return static_cast<int>((size >> (level * kTileHeight)) % kTileWidth);
}

int levels_of(std::int64_t size)
{
    int levels = 0;
    for (; size > 0; size >>= kTileHeight) ++levels;
    return levels;
}

TreeEdge::TreeEdge(std::int64_t size, std::vector<std::vector<Sha256>> partial)
    : size_(size), partial_(std::move(partial))
{
    if (static_cast<int>(partial_.size()) != levels_of(size)) throw std::logic_error("tree edge");
    for (int level = 0; level < levels_of(size); ++level) {
        if (static_cast<int>(partial_[static_cast<std::size_t>(level)].size()) !=
            partial_width(level, size)) {
            throw std::logic_error("tree edge: wrong number of hashes");
        }
    }
}

void TreeEdge::add(const Sha256& leaf)
{
    add(0, leaf);
    ++size_;
}

void TreeEdge::add(int level, const Sha256& hash)
{
    const auto at = static_cast<std::size_t>(level);
    if (partial_.size() <= at) partial_.resize(at + 1);
    partial_[at].push_back(hash);
    if (partial_[at].size() < kTileWidth) return;
    const Sha256 root = root_of_hashes(partial_[at]);
    // size_ counts the leaves before the one that filled it.
    const std::int64_t n = size_ >> ((level + 1) * kTileHeight);
    full_.push_back({level, n, std::move(partial_[at]), root});
    partial_[at].clear();
    add(level + 1, root);
}

// The subtrees of the size's binary digits, joined from the smallest (rightmost) on.
Sha256 TreeEdge::root() const
{
    std::optional<Sha256> right;
    for (const std::vector<Sha256>& hashes : partial_) {
        std::size_t end = hashes.size();
        for (int height = 0; end > 0; ++height) {
            const std::size_t width = std::size_t{1} << height;
            if ((end & width) == 0) continue;
            end -= width;
            const Sha256 whole = within(hashes, height, end / width);
            right = right ? node_hash(whole, *right) : whole;
        }
    }
    return right ? *right : sha256(std::string_view());
}

std::vector<TreeEdge::FullTile> TreeEdge::take_full()
{
    return std::exchange(full_, {});
}

}  // namespace buzon::signing
