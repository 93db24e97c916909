#include "db/issue_packing.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::db {
namespace {

using Keys = std::set<std::string, std::less<>>;

// Empty: like nothing known.
std::string key_of(const IssuedDocument& document)
{
    const std::string& key = document.alike.key;
    return key.empty() ? key : sized_key(key, document.bytes.size());
}

bool lacks_base(const std::string& key, const Bases& bases)
{
    return !key.empty() && !bases.contains(key);
}

BesideDocument beside_of(const IssuedAct& act, const Sha256& sha)
{
    const auto found = std::ranges::find(act.documents, sha, &IssuedDocument::sha);
    if (found == act.documents.end() || found->alike.beside) {
        throw std::logic_error("no such document beside this one");
    }
    return {sha, found->bytes};
}

}  // namespace

Bases bases_for(Connection& db, std::span<const IssuedAct* const> acts)
{
    Keys keys;
    for (const IssuedAct* act : acts) {
        for (const IssuedDocument& document : act->documents) {
            std::string key = key_of(document);
            if (!key.empty()) keys.insert(std::move(key));
        }
    }
    return bases_of(db, keys);
}

std::vector<const IssuedAct*> founders(std::span<const IssuedAct* const> acts, const Bases& bases)
{
    std::vector<const IssuedAct*> found;
    Keys founded;
    for (const IssuedAct* act : acts) {
        bool first = false;
        for (const IssuedDocument& document : act->documents) {
            std::string key = key_of(document);
            if (lacks_base(key, bases) && founded.insert(std::move(key)).second) first = true;
        }
        if (first) found.push_back(act);
    }
    return found;
}

Bases claims_of(std::span<const IssuedAct* const> founders, const Bases& bases)
{
    Bases claims;
    for (const IssuedAct* act : founders) {
        for (const IssuedDocument& document : act->documents) {
            std::string key = key_of(document);
            if (lacks_base(key, bases)) claims.emplace(std::move(key), document.sha);
        }
    }
    return claims;
}

std::vector<PackedDocument> pack_documents(Connection& db, std::span<const IssuedAct* const> acts,
                                           const Bases& bases)
{
    std::vector<PackedDocument> packed;
    for (const IssuedAct* act : acts) {
        for (const IssuedDocument& document : act->documents) {
            const std::string key = key_of(document);
            PackOrder order{document.bytes, document.sha, key.empty() ? Kind::Single : Kind::Alike,
                            std::nullopt, std::nullopt};
            if (const auto base = bases.find(key); base != bases.end()) {
                order.base = base->second;
            }
            // What becomes a base must need nobody.
            if (document.alike.beside && !lacks_base(key, bases)) {
                order.beside = beside_of(*act, *document.alike.beside);
            }
            packed.push_back({&document, pack_document(db, order)});
        }
    }
    return packed;
}

}  // namespace buzon::db
