#pragma once

#include "signing/openssl.hpp"
#include "signing/trust.hpp"

#include <vector>

// Private to this folder: what a TrustStore keeps ready.
namespace buzon::signing {

struct VerifiedCrl {
    ossl::Crl crl;
    Certificate issuer;
    Instant this_update;
    Instant next_update;
};

// An answer kept as evidence, authentic or not; judged when it is needed.
struct StoredAnswer {
    ossl::OcspBasic basic;
};

struct TrustStore::Impl {
    TrustMaterial material;
    ossl::Store signature;
    ossl::Store timestamp;
    ossl::Store nom151;
    std::vector<VerifiedCrl> crls;
    std::vector<ossl::Crl> unverified_crls;  // their issuer is not pinned, or did not sign them
    std::vector<StoredAnswer> answers;
};

// Reads one CRL in DER; refuses critical extensions (delta and partitioned lists are not
// supported).
[[nodiscard]] ossl::Crl parse_crl(std::string_view der);
// Distributes the CRLs of `material` to crls and unverified_crls.
void adopt_crls(TrustStore::Impl& impl);
// What the lists say about a certificate issued by `issuer`, for something done at `at`.
[[nodiscard]] Codes check_crls(const TrustStore::Impl& impl, X509* certificate, X509* issuer,
                               Instant at);

// What the answers kept say, for something done at `at`: NotRevokedOcsp, RevokedAfterwards,
// CertificateRevoked; OcspStale or OcspUntrusted when all that were about it cannot be used; empty:
// none was about it.
[[nodiscard]] Codes check_answers(const TrustStore::Impl& impl, X509* certificate, X509* issuer,
                                  Instant at);
void adopt_answers(TrustStore::Impl& impl);
// check_chain without the answers kept: their signers are judged by it.
enum class Answers { Use, Ignore };
[[nodiscard]] ChainReport examine_chain(const TrustStore::Impl& impl,
                                        const Certificate& certificate, Instant at,
                                        TrustStore::Purpose purpose,
                                        const std::vector<Certificate>& extra, Answers answers);

}  // namespace buzon::signing
