#include "signing/tlog/tlog_proof.hpp"

#include "core/base64.hpp"
#include "signing/tlog/strict.hpp"

namespace buzon::signing {

namespace {

constexpr std::string_view kHeader = "c2sp.org/tlog-proof@v1";
constexpr std::size_t kMaxHashes = 63;

// What follows "word ".
std::optional<std::string_view> after(std::string_view line, std::string_view word)
{
    if (!line.starts_with(word)) return std::nullopt;
    return line.substr(word.size());
}

}  // namespace

std::string tlog_proof_text(const TlogProof& proof)
{
    std::string text = std::string(kHeader) + "\n";
    if (proof.extra) text += "extra " + base64_encode(*proof.extra) + "\n";
    text += "index " + std::to_string(proof.index) + "\n";
    for (const Sha256& hash : proof.hashes) text += base64_of(hash) + "\n";
    return text + "\n" + proof.checkpoint;
}

bool looks_like_tlog_proof(std::string_view bytes)
{
    return bytes.starts_with("c2sp.org/tlog-proof@");
}

std::optional<TlogProof> parse_tlog_proof(std::string_view bytes)
{
    TlogProof proof;
    if (take_line(bytes) != kHeader) return std::nullopt;
    auto line = take_line(bytes);
    if (const auto extra = line ? after(*line, "extra ") : std::nullopt) {
        proof.extra = strict_base64(*extra);
        if (!proof.extra) return std::nullopt;
        line = take_line(bytes);
    }
    const auto number = line ? after(*line, "index ") : std::nullopt;
    const auto index = number ? strict_decimal(*number) : std::nullopt;
    if (!index) return std::nullopt;
    proof.index = *index;
    for (line = take_line(bytes); line && !line->empty(); line = take_line(bytes)) {
        const auto hash = strict_hash(*line);
        if (!hash || proof.hashes.size() == kMaxHashes) return std::nullopt;
        proof.hashes.push_back(*hash);
    }
    if (!line || !parse_note(bytes)) return std::nullopt;
    proof.checkpoint = bytes;
    return proof;
}

TlogProofReport verify_tlog_proof(std::string_view bytes, const LogPolicy& policy,
                                  std::optional<std::string_view> entry)
{
    TlogProofReport out;
    const auto proof = parse_tlog_proof(bytes);
    if (!proof) {
        out.report.codes.insert(Code::Unreadable);
        return out;
    }
    const CheckpointReport signed_state = examine_checkpoint(proof->checkpoint, policy);
    out.report.codes = signed_state.codes;
    out.checkpoint = signed_state.checkpoint;
    out.cosigned = signed_state.cosigned;
    out.index = proof->index;
    if (entry && proof->extra && *entry != *proof->extra) {
        out.report.codes.insert(Code::EntryDiffers);
    }
    if (!entry && proof->extra) entry = *proof->extra;
    if (!entry) {
        out.report.codes.insert(Code::EntryMissing);
        return out;
    }
    if (!out.checkpoint) return out;
    const bool proven =
        verify_inclusion(leaf_hash(*entry), proof->index, out.checkpoint->tree, proof->hashes);
    out.report.codes.insert(proven ? Code::EntryInLog : Code::EntryNotInLog);
    if (proven) out.report.content = *entry;
    return out;
}

}  // namespace buzon::signing
