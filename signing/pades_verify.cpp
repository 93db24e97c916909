#include "signing/pades_verify.hpp"

#include "signing/cms.hpp"
#include "signing/digest.hpp"
#include "signing/levels.hpp"
#include "signing/pades_parts.hpp"
#include "signing/pdf_update.hpp"
#include "signing/timestamp.hpp"

namespace buzon::signing {

namespace {

// Value of /M, a PDF date (ISO 32000-1 §7.9.4) with Z or an offset; nullopt if it is not one.
std::optional<Instant> claimed_time(std::string_view dictionary)
{
    std::size_t at = dictionary.find("/M");
    while (at != std::string_view::npos) {
        std::string_view value = dictionary.substr(at + 2);
        value.remove_prefix(std::min(value.find_first_not_of(" \r\n\t\f"), value.size()));
        if (value.substr(0, 3) == "(D:" && value.size() >= 18) {
            const auto part = [&](std::size_t from, std::size_t n) {
                return std::string(value.substr(3 + from, n));
            };
            std::string zone = "Z";
            if (value[17] == '+' || value[17] == '-') {
                if (value.size() < 23) return std::nullopt;
                zone = value[17] + part(15, 2) + ":" + part(18, 2);
            }
            const auto parsed =
                Instant::parse(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) +
                               ":" + part(10, 2) + ":" + part(12, 2) + zone);
            if (parsed) return *parsed;
            return std::nullopt;
        }
        at = dictionary.find("/M", at + 2);
    }
    return std::nullopt;
}

// The document time-stamps, oldest first; each counts with what was known when it was made.
void examine_stamps(std::string_view pdf, const PdfRevisions& revisions, const TrustStore& trust,
                    LevelEvidence& evidence)
{
    for (const PdfStamp& stamp : revisions.stamps) {
        const auto der = from_hex(pdf.substr(stamp.gap + 1, stamp.resume - stamp.gap - 2));
        const std::string_view revision = pdf.substr(0, stamp.end);
        const Sha256 digest =
            sha256({revision.substr(0, stamp.gap), revision.substr(stamp.resume)});
        ArchiveStamp found;
        if (der) found.token = verify_token(*der, digest, trust, TokenPadding::Zeros);
        if (!der) found.token.codes = {Code::TimestampInvalid, Code::Unreadable};
        found.covers_data = stamp.known_data > 0;
        evidence.archive.push_back(std::move(found));
    }
}

}  // namespace

Report verify_pdf(std::string_view pdf, const TrustStore& pinned, Instant at)
{
    Report report;
    SignedPdf parts;
    report.codes = take_apart(pdf, parts);
    if (!report.codes.empty()) return report;
    const PdfRevisions revisions = read_revisions(pdf, parts.end);
    report.codes = revisions.codes;
    report.claimed_time = claimed_time(parts.dictionary);
    if (parts.dictionary.find("/ETSI.CAdES.detached") == std::string_view::npos) {
        report.codes.insert(Code::AttributesForbidden);
    }
    const auto der = from_hex(parts.hex);
    const auto opened = der ? open_cms(*der, Trailing::Zeros) : std::nullopt;
    if (!opened) {
        report.codes.insert(Code::StructureForbidden);
        report.codes.insert(Code::SignatureUnusable);
        return report;
    }
    report.signer = opened->signer;
    report.companions = opened->certificates;
    // Content inside the CMS would be what it signs, instead of the file.
    ASN1_OCTET_STRING** carried = CMS_get0_content(opened->cms.get());
    if (carried == nullptr || *carried != nullptr) report.codes.insert(Code::StructureForbidden);
    report.codes.merge(check_cms(*opened, NID_pkcs7_data, {parts.before, parts.after}));
    // EN 319 142-1 §6.3: the time is in /M, never in the attribute.
    if (CMS_signed_get_attr_by_NID(opened->signer_info, NID_pkcs9_signingTime, -1) >= 0) {
        report.codes.insert(Code::AttributesForbidden);
    }
    if (revisions.codes.empty()) report.codes.insert(Code::CoversWhole);

    LevelEvidence evidence;
    evidence.data = revisions.all_data();
    const TrustStore trust = evidence.data.empty() ? pinned : pinned.with(evidence.data);
    const std::string token = opened->unsigned_sequence(NID_id_smime_aa_timeStampToken);
    if (!token.empty()) {
        evidence.signature_stamp = verify_token(token, sha256(opened->signature()), trust);
    } else if (CMS_unsigned_get_attr_count(opened->signer_info) > 0) {
        report.codes.insert(Code::AttributesForbidden);
    }
    if (revisions.codes.empty()) examine_stamps(pdf, revisions, trust, evidence);
    judge_levels(evidence, pinned, trust, at, report);
    return report;
}

}  // namespace buzon::signing
