#include "signing/cms.hpp"
#include "signing/der.hpp"
#include "signing/digest.hpp"

#include <algorithm>
#include <array>

namespace buzon::signing {

namespace {

constexpr std::size_t kMaxCms = 1u << 20;
constexpr std::size_t kMaxCertificates = 20;

const EVP_MD* digest_of(CMS_SignerInfo* info)
{
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &algorithm, nullptr);
    if (algorithm == nullptr) return nullptr;
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, algorithm);
    switch (OBJ_obj2nid(oid)) {
        case NID_sha256: return EVP_sha256();
        case NID_sha384: return EVP_sha384();
        case NID_sha512: return EVP_sha512();
        default: return nullptr;
    }
}

// The one value of a signed attribute that must occur exactly once; "" otherwise.
std::string signed_value(CMS_SignerInfo* info, int nid, int type)
{
    constexpr int exactly_one = -3;
    const void* value = CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(nid), exactly_one, type);
    ERR_clear_error();
    if (value == nullptr) return {};
    const auto* string = static_cast<const ASN1_STRING*>(value);
    return ossl::string_of(ASN1_STRING_get0_data(string), ASN1_STRING_length(string));
}

int content_type_nid(CMS_SignerInfo* info)
{
    const void* value =
        CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT);
    ERR_clear_error();
    return value == nullptr ? NID_undef : OBJ_obj2nid(static_cast<const ASN1_OBJECT*>(value));
}

// The digest that ESSCertIDv2 uses; nullptr for one we do not accept. `fields` is at its beginning.
const EVP_MD* ess_digest(der::Reader& fields)
{
    const auto algorithm = fields.take(der::Tag::Sequence);
    if (!algorithm) return EVP_sha256();
    const auto oid = der::Reader(*algorithm).take(der::Tag::Oid);
    if (!oid) return nullptr;
    const std::string element = der::tlv(der::Tag::Oid, {*oid});
    const unsigned char* p = ossl::bytes_of(element);
    const ossl::Asn1Object object(d2i_ASN1_OBJECT(nullptr, &p, static_cast<long>(element.size())));
    const EVP_MD* md = object == nullptr ? nullptr : EVP_get_digestbyobj(object.get());
    ERR_clear_error();
    return md == nullptr || EVP_MD_get_size(md) < 32 ? nullptr : md;
}

// The first ESSCertID(v2) names the signer (RFC 5035 §3, §4). nullopt: no such attribute. Version
// 1, which is SHA-1, is still what some time-stamp units write; documents may not.
std::optional<bool> names_signer(const OpenedCms& opened, int content_type)
{
    std::string value =
        signed_value(opened.signer_info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
    const bool old = value.empty() && content_type == NID_id_smime_ct_TSTInfo;
    if (old) {
        value =
            signed_value(opened.signer_info, NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE);
    }
    if (value.empty()) return std::nullopt;
    const auto list = der::Reader(value).take(der::Tag::Sequence);
    const auto ids = list ? der::Reader(*list).take(der::Tag::Sequence) : std::nullopt;
    const auto id = ids ? der::Reader(*ids).take(der::Tag::Sequence) : std::nullopt;
    if (!id) return false;
    der::Reader fields(*id);
    const EVP_MD* md = old ? EVP_sha1() : ess_digest(fields);
    const auto hash = fields.take(der::Tag::OctetString);
    if (md == nullptr || !hash) return false;
    std::array<unsigned char, EVP_MAX_MD_SIZE> expected{};
    unsigned int n = 0;
    ossl::require(X509_digest(opened.signer->impl().x509.get(), md, expected.data(), &n),
                  Error::Kind::Digest, "X509_digest");
    return *hash == ossl::string_of(expected.data(), static_cast<int>(n));
}

bool weak_key(EVP_PKEY* key)
{
    return key == nullptr || (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) < 2048);
}

}  // namespace

std::string OpenedCms::signature() const
{
    const ASN1_OCTET_STRING* value = CMS_SignerInfo_get0_signature(signer_info);
    return ossl::string_of(ASN1_STRING_get0_data(value), ASN1_STRING_length(value));
}

std::string OpenedCms::unsigned_sequence(int nid) const
{
    const void* value =
        CMS_unsigned_get0_data_by_OBJ(signer_info, OBJ_nid2obj(nid), -3, V_ASN1_SEQUENCE);
    ERR_clear_error();
    if (value == nullptr) return {};
    const auto* string = static_cast<const ASN1_STRING*>(value);
    return ossl::string_of(ASN1_STRING_get0_data(string), ASN1_STRING_length(string));
}

