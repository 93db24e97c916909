#include "core/base64.hpp"
#include "signing/digest.hpp"
#include "signing/timestamp.hpp"
#include "signing/xades.hpp"
#include "signing/xades_structure.hpp"

#include <array>

namespace buzon::signing {

namespace {

// The certificate of KeyInfo that SigningCertificateV2 names.
std::optional<Certificate> named_certificate(const XadesParts& parts,
                                             const std::vector<Certificate>& offered)
{
    const std::string_view uri = parts.certificate_digest_method;
    const EVP_MD* md = uri == xsec::kSha256Uri                   ? EVP_sha256()
                       : uri.find("sha384") != std::string::npos ? EVP_sha384()
                                                                 : EVP_sha512();
    for (const Certificate& candidate : offered) {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int n = 0;
        ossl::require(X509_digest(candidate.impl().x509.get(), md, digest.data(), &n),
                      Error::Kind::Digest, "X509_digest");
        if (ossl::string_of(digest.data(), static_cast<int>(n)) == parts.certificate_digest) {
            return candidate;
        }
    }
    return std::nullopt;
}

void restrict_to_profile(xmlSecDSigCtx* ctx)
{
    // libxmlsec 1.2 allows every transform, XSLT and XPath included, unless told what is allowed.
    ctx->enabledReferenceUris = xmlSecTransformUriTypeEmpty | xmlSecTransformUriTypeSameDocument;
    ctx->flags |= XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES;
    bool ok = true;
    for (const xmlSecTransformId id :
         {xmlSecTransformEnvelopedId, xmlSecTransformExclC14NId, xmlSecTransformSha256Id,
          xmlSecTransformSha384Id, xmlSecTransformSha512Id}) {
        ok = ok && xmlSecDSigCtxEnableReferenceTransform(ctx, id) == 0;
    }
    for (const xmlSecTransformId id :
         {xmlSecTransformExclC14NId, xmlSecTransformSha256Id, xmlSecTransformSha384Id,
          xmlSecTransformSha512Id, xmlSecTransformRsaSha256Id, xmlSecTransformRsaSha512Id,
          xmlSecTransformEcdsaSha256Id, xmlSecTransformEcdsaSha384Id}) {
        ok = ok && xmlSecDSigCtxEnableSignatureTransform(ctx, id) == 0;
    }
    if (!ok) throw Error(Error::Kind::Xml, "xmlSecDSigCtxEnableTransform");
}

std::string digested_octets(xmlSecDSigReferenceCtx* reference)
{
    xmlSecBuffer* octets = xmlSecDSigReferenceCtxGetPreDigestBuffer(reference);
    if (octets == nullptr || xmlSecBufferGetData(octets) == nullptr) return {};
    return ossl::string_of(xmlSecBufferGetData(octets),
                           static_cast<int>(xmlSecBufferGetSize(octets)));
}

// Judges value and digests, and takes the octets that were digested for URI="".
void check_signature(const XadesParts& parts, Report& report)
{
    const xmlChar* ids[] = {xsec::chars("Id"), nullptr};
    xmlSecAddIDs(parts.signature->doc, parts.signed_properties, ids);
    const xsec::DSigCtx ctx = xsec::context_for(X509_get0_pubkey(report.signer->impl().x509.get()));
    restrict_to_profile(ctx.get());
    const int rc = xmlSecDSigCtxVerify(ctx.get(), parts.signature);
    ERR_clear_error();

    const std::string properties = xsec::canonical(parts.signed_properties);
    bool references_good = true;
    const xmlSecSize count = xmlSecPtrListGetSize(&ctx->signedInfoReferences);
    for (xmlSecSize i = 0; i < count; ++i) {
        auto* reference = static_cast<xmlSecDSigReferenceCtx*>(
            xmlSecPtrListGetItem(&ctx->signedInfoReferences, i));
        if (reference->status != xmlSecDSigStatusSucceeded) references_good = false;
        const std::string octets = digested_octets(reference);
        if (reference->uri != nullptr && reference->uri[0] == 0) {
            report.content = octets;
        } else if (octets != properties) {
            // "#…" resolved to something else than the properties we read.
            report.codes.insert(Code::StructureForbidden);
        }
    }
    if (rc == 0 && ctx->status == xmlSecDSigStatusSucceeded && count == 2 && references_good) {
        report.codes.insert(Code::SignatureIntact);
        report.codes.insert(Code::CoversWhole);
        return;
    }
    report.content.clear();
    report.codes.insert(references_good ? Code::SignatureBroken : Code::ContentAltered);
}

void check_timestamp(const XadesParts& parts, const TrustStore& trust, Report& report)
{
    if (parts.timestamp == nullptr) {
        report.codes.insert(Code::NoTimestamp);
        return;
    }
    const xmlNode* method = xsec::only_child(parts.timestamp, xsec::kDs, "CanonicalizationMethod");
    const xmlNode* encapsulated =
        xsec::only_child(parts.timestamp, xsec::kXades, "EncapsulatedTimeStamp");
    const auto token =
        encapsulated == nullptr ? std::nullopt : base64_decode(xml::text(encapsulated));
    if (!token || method == nullptr ||
        xml::attribute(method, "Algorithm") != xsec::kExclusiveC14n) {
        report.codes.insert(Code::TimestampInvalid);
        return;
    }
    const TokenReport stamp = verify_token(*token, sha256(xsec::canonical(parts.value)), trust);
    if (stamp.good()) report.proven_time = stamp.gen_time;
    for (const Code code :
         {Code::TimestampTrusted, Code::TimestampInvalid, Code::TimestampUntrusted}) {
        if (stamp.codes.count(code) != 0) report.codes.insert(code);
    }
}

}  // namespace

Report verify_xml(std::string_view xml, const TrustStore& trust, Instant at)
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
    std::vector<Certificate> offered;
    for (const std::string& der : parts->certificates) {
        if (auto certificate = Certificate::parse(der)) offered.push_back(std::move(*certificate));
    }
    report.signer = named_certificate(*parts, offered);
    if (!report.signer) {
        report.codes = {Code::SignerMismatch};
        return report;
    }
    check_signature(*parts, report);
    check_timestamp(*parts, trust, report);
    report.codes.merge(trust.check_chain(*report.signer, report.proven_time.value_or(at),
                                         TrustStore::Purpose::Signature, offered));
    return report;
}

}  // namespace buzon::signing
