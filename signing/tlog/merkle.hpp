#pragma once

#include "core/sha256.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

// The tree of RFC 6962 §2.1 (RFC 9162 §2.1): SHA-256, leaves hashed with 0x00, nodes with 0x01
// before them.
namespace buzon::signing {

[[nodiscard]] Sha256 leaf_hash(std::string_view entry);
[[nodiscard]] Sha256 node_hash(const Sha256& left, const Sha256& right);

// Root of the whole subtree over the leaves [index·2^height, (index+1)·2^height). Asked only for
// subtrees that lie inside the tree.
using SubtreeHash = std::function<Sha256(int height, std::int64_t index)>;

// Root over the first `size` leaves; of none, SHA-256 of nothing.
[[nodiscard]] Sha256 tree_root(std::int64_t size, const SubtreeHash& hash);

// §2.1.1: from the leaf's sibling to the root's child. 0 <= index < size, else std::logic_error.
[[nodiscard]] std::vector<Sha256> inclusion_proof(std::int64_t index, std::int64_t size,
                                                  const SubtreeHash& hash);
// §2.1.2: that the first `old_size` leaves are the beginning of the first `size`. Empty when there
// is nothing to show (0, or the same size). 0 <= old_size <= size, else std::logic_error.
[[nodiscard]] std::vector<Sha256> consistency_proof(std::int64_t old_size, std::int64_t size,
                                                    const SubtreeHash& hash);

// RFC 9162 §2.1.3.2 and §2.1.4.2. Anything may be given: what does not fit is false.
struct Tree {
    std::int64_t size = 0;
    Sha256 root;
    friend bool operator==(const Tree&, const Tree&) = default;
};
[[nodiscard]] bool verify_inclusion(const Sha256& leaf, std::int64_t index, const Tree& tree,
                                    const std::vector<Sha256>& proof);
[[nodiscard]] bool verify_consistency(const Tree& before, const Tree& now,
                                      const std::vector<Sha256>& proof);

}  // namespace buzon::signing
