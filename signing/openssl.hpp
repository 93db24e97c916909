#pragma once

#include "core/c_ptr.hpp"
#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "signing/certificate.hpp"
#include "signing/error.hpp"
#include "signing/private_key.hpp"
#include "signing/signer.hpp"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Private to this folder: owners of OpenSSL's objects and the few conversions everybody needs.
namespace buzon::signing {

// OpenSSL frees stacks through macros; these are functions with addresses.
inline void free_x509_borrowed(STACK_OF(X509) * stack)
{
    sk_X509_free(stack);
}
inline void free_x509_owned(STACK_OF(X509) * stack)
{
    sk_X509_pop_free(stack, X509_free);
}
inline void free_crl_borrowed(STACK_OF(X509_CRL) * stack)
{
    sk_X509_CRL_free(stack);
}

namespace ossl {

using Asn1Integer = CPtr<ASN1_INTEGER, ASN1_INTEGER_free>;
using BigNum = CPtr<BIGNUM, BN_clear_free>;
using EcdsaSig = CPtr<ECDSA_SIG, ECDSA_SIG_free>;
using Asn1Object = CPtr<ASN1_OBJECT, ASN1_OBJECT_free>;
using Bio = CPtr<BIO, BIO_free_all>;
using BorrowedCerts = CPtr<STACK_OF(X509), free_x509_borrowed>;
using BorrowedCrls = CPtr<STACK_OF(X509_CRL), free_crl_borrowed>;
using Cms = CPtr<CMS_ContentInfo, CMS_ContentInfo_free>;
using Crl = CPtr<X509_CRL, X509_CRL_free>;
using MdCtx = CPtr<EVP_MD_CTX, EVP_MD_CTX_free>;
using OcspBasic = CPtr<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using OcspId = CPtr<OCSP_CERTID, OCSP_CERTID_free>;
using OcspRequest = CPtr<OCSP_REQUEST, OCSP_REQUEST_free>;
using OcspResponse = CPtr<OCSP_RESPONSE, OCSP_RESPONSE_free>;
using OwnedCerts = CPtr<STACK_OF(X509), free_x509_owned>;
using PKey = CPtr<EVP_PKEY, EVP_PKEY_free>;
using Store = CPtr<X509_STORE, X509_STORE_free>;
using StoreCtx = CPtr<X509_STORE_CTX, X509_STORE_CTX_free>;
using TsImprint = CPtr<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using TsReq = CPtr<TS_REQ, TS_REQ_free>;
using TsResp = CPtr<TS_RESP, TS_RESP_free>;
using TsRespCtx = CPtr<TS_RESP_CTX, TS_RESP_CTX_free>;
using TstInfo = CPtr<TS_TST_INFO, TS_TST_INFO_free>;
using X509Algor = CPtr<X509_ALGOR, X509_ALGOR_free>;
using X509Ptr = CPtr<X509, X509_free>;

// Throws Error{kind} with the library's error queue.
[[noreturn]] void fail(Error::Kind kind, const char* what);
// The queue as text; empties it.
[[nodiscard]] std::string drain_errors();

// rc must be 1, OpenSSL's success.
inline void require(int rc, Error::Kind kind, const char* what)
{
    if (rc != 1) fail(kind, what);
}

template <class T>
T* require(T* p, Error::Kind kind, const char* what)
{
    if (p == nullptr) fail(kind, what);
    return p;
}

inline const unsigned char* bytes_of(std::string_view s)
{
    return reinterpret_cast<const unsigned char*>(s.data());
}
inline unsigned char* bytes_of(std::string& s)
{
    return reinterpret_cast<unsigned char*>(s.data());
}
inline std::string string_of(const unsigned char* p, int n)
{
    return std::string(reinterpret_cast<const char*>(p), static_cast<std::size_t>(n));
}

// Runs an i2d_ function into a string.
template <class T>
std::string to_der(int (*i2d)(T, unsigned char**), T object)
{
    const int n = i2d(object, nullptr);
    if (n < 0) fail(Error::Kind::Encode, "i2d");
    std::string out(static_cast<std::size_t>(n), '\0');
    unsigned char* p = bytes_of(out);
    if (i2d(object, &p) != n) fail(Error::Kind::Encode, "i2d");
    return out;
}

// Read-only memory BIO; `bytes` must outlive it.
[[nodiscard]] Bio memory_bio(std::string_view bytes);

// A private key of a PEM, and whether it asked for its password; without a key the reasons stay in
// OpenSSL's queue.
struct PemKey {
    PKey key;
    bool asked = false;
};
[[nodiscard]] PemKey read_pem_key(std::string_view pem, std::string_view password);

[[nodiscard]] std::optional<Instant> instant_of(const ASN1_TIME* time);
[[nodiscard]] std::string dotted(const ASN1_OBJECT* object);
// An ECDSA signature as XML and tokens write it (r and s, `size` bytes each), and as DER.
[[nodiscard]] std::string ecdsa_pair(std::string_view der, std::size_t size);
[[nodiscard]] std::string ecdsa_der(std::string_view pair);
// Days and seconds of an Instant as time_t, for OpenSSL's parameters.
[[nodiscard]] time_t time_t_of(Instant at);

}  // namespace ossl

struct Certificate::Impl {
    ossl::X509Ptr x509;
    std::string der;
    std::string number;
    Sha256 fingerprint;
    Instant not_before;
    Instant not_after;

    [[nodiscard]] static tl::expected<Certificate, Finding> wrap(ossl::X509Ptr x509);
};

struct Signer::Impl {
    Certificate certificate;
    bool rsa;  // else EC
    std::unique_ptr<PrivateKey> key;
};

}  // namespace buzon::signing
