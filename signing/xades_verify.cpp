#include "core/base64.hpp"
#include "signing/digest.hpp"
#include "signing/levels.hpp"
#include "signing/xades.hpp"
#include "signing/xades_structure.hpp"

namespace buzon::signing {

namespace {

void judge_signature(const XadesSignature& found, Report& report)
{
    if (!found.properties_are_ours) report.codes.insert(Code::StructureForbidden);
    if (found.intact) {
        report.content = found.document;
        report.codes.insert(Code::SignatureIntact);
        report.codes.insert(Code::CoversWhole);
        return;
    }
    report.codes.insert(found.references_good ? Code::SignatureBroken : Code::ContentAltered);
}

// A time-stamp element of either kind over `imprint`.
TokenReport examine_stamp(const xmlNode* stamp, const std::string& imprint, const TrustStore& trust)
{
    const xmlNode* method = xsec::only_child(stamp, xsec::kDs, "CanonicalizationMethod");
    const xmlNode* encapsulated = xsec::only_child(stamp, xsec::kXades, "EncapsulatedTimeStamp");
    const auto token =
        encapsulated == nullptr ? std::nullopt : base64_decode(xml::text(encapsulated));
    if (!token || method == nullptr ||
        xml::attribute(method, "Algorithm") != xsec::kExclusiveC14n) {
        TokenReport refused;
        refused.codes = {Code::TimestampInvalid};
        return refused;
    }
    return verify_token(*token, sha256(imprint), trust);
}

}  // namespace

Report verify_xml(std::string_view xml, const TrustStore& pinned, Instant at)
{
    xsec::init();
    Report report;
    const auto doc = xml::parse(xml, "documento firmado");
    if (!doc) {
        report.codes = {Code::Unreadable};
        return report;
    }
    const auto signatures = xsec::signatures_of(doc->get());
    if (signatures.size() != 1) {
        report.codes = {signatures.empty() ? Code::NoSignature : Code::SeveralSignatures};
        return report;
    }
    const auto parts = xades_parts(doc->get(), signatures.front());
    if (!parts) {
        report.codes = {Code::StructureForbidden};
        return report;
    }
    if (const auto time = Instant::parse(parts->signing_time)) report.claimed_time = *time;
    report.companions = offered_certificates(*parts);
    report.signer = named_certificate(*parts, report.companions);
    if (!report.signer) {
        report.codes = {Code::SignerMismatch};
        return report;
    }
    const XadesSignature found = examine_xades(*parts, *report.signer);
    judge_signature(found, report);

    LevelEvidence evidence;
    evidence.data = parts->data;
    const TrustStore trust = evidence.data.empty() ? pinned : pinned.with(evidence.data);
    if (parts->timestamp != nullptr) {
        evidence.signature_stamp =
            examine_stamp(parts->timestamp, xsec::canonical(parts->value), trust);
    }
    for (const XadesArchive& archive : parts->archive) {
        const std::string imprint = archive_imprint(*parts, found.octets, archive.covers);
        evidence.archive.push_back(
            {examine_stamp(archive.stamp, imprint, trust), archive.covers_data});
    }
    judge_levels(evidence, pinned, trust, at, report);
    return report;
}

}  // namespace buzon::signing
