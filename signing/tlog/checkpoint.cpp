#include "signing/tlog/checkpoint.hpp"

#include "signing/tlog/strict.hpp"

#include <set>

namespace buzon::signing {

std::string checkpoint_text(const Checkpoint& checkpoint)
{
    return checkpoint.origin + "\n" + std::to_string(checkpoint.tree.size) + "\n" +
           base64_of(checkpoint.tree.root) + "\n" + checkpoint.extensions;
}

std::optional<Checkpoint> parse_checkpoint_text(std::string_view text)
{
    const auto origin = take_line(text);
    const auto size_line = take_line(text);
    const auto root_line = take_line(text);
    if (!origin || origin->empty() || !size_line || !root_line) return std::nullopt;
    const auto size = strict_decimal(*size_line);
    const auto root = strict_hash(*root_line);
    if (!size || !root) return std::nullopt;
    Checkpoint checkpoint{std::string(*origin), {*size, *root}, std::string(text)};
    while (!text.empty()) {
        const auto line = take_line(text);
        if (!line || line->empty()) return std::nullopt;
    }
    return checkpoint;
}

CheckpointReport examine_checkpoint(std::string_view bytes, const LogPolicy& policy)
{
    CheckpointReport report;
    const auto note = parse_note(bytes);
    const auto checkpoint = note ? parse_checkpoint_text(note->text) : std::nullopt;
    if (!checkpoint) {
        report.codes.insert(Code::Unreadable);
        return report;
    }
    bool of_log = false;
    std::set<std::string> witnesses;
    for (const NoteSignature& signature : note->signatures) {
        for (const NoteVerifier& log : policy.logs()) {
            if (log.name() != checkpoint->origin || !log.claims(signature)) continue;
            if (log.verify(note->text, signature)) {
                of_log = true;
            } else {
                report.codes.insert(Code::SignatureBroken);
            }
        }
        for (const Witness& witness : policy.witnesses()) {
            if (!witness.key.claims(signature)) continue;
            if (!witness.key.verify(note->text, signature)) {
                report.codes.insert(Code::SignatureBroken);
            } else if (witnesses.insert(witness.name).second) {
                report.cosigned.push_back({witness.key.name(), *witness.key.time_of(signature)});
            }
        }
    }
    if (!of_log) {
        report.codes.insert(Code::LogUntrusted);
        return report;
    }
    report.checkpoint = *checkpoint;
    report.codes.insert(Code::SignatureIntact);
    report.codes.insert(policy.satisfied_by(witnesses) ? Code::LogWitnessed
                                                       : Code::LogNotWitnessed);
    return report;
}

}  // namespace buzon::signing
