#include "signing/tlog/merkle.hpp"

#include "signing/digest.hpp"

#include <bit>
#include <stdexcept>

namespace buzon::signing {

namespace {

std::string_view view(const Sha256& hash)
{
    return {reinterpret_cast<const char*>(hash.bytes().data()), hash.bytes().size()};
}

// Largest power of two smaller than n: where a tree of n > 1 leaves is split.
std::int64_t split(std::int64_t n)
{
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(n - 1)));
}

// The leaves [begin, end): RFC 6962's D[begin:end]. Every split keeps `begin` a multiple of any
// power of two up to the width, so that whole subtrees have an index.
struct Range {
    std::int64_t begin;
    std::int64_t end;
    [[nodiscard]] std::int64_t width() const { return end - begin; }
    [[nodiscard]] std::int64_t middle() const { return begin + split(width()); }
    [[nodiscard]] Range left() const { return {begin, middle()}; }
    [[nodiscard]] Range right() const { return {middle(), end}; }
};

Sha256 root_of(Range range, const SubtreeHash& hash)
{
    const auto width = static_cast<std::uint64_t>(range.width());
    if (std::has_single_bit(width)) {
        return hash(std::countr_zero(width), range.begin / range.width());
    }
    return node_hash(root_of(range.left(), hash), root_of(range.right(), hash));
}

void add_path(std::int64_t index, Range range, const SubtreeHash& hash, std::vector<Sha256>& path)
{
    if (range.width() == 1) return;
    const bool in_left = index < range.middle();
    add_path(index, in_left ? range.left() : range.right(), hash, path);
    path.push_back(root_of(in_left ? range.right() : range.left(), hash));
}

// SUBPROOF(m, D[range], known): whether the verifier knows the root of the part that is shared.
void add_subproof(std::int64_t old_end, Range range, bool known, const SubtreeHash& hash,
                  std::vector<Sha256>& proof)
{
    if (old_end == range.end) {
        if (!known) proof.push_back(root_of(range, hash));
        return;
    }
    if (old_end <= range.middle()) {
        add_subproof(old_end, range.left(), known, hash, proof);
        proof.push_back(root_of(range.right(), hash));
    } else {
        add_subproof(old_end, range.right(), false, hash, proof);
        proof.push_back(root_of(range.left(), hash));
    }
}

}  // namespace

Sha256 leaf_hash(std::string_view entry)
{
    return sha256({std::string_view("\x00", 1), entry});
}

Sha256 node_hash(const Sha256& left, const Sha256& right)
{
    return sha256({std::string_view("\x01", 1), view(left), view(right)});
}

Sha256 tree_root(std::int64_t size, const SubtreeHash& hash)
{
    if (size < 0) throw std::logic_error("size of a tree");
    return size == 0 ? sha256(std::string_view()) : root_of({0, size}, hash);
}

std::vector<Sha256> inclusion_proof(std::int64_t index, std::int64_t size, const SubtreeHash& hash)
{
    if (index < 0 || index >= size) throw std::logic_error("leaf outside of the tree");
    std::vector<Sha256> path;
    add_path(index, {0, size}, hash, path);
    return path;
}

std::vector<Sha256> consistency_proof(std::int64_t old_size, std::int64_t size,
                                      const SubtreeHash& hash)
{
    if (old_size < 0 || old_size > size) throw std::logic_error("tree that is older and larger");
    std::vector<Sha256> proof;
    if (old_size > 0) add_subproof(old_size, {0, size}, true, hash, proof);
    return proof;
}

bool verify_inclusion(const Sha256& leaf, std::int64_t index, const Tree& tree,
                      const std::vector<Sha256>& proof)
{
    if (index < 0 || index >= tree.size) return false;
    std::int64_t fn = index;
    std::int64_t sn = tree.size - 1;
    Sha256 r = leaf;
    for (const Sha256& p : proof) {
        if (sn == 0) return false;
        if ((fn & 1) == 1 || fn == sn) {
            r = node_hash(p, r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = node_hash(r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && r == tree.root;
}

bool verify_consistency(const Tree& before, const Tree& now, const std::vector<Sha256>& proof)
{
    if (before.size < 0 || before.size > now.size) return false;
    if (before.size == 0) return proof.empty() && before.root == sha256(std::string_view());
    if (before.size == now.size) return proof.empty() && before.root == now.root;
    std::vector<Sha256> path = proof;
    if (std::has_single_bit(static_cast<std::uint64_t>(before.size))) {
        path.insert(path.begin(), before.root);
    }
    if (path.empty()) return false;
    std::int64_t fn = before.size - 1;
    std::int64_t sn = now.size - 1;
    while ((fn & 1) == 1) {
        fn >>= 1;
        sn >>= 1;
    }
    Sha256 fr = path.front();
    Sha256 sr = path.front();
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (sn == 0) return false;
        if ((fn & 1) == 1 || fn == sn) {
            fr = node_hash(path[i], fr);
            sr = node_hash(path[i], sr);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = node_hash(sr, path[i]);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == before.root && sr == now.root;
}

}  // namespace buzon::signing
