#include "signing/levels.hpp"

#include <algorithm>

namespace buzon::signing {

namespace {

using Purpose = TrustStore::Purpose;

void keep(const TokenReport& token, Report& report)
{
    if (token.good() && token.authority) {
        report.stamps.push_back({*token.gen_time, *token.authority, token.companions});
    }
}

void judge_signature_stamp(const LevelEvidence& evidence, Report& report)
{
    if (!evidence.signature_stamp) {
        report.codes.insert(Code::NoTimestamp);
        return;
    }
    const TokenReport& stamp = *evidence.signature_stamp;
    if (stamp.good()) report.proven_time = stamp.gen_time;
    for (const Code code :
         {Code::TimestampTrusted, Code::TimestampInvalid, Code::TimestampUntrusted}) {
        if (stamp.codes.count(code) != 0) report.codes.insert(code);
    }
    keep(stamp, report);
}

// Each must be good and not earlier than the one it covers; a unit whose clock runs ahead by less
// than its usual accuracy is no contradiction.
void judge_archive(const LevelEvidence& evidence, Report& report)
{
    constexpr auto accuracy = std::chrono::seconds{1};
    std::optional<Instant> earlier = report.proven_time;
    for (const ArchiveStamp& stamp : evidence.archive) {
        const TokenReport& token = stamp.token;
        if (!token.good()) {
            const bool invalid = token.codes.count(Code::TimestampInvalid) != 0;
            report.codes.insert(invalid ? Code::ArchiveTimestampInvalid
                                        : Code::ArchiveTimestampUntrusted);
            continue;
        }
        if (earlier && *token.gen_time + accuracy < *earlier) {
            report.codes.insert(Code::ArchiveTimestampInvalid);
            continue;
        }
        earlier = token.gen_time;
        report.codes.insert(Code::ArchiveTimestampTrusted);
        keep(token, report);
    }
}

// A time-stamp is worth something while its unit's certificate is in force, or under a later one
// that was made in that time (EN 319 102-1 §5.6.2.4).
void judge_age(Instant at, Report& report)
{
    Instant known = at;
    for (auto stamp = report.stamps.rbegin(); stamp != report.stamps.rend(); ++stamp) {
        if (known > stamp->authority.not_after()) {
            report.codes.insert(Code::TimestampOutlived);
        }
        known = stamp->at;
    }
}

// Whether a stranger who has the anchors and this document needs nothing else.
bool complete(const LevelEvidence& evidence, const TrustStore& pinned, const Report& report)
{
    if (evidence.data.empty() || !report.signer || !report.proven_time) return false;
    const TrustStore alone = pinned.only_with(evidence.data);
    const auto proven = [&](const Certificate& certificate, Instant when, Purpose purpose,
                            const std::vector<Certificate>& companions) {
        const ChainReport chain = alone.examine(certificate, when, purpose, companions);
        return chain.codes.count(Code::ChainTrusted) != 0 && chain.revocation_complete;
    };
    const TokenReport& stamp = *evidence.signature_stamp;
    return proven(*report.signer, *report.proven_time, Purpose::Signature, report.companions) &&
           (proven(*stamp.authority, *stamp.gen_time, Purpose::Timestamp, stamp.companions) ||
            proven(*stamp.authority, *stamp.gen_time, Purpose::Nom151, stamp.companions));
}

Level level_of(const LevelEvidence& evidence, const Report& report)
{
    if (!report.has(Code::SignatureIntact)) return Level::None;
    if (!report.proven_time) return Level::B;
    if (!report.has(Code::ValidationDataComplete)) return Level::T;
    const bool covered = std::any_of(
        evidence.archive.begin(), evidence.archive.end(),
        [](const ArchiveStamp& stamp) { return stamp.covers_data && stamp.token.good(); });
    return covered && report.has(Code::ArchiveTimestampTrusted) ? Level::LTA : Level::LT;
}

}  // namespace

void judge_levels(const LevelEvidence& evidence, const TrustStore& pinned, const TrustStore& trust,
                  Instant at, Report& report)
{
    judge_signature_stamp(evidence, report);
    judge_archive(evidence, report);
    judge_age(at, report);
    if (report.signer) {
        report.codes.merge(trust.check_chain(*report.signer, report.proven_time.value_or(at),
                                             Purpose::Signature, report.companions));
    }
    if (complete(evidence, pinned, report)) report.codes.insert(Code::ValidationDataComplete);
    report.level = level_of(evidence, report);
}

}  // namespace buzon::signing
