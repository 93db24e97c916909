#pragma once

#include "db/base_cache.hpp"
#include "db/pack/packer.hpp"
#include "db/transaction.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// What a connection packs and unpacks documents with.
struct PackingTools {
    explicit PackingTools(std::shared_ptr<BaseCache> cache);

    std::shared_ptr<BaseCache> cache;
    pack::Packer packer;
};

// The columns of a row of `documents` that say how its bytes are kept.
struct PackedColumns {
    pack::Packed packed;
    std::optional<std::int64_t> size;  // of the document; nothing when it is kept plain
    std::optional<Sha256> base;
    std::optional<Sha256> beside;
};

// The columns form, size, base, beside, bytes of a row, in this order.
[[nodiscard]] PackedColumns next_packed(Fields& fields);

// Packs one document. `base` comes from bases_of(), `beside` with the bytes of another document of
// the same act which has no `beside` itself and is in the database when this one gets there.
struct BesideDocument {
    Sha256 sha;
    std::string_view bytes;
};
enum class Kind : std::uint8_t {
    Alike,   // to documents there are, or will be
    Single,  // to nothing known: its own streams are not looked into
};
struct PackOrder {
    std::string_view bytes;
    Sha256 sha;
    Kind kind = Kind::Alike;
    std::optional<Sha256> base;
    std::optional<BesideDocument> beside;
};
[[nodiscard]] PackedColumns pack_document(Connection& db, const PackOrder& order);

// The document again. Its digest is checked, and so are those of the documents it needs; a
// difference is Error{Query} ("document damaged").
[[nodiscard]] std::string unpack_document(Connection& db, const Sha256& sha,
                                          const PackedColumns& columns);

// The bytes of a stored document for PackOrder::beside. One that has another beside itself, or is
// not there, is the caller's mistake (std::logic_error).
[[nodiscard]] std::string bytes_beside(Connection& db, const Sha256& sha);

// The key under which documents of about the same size are alike: their structure is alike too.
[[nodiscard]] std::string sized_key(const std::string& key, std::size_t size);

// The bases that these keys have already.
using Bases = std::map<std::string, Sha256, std::less<>>;
[[nodiscard]] Bases bases_of(Connection& db, const std::set<std::string, std::less<>>& keys);
// Makes stored documents the bases of keys that have none. Waits for a transaction that claims the
// same key; the first one to commit wins. A document that is not stored whole, or not at all, is
// passed over.
void claim_bases(Transaction& tx, const Bases& claims);

}  // namespace buzon::db
