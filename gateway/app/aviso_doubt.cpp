#include "gateway/app/aviso_doubt.hpp"

#include "channels/evidence_text.hpp"
#include "channels/smtp_verdict.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

constexpr const char* kTryEnds = "try_ends";
constexpr std::size_t kMaxEvidence = 16u << 10;

}  // namespace

AvisoDoubts::AvisoDoubts(const Config& config)
    : longest_try_(config.smtp.timeout_seconds), copy_wait_(config.smtp.copy_wait_seconds)
{
    if (!config.smtp.copies.empty()) box_.emplace(config.smtp.copies);
}

void AvisoDoubts::begin_try(Poco::JSON::Object& payload, Instant now) const
{
    payload.set(kTryEnds, (now + longest_try_).rfc3339());
}

void AvisoDoubts::strike_out_try(Poco::JSON::Object& payload)
{
    payload.remove(kTryEnds);
}

std::optional<AvisoDoubt> AvisoDoubts::look(const Poco::JSON::Object& payload, Instant now) const
{
    const auto text = [&](const char* key) { return payload.optValue<std::string>(key, ""); };
    if (!box_ || !payload.has(kTryEnds)) return std::nullopt;
    if (text("date") != iso_date(zona_centro(now).date)) return std::nullopt;
    const auto ends = Instant::parse(text(kTryEnds));
    const auto sha = Sha256::parse_hex(text("mime"));
    if (!ends || !sha) throw std::logic_error("outbox row with a try that was never made");
    return AvisoDoubt{now, *ends + copy_wait_, box_->find({text("message_id"), *sha})};
}

std::optional<Unsent> settled_by_copy(const AvisoDoubt& doubt, Instant now)
{
    using channels::CopySign;
    Unsent unsent;
    unsent.attempt.started = now;
    channels::Judgement& judged = unsent.attempt;
    if (doubt.copy) {
        judged = channels::judge_copy(CopySign::Found);
        unsent.attempt.accepted_at = now;
        unsent.attempt.transcript = channels::evidence_text(*doubt.copy, kMaxEvidence);
        return unsent;
    }
    if (doubt.looked >= doubt.resolved) return std::nullopt;
    judged = channels::judge_copy(CopySign::Awaited);
    unsent.not_before = doubt.resolved;
    return unsent;
}

bool awaits_copy(const channels::Attempt& attempt)
{
    return attempt.code == channels::judge_copy(channels::CopySign::Awaited).code;
}

}  // namespace buzon::app
