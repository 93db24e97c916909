#include "db/packing.hpp"

#include "db/names.hpp"

#include <bit>
#include <stdexcept>
#include <utility>

namespace buzon::db {
namespace {

constexpr Query kBases{"document_bases",
                       "SELECT key, sha FROM document_bases WHERE key = ANY($1::text[])"};

// In the order of the keys, so that two who claim several wait for each other in one direction.
constexpr Query kClaim{"document_bases_claim",
                       "INSERT INTO document_bases (key, sha)"
                       " SELECT u.key, d.sha FROM unnest($1::text[], $2::bytea[]) AS u (key, sha)"
                       " JOIN documents d ON d.sha = u.sha"
                       " AND d.base IS NULL AND d.beside IS NULL"
                       " ORDER BY u.key ON CONFLICT (key) DO NOTHING"};

constexpr Query kFind{"document_find_packed",
                      "SELECT form, size, base, beside, bytes FROM documents WHERE sha = $1"};

[[noreturn]] void damaged(const Sha256& sha)
{
    throw Error(Error::Kind::Query, {.message = "document damaged: " + sha.hex(),
                                     .sqlstate = "XX001",
                                     .query_name = "document_find",
                                     .constraint = ""});
}

std::size_t size_of(const PackedColumns& columns)
{
    return columns.size ? static_cast<std::size_t>(*columns.size) : columns.packed.bytes.size();
}

std::optional<PackedColumns> fetch(Connection& db, const Sha256& sha)
{
    const Rows rows = db.exec(kFind, Params{sha});
    if (rows.empty()) return std::nullopt;
    Fields fields = rows.front();
    return next_packed(fields);
}

std::string checked(Connection& db, const Sha256& sha, const PackedColumns& columns,
                    std::optional<std::string> content)
{
    if (!content) damaged(sha);
    std::optional<std::string> document =
        db.packing().packer.document(columns.packed.form, *std::move(content), size_of(columns));
    if (!document || sha256_of(*document) != sha) damaged(sha);
    return *std::move(document);
}

BaseCache::Content content_of_base(Connection& db, const Sha256& sha)
{
    BaseCache& cache = *db.packing().cache;
    if (BaseCache::Content kept = cache.find(sha)) return kept;
    const std::optional<PackedColumns> columns = fetch(db, sha);
    if (!columns || columns->base || columns->beside) damaged(sha);
    std::optional<std::string> content =
        db.packing().packer.content(columns->packed, {}, size_of(*columns));
    static_cast<void>(checked(db, sha, *columns, content));
    const auto shared = std::make_shared<const std::string>(*std::move(content));
    cache.keep(sha, shared);
    return shared;
}

// `beside` must need nothing beside itself.
std::string unpack(Connection& db, const Sha256& sha, const PackedColumns& columns)
{
    std::string prefix;
    if (columns.base) prefix = *content_of_base(db, *columns.base);
    if (columns.beside) {
        const std::optional<PackedColumns> beside = fetch(db, *columns.beside);
        if (!beside || beside->beside) damaged(*columns.beside);
        prefix += unpack(db, *columns.beside, *beside);
    }
    return checked(db, sha, columns,
                   db.packing().packer.content(columns.packed, prefix, size_of(columns)));
}

}  // namespace

PackedColumns next_packed(Fields& fields)
{
    PackedColumns columns;
    columns.packed.form = fields.next_enum(pack::form_of);
    columns.size = fields.next<std::optional<std::int64_t>>();
    columns.base = fields.next<std::optional<Sha256>>();
    columns.beside = fields.next<std::optional<Sha256>>();
    columns.packed.bytes = bytea(fields.next<std::string_view>());
    return columns;
}

PackingTools::PackingTools(std::shared_ptr<BaseCache> shared) : cache(std::move(shared)) {}

PackedColumns pack_document(Connection& db, const PackOrder& order)
{
    PackedColumns columns;
    std::string prefix;
    // The same bytes as their base: the row exists, and this one will not be stored.
    const bool against = order.base && *order.base != order.sha;
    if (against) prefix = *content_of_base(db, *order.base);
    if (order.beside) prefix += order.beside->bytes;
    pack::Packer& packer = db.packing().packer;
    columns.packed = order.kind == Kind::Alike ? packer.pack(order.bytes, prefix)
                                               : packer.pack_closed(order.bytes, prefix);
    if (columns.packed.form == pack::Form::Plain) return columns;
    columns.size = static_cast<std::int64_t>(order.bytes.size());
    if (against) columns.base = order.base;
    if (order.beside) columns.beside = order.beside->sha;
    return columns;
}

std::string unpack_document(Connection& db, const Sha256& sha, const PackedColumns& columns)
{
    return unpack(db, sha, columns);
}

std::string bytes_beside(Connection& db, const Sha256& sha)
{
    const std::optional<PackedColumns> columns = fetch(db, sha);
    if (!columns || columns->beside) throw std::logic_error("no such document beside this one");
    return unpack(db, sha, *columns);
}

std::string sized_key(const std::string& key, std::size_t size)
{
    constexpr unsigned kStepsADoubling = 4;
    const auto width = static_cast<unsigned>(std::bit_width(size | kStepsADoubling));
    const std::size_t step = size >> (width - 3U) & (kStepsADoubling - 1U);
    return key + "/" + std::to_string(width * kStepsADoubling + step);
}

Bases bases_of(Connection& db, const std::set<std::string, std::less<>>& keys)
{
    Bases bases;
    if (keys.empty()) return bases;
    const Rows rows = db.exec(kBases, Params{std::vector<std::string>(keys.begin(), keys.end())});
    for (int i = 0; i < rows.size(); ++i) {
        Fields f = rows.row(i);
        auto key = f.next<std::string>();
        bases.emplace(std::move(key), f.next<Sha256>());
    }
    return bases;
}

void claim_bases(Transaction& tx, const Bases& claims)
{
    if (claims.empty()) return;
    std::vector<std::string> keys;
    std::vector<Sha256> shas;
    for (const auto& [key, sha] : claims) {
        keys.push_back(key);
        shas.push_back(sha);
    }
    tx.exec(kClaim, Params{keys, shas});
}

}  // namespace buzon::db
