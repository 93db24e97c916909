#include "signing/digest.hpp"
#include "signing/xades_structure.hpp"

#include <array>

namespace buzon::signing {

namespace {

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

}  // namespace

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

std::vector<Certificate> offered_certificates(const XadesParts& parts)
{
    std::vector<Certificate> offered;
    for (const std::string& der : parts.certificates) {
        if (auto certificate = Certificate::parse(der)) offered.push_back(std::move(*certificate));
    }
    return offered;
}

XadesSignature examine_xades(const XadesParts& parts, const Certificate& signer)
{
    XadesSignature out;
    const xmlChar* ids[] = {xsec::chars("Id"), nullptr};
    xmlSecAddIDs(parts.signature->doc, parts.signed_properties, ids);
    const xsec::DSigCtx ctx = xsec::context_for(X509_get0_pubkey(signer.impl().x509.get()));
    restrict_to_profile(ctx.get());
    const int rc = xmlSecDSigCtxVerify(ctx.get(), parts.signature);
    ERR_clear_error();

    const std::string properties = xsec::canonical(parts.signed_properties);
    const xmlSecSize count = xmlSecPtrListGetSize(&ctx->signedInfoReferences);
    for (xmlSecSize i = 0; i < count; ++i) {
        auto* reference = static_cast<xmlSecDSigReferenceCtx*>(
            xmlSecPtrListGetItem(&ctx->signedInfoReferences, i));
        if (reference->status != xmlSecDSigStatusSucceeded) out.references_good = false;
        const std::string octets = digested_octets(reference);
        out.octets += octets;
        if (reference->uri != nullptr && reference->uri[0] == 0) {
            out.document = octets;
        } else if (octets != properties) {
            out.properties_are_ours = false;
        }
    }
    out.intact =
        rc == 0 && ctx->status == xmlSecDSigStatusSucceeded && count == 2 && out.references_good;
    return out;
}

}  // namespace buzon::signing
