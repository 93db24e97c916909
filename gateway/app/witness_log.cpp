#include "gateway/app/witness_log.hpp"

#include "db/log_tree.hpp"
#include "db/pool.hpp"
#include "gateway/database.hpp"
#include "signing/tlog/add_checkpoint.hpp"
#include "signing/tlog/checkpoint.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::app {
namespace {

using signing::Tree;

// The tree that a log of the policy signed, or why it is not witnessed.
tl::expected<signing::Checkpoint, Witnessed> signed_tree(const std::string& bytes,
                                                         const signing::LogPolicy& policy)
{
    const auto note = signing::parse_note(bytes);
    const auto said = note ? signing::parse_checkpoint_text(note->text) : std::nullopt;
    if (!said) return tl::unexpected(Witnessed::Malformed);
    const auto& logs = policy.logs();
    if (std::none_of(logs.begin(), logs.end(),
                     [&](const auto& log) { return log.name() == said->origin; })) {
        return tl::unexpected(Witnessed::UnknownLog);
    }
    // Signatures that do not verify are ignored as long as one of the log's does.
    const bool good = std::any_of(logs.begin(), logs.end(), [&](const auto& log) {
        return log.name() == said->origin &&
               std::any_of(note->signatures.begin(), note->signatures.end(),
                           [&](const auto& one) { return log.verify(note->text, one); });
    });
    if (!good) return tl::unexpected(Witnessed::NotSigned);
    return *said;
}

}  // namespace

WitnessAnswer witness_checkpoint(const Services& services, std::string_view body)
{
    const signing::NoteSigner* signer = services.witness_signer();
    if (signer == nullptr) throw std::logic_error("no witness key");
    const auto request = signing::parse_add_checkpoint(body);
    if (!request) return {Witnessed::Malformed, {}};
    const auto said = signed_tree(request->note, services.witness_policy());
    if (!said) return {said.error(), {}};
    const Tree now = said->tree;
    if (request->old_size > now.size) return {Witnessed::Malformed, {}};
    const Instant at = services.now();
    return db::in_transaction(
        services.database(), request_deadline(), [&](db::Transaction& tx) -> WitnessAnswer {
            const auto stored = db::lock_witnessed(tx, said->origin);
            const Tree before{stored ? stored->size : 0,
                              stored ? stored->root : signing::tree_root(0, {})};
            if (request->old_size != before.size) {
                return {Witnessed::OtherSize, std::to_string(before.size) + "\n"};
            }
            if (before.size == now.size && before.root != now.root) {
                return {Witnessed::OtherRoot, std::to_string(before.size) + "\n"};
            }
            if (!signing::verify_consistency(before, now, request->proof)) {
                return {Witnessed::Inconsistent, {}};
            }
            if (!db::set_witnessed(tx, said->origin, stored, {now.size, now.root}, at)) {
                return {Witnessed::OtherSize,
                        std::to_string(db::lock_witnessed(tx, said->origin)->size) + "\n"};
            }
            return {Witnessed::Cosigned, signer->sign(signing::checkpoint_text(*said), at)};
        });
}

}  // namespace buzon::app
