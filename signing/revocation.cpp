#include "signing/trust_impl.hpp"

namespace buzon::signing {

ossl::Crl parse_crl(std::string_view der)
{
    const unsigned char* p = ossl::bytes_of(der);
    ossl::Crl crl(d2i_X509_CRL(nullptr, &p, static_cast<long>(der.size())));
    if (crl == nullptr || p != ossl::bytes_of(der) + der.size() ||
        X509_CRL_get_ext_by_critical(crl.get(), 1, -1) >= 0) {
        crl.reset();
    }
    ERR_clear_error();
    return crl;
}

void adopt_crls(TrustStore::Impl& impl)
{
    const auto issuer_of = [&](X509_CRL* crl) -> const Certificate* {
        for (const auto* list : {&impl.material.anchors, &impl.material.intermediates,
                                 &impl.material.timestamp_anchors}) {
            for (const Certificate& candidate : *list) {
                X509* x = candidate.impl().x509.get();
                if (X509_NAME_cmp(X509_get_subject_name(x), X509_CRL_get_issuer(crl)) != 0)
                    continue;
                if (X509_CRL_verify(crl, X509_get0_pubkey(x)) == 1) return &candidate;
            }
        }
        return nullptr;
    };
    for (const std::string& der : impl.material.crls) {
        ossl::Crl crl = parse_crl(der);
        if (crl == nullptr) continue;
        const Certificate* issuer = issuer_of(crl.get());
        const auto from = ossl::instant_of(X509_CRL_get0_lastUpdate(crl.get()));
        const auto until = ossl::instant_of(X509_CRL_get0_nextUpdate(crl.get()));
        if (issuer == nullptr || !from || !until) {
            impl.unverified_crls.push_back(std::move(crl));
        } else {
            impl.crls.push_back(VerifiedCrl{std::move(crl), *issuer, *from, *until});
        }
    }
    ERR_clear_error();
}

namespace {

// Whether `list` can say that a certificate it does not name was good at `at`: it was in force then
// or came later, and was made before authorities may drop it as expired (RFC 5280 §3.3).
bool speaks_for(const VerifiedCrl& list, X509* certificate, Instant at)
{
    const auto expires = ossl::instant_of(X509_get0_notAfter(certificate));
    return at <= list.next_update && expires && list.this_update <= *expires;
}

bool has_unverified_crl(const TrustStore::Impl& impl, X509* issuer)
{
    for (const ossl::Crl& crl : impl.unverified_crls) {
        if (X509_NAME_cmp(X509_CRL_get_issuer(crl.get()), X509_get_subject_name(issuer)) == 0) {
            return true;
        }
    }
    return false;
}

}  // namespace

Codes check_crls(const TrustStore::Impl& impl, X509* certificate, X509* issuer, Instant at)
{
    Codes codes;
    bool any = false;
    std::optional<Instant> newest_good;
    std::optional<Instant> newest_entry;
    for (const VerifiedCrl& list : impl.crls) {
        if (X509_cmp(list.issuer.impl().x509.get(), issuer) != 0) continue;
        any = true;
        X509_REVOKED* entry = nullptr;
        // 2 = removeFromCRL: it was on hold and no longer is.
        if (X509_CRL_get0_by_cert(list.crl.get(), &entry, certificate) == 1) {
            if (newest_entry && *newest_entry > list.this_update) continue;
            newest_entry = list.this_update;
            const auto when = ossl::instant_of(X509_REVOKED_get0_revocationDate(entry));
            codes = {when && *when > at ? Code::RevokedAfterwards : Code::CertificateRevoked};
        } else if (speaks_for(list, certificate, at)) {
            newest_good = std::max(newest_good.value_or(list.this_update), list.this_update);
        }
    }
    // A newer list without it: it was on hold and was let go.
    if (newest_entry && (!newest_good || *newest_good <= *newest_entry)) return codes;
    if (newest_good) return {Code::NotRevokedCrl};
    codes.insert(Code::RevocationUnknown);
    if (any) codes.insert(Code::CrlStale);
    if (!any && has_unverified_crl(impl, issuer)) codes.insert(Code::CrlUntrusted);
    return codes;
}

}  // namespace buzon::signing