std::optional<OpenedCms> open_cms(std::string_view der, Trailing trailing)
{
    if (der.empty() || der.size() > kMaxCms) return std::nullopt;
    OpenedCms out;
    const unsigned char* p = ossl::bytes_of(der);
    const unsigned char* const end = p + der.size();
    out.cms.reset(d2i_CMS_ContentInfo(nullptr, &p, static_cast<long>(der.size())));
    ERR_clear_error();
    if (out.cms == nullptr || OBJ_obj2nid(CMS_get0_type(out.cms.get())) != NID_pkcs7_signed) {
        return std::nullopt;
    }
    const bool zeros = std::all_of(p, end, [](unsigned char c) { return c == 0; });
    if (p != end && (trailing == Trailing::None || !zeros)) return std::nullopt;

    STACK_OF(CMS_SignerInfo)* infos = CMS_get0_SignerInfos(out.cms.get());
    if (infos == nullptr || sk_CMS_SignerInfo_num(infos) != 1) return std::nullopt;
    out.signer_info = sk_CMS_SignerInfo_value(infos, 0);

    const ossl::OwnedCerts certs(CMS_get1_certs(out.cms.get()));
    const int count = certs == nullptr ? 0 : sk_X509_num(certs.get());
    if (count > static_cast<int>(kMaxCertificates)) return std::nullopt;
    for (int i = 0; i < count; ++i) {
        X509* x = sk_X509_value(certs.get(), i);
        X509_up_ref(x);
        auto certificate = Certificate::Impl::wrap(ossl::X509Ptr(x));
        if (!certificate) continue;
        if (CMS_SignerInfo_cert_cmp(out.signer_info, x) == 0 && !out.signer)
            out.signer = *certificate;
        out.certificates.push_back(std::move(*certificate));
    }
    ERR_clear_error();
    return out;
}

std::optional<std::string> content_digest(const OpenedCms& opened,
                                          std::initializer_list<std::string_view> parts)
{
    const EVP_MD* md = digest_of(opened.signer_info);
    if (md == nullptr) return std::nullopt;
    using enum Error::Kind;
    const ossl::MdCtx ctx(ossl::require(EVP_MD_CTX_new(), Digest, "EVP_MD_CTX_new"));
    ossl::require(EVP_DigestInit_ex(ctx.get(), md, nullptr), Digest, "EVP_DigestInit");
    for (const std::string_view part : parts) {
        ossl::require(EVP_DigestUpdate(ctx.get(), part.data(), part.size()), Digest,
                      "EVP_DigestUpdate");
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int n = 0;
    ossl::require(EVP_DigestFinal_ex(ctx.get(), out.data(), &n), Digest, "EVP_DigestFinal");
    return ossl::string_of(out.data(), static_cast<int>(n));
}

Codes check_cms(const OpenedCms& opened, int expected_type,
                std::initializer_list<std::string_view> content)
{
    Codes codes;
    if (!opened.signer) return {Code::SignerMismatch};
    X509* x = opened.signer->impl().x509.get();
    const auto digest = content_digest(opened, content);
    if (!digest || weak_key(X509_get0_pubkey(x))) codes.insert(Code::WeakAlgorithm);

    const std::string claimed =
        signed_value(opened.signer_info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    if (claimed.empty() || content_type_nid(opened.signer_info) != expected_type ||
        OBJ_obj2nid(CMS_get0_eContentType(opened.cms.get())) != expected_type) {
        codes.insert(Code::AttributesForbidden);
    }
    if (digest && !claimed.empty() && claimed != *digest) codes.insert(Code::ContentAltered);
    const auto named = names_signer(opened, expected_type);
    if (!named) codes.insert(Code::AttributesForbidden);
    if (named && !*named) codes.insert(Code::SignerMismatch);

    CMS_SignerInfo_set1_signer_cert(opened.signer_info, x);
    if (CMS_SignerInfo_verify(opened.signer_info) != 1) codes.insert(Code::SignatureBroken);
    ERR_clear_error();
    if (codes.empty()) codes.insert(Code::SignatureIntact);
    return codes;
}

}  // namespace buzon::signing
