#include "signing/tlog/add_checkpoint.hpp"

#include "signing/tlog/note.hpp"
#include "signing/tlog/strict.hpp"

namespace buzon::signing {

namespace {

constexpr std::string_view kOld = "old ";
constexpr std::size_t kMaxHashes = 63;

}  // namespace

std::string add_checkpoint_text(const AddCheckpoint& request)
{
    std::string text = std::string(kOld) + std::to_string(request.old_size) + "\n";
    for (const Sha256& hash : request.proof) text += base64_of(hash) + "\n";
    return text + "\n" + request.note;
}

std::optional<AddCheckpoint> parse_add_checkpoint(std::string_view body)
{
    AddCheckpoint request;
    auto line = take_line(body);
    if (!line || !line->starts_with(kOld)) return std::nullopt;
    const auto old_size = strict_decimal(line->substr(kOld.size()));
    if (!old_size) return std::nullopt;
    request.old_size = *old_size;
    for (line = take_line(body); line && !line->empty(); line = take_line(body)) {
        const auto hash = strict_hash(*line);
        if (!hash || request.proof.size() == kMaxHashes) return std::nullopt;
        request.proof.push_back(*hash);
    }
    if (!line || !parse_note(body)) return std::nullopt;
    request.note = body;
    return request;
}

}  // namespace buzon::signing
