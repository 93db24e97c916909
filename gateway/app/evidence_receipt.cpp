#include "gateway/app/evidence_receipt.hpp"

#include "db/log.hpp"
#include "gateway/app/evidence_file.hpp"
#include "gateway/app/log_reader.hpp"
#include "signing/tlog/merkle.hpp"

namespace buzon::app {

std::optional<std::string> evidence_receipt(db::Connection& db, const db::StoredEvidence& evidence)
{
    return log_receipt(db, signing::leaf_hash(log_entry(evidence)));
}

std::set<int> with_receipt(db::Connection& db, const std::vector<db::ListedEvidence>& evidences,
                           const Sha256& data, Standing standing)
{
    std::vector<Sha256> leaves;
    leaves.reserve(evidences.size());
    for (const db::ListedEvidence& one : evidences) {
        leaves.push_back(signing::leaf_hash(log_entry(one, data, standing)));
    }
    const std::set<Sha256> placed = db::placed_leaves(db, leaves);
    std::set<int> numbers;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (placed.contains(leaves[i])) numbers.insert(evidences[i].no);
    }
    return numbers;
}

}  // namespace buzon::app
