#include "signing/trust.hpp"

#include "signing/trust_impl.hpp"

#include <array>

namespace buzon::signing {

namespace {

ossl::Store store_of(const std::vector<Certificate>& anchors)
{
    ossl::Store store(ossl::require(X509_STORE_new(), Error::Kind::Encode, "X509_STORE_new"));
    for (const Certificate& anchor : anchors) {
        X509_STORE_add_cert(store.get(), anchor.impl().x509.get());
    }
    ERR_clear_error();
    return store;
}

// Errors met on the way; filled by a C callback, so nothing in it may throw.
struct Met {
    std::array<int, 32> errors{};
    std::size_t count = 0;
};

int met_index()
{
    static const int index = CRYPTO_get_ex_new_index(CRYPTO_EX_INDEX_X509_STORE_CTX, 0, nullptr,
                                                     nullptr, nullptr, nullptr);
    return index;
}

int note_and_go_on(int ok, X509_STORE_CTX* ctx)
{
    if (ok == 1) return 1;
    auto* met = static_cast<Met*>(X509_STORE_CTX_get_ex_data(ctx, met_index()));
    if (met->count == met->errors.size()) return 0;
    met->errors[met->count++] = X509_STORE_CTX_get_error(ctx);
    return 1;
}

Code code_of(int x509_error)
{
    switch (x509_error) {
        case X509_V_ERR_CERT_HAS_EXPIRED: return Code::CertificateExpired;
        case X509_V_ERR_CERT_NOT_YET_VALID: return Code::CertificateNotYetValid;
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        case X509_V_ERR_CERT_UNTRUSTED: return Code::ChainUntrusted;
        case X509_V_ERR_INVALID_PURPOSE: return Code::WrongPurpose;
        case X509_V_ERR_CA_MD_TOO_WEAK:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
        case X509_V_ERR_EE_KEY_TOO_SMALL: return Code::WeakAlgorithm;
        default: return Code::ChainMalformed;
    }
}

bool may_sign_documents(X509* x)
{
    const std::uint32_t flags = X509_get_extension_flags(x);
    if ((flags & EXFLAG_CA) != 0) return false;
    if ((flags & EXFLAG_KUSAGE) != 0 &&
        (X509_get_key_usage(x) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0) {
        return false;
    }
    if ((flags & EXFLAG_XKUSAGE) == 0) return true;
    return (X509_get_extended_key_usage(x) & (XKU_SMIME | XKU_SSL_CLIENT | XKU_ANYEKU)) != 0;
}

X509_STORE* store_for(const TrustStore::Impl& impl, TrustStore::Purpose purpose)
{
    switch (purpose) {
        case TrustStore::Purpose::Signature: return impl.signature.get();
        case TrustStore::Purpose::Timestamp: return impl.timestamp.get();
        case TrustStore::Purpose::Nom151: return impl.nom151.get();
    }
    return nullptr;
}

bool knows_revocation(const Codes& codes)
{
    for (const Code code : {Code::NotRevokedCrl, Code::NotRevokedOcsp, Code::RevokedAfterwards,
                            Code::CertificateRevoked}) {
        if (codes.count(code) != 0) return true;
    }
    return false;
}

void add(TrustMaterial& material, const ValidationData& data)
{
    for (const std::string& der : data.certificates) {
        if (auto one = Certificate::parse(der)) material.intermediates.push_back(std::move(*one));
    }
    material.crls.insert(material.crls.end(), data.crls.begin(), data.crls.end());
    material.ocsps.insert(material.ocsps.end(), data.ocsps.begin(), data.ocsps.end());
}

constexpr int kAuthLevel112Bits = 2;  // RSA >= 2048, SHA-224 and better

}  // namespace

TrustStore::TrustStore(TrustMaterial material)
{
    auto impl = std::make_shared<Impl>();
    impl->material = std::move(material);
    impl->signature = store_of(impl->material.anchors);
    impl->timestamp = store_of(impl->material.timestamp_anchors);
    impl->nom151 = store_of(impl->material.nom151_anchors);
    adopt_crls(*impl);
    adopt_answers(*impl);
    impl_ = std::move(impl);
}

const TrustMaterial& TrustStore::material() const
{
    return impl_->material;
}

ChainReport examine_chain(const TrustStore::Impl& impl, const Certificate& certificate, Instant at,
                          TrustStore::Purpose purpose, const std::vector<Certificate>& extra,
                          Answers answers)
{
    using enum Error::Kind;
    using Purpose = TrustStore::Purpose;
    X509* leaf = certificate.impl().x509.get();
    const ossl::BorrowedCerts untrusted(ossl::require(sk_X509_new_null(), Encode, "sk_X509_new"));
    for (const auto* list : {&std::as_const(impl.material.intermediates), &extra}) {
        for (const Certificate& c : *list) sk_X509_push(untrusted.get(), c.impl().x509.get());
    }

    const ossl::StoreCtx ctx(ossl::require(X509_STORE_CTX_new(), Encode, "X509_STORE_CTX_new"));
    ossl::require(X509_STORE_CTX_init(ctx.get(), store_for(impl, purpose), leaf, untrusted.get()),
                  Encode, "X509_STORE_CTX_init");
    Met met;
    X509_STORE_CTX_set_ex_data(ctx.get(), met_index(), &met);
    X509_STORE_CTX_set_verify_cb(ctx.get(), note_and_go_on);
    X509_VERIFY_PARAM* param = X509_STORE_CTX_get0_param(ctx.get());
    X509_VERIFY_PARAM_set_time(param, ossl::time_t_of(at));
    // A pinned issuing authority is an anchor too, with or without its root.
    X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_auth_level(param, kAuthLevel112Bits);
    X509_VERIFY_PARAM_set_purpose(
        param, purpose == Purpose::Timestamp ? X509_PURPOSE_TIMESTAMP_SIGN : X509_PURPOSE_ANY);

    ChainReport report;
    Codes& codes = report.codes;
    const int outcome = X509_verify_cert(ctx.get());
    ERR_clear_error();
    for (std::size_t i = 0; i < met.count; ++i) codes.insert(code_of(met.errors[i]));
    if (outcome != 1 && codes.empty()) codes.insert(Code::ChainMalformed);
    if (purpose == Purpose::Signature && !may_sign_documents(leaf)) {
        codes.insert(Code::WrongPurpose);
    }
    if (codes.empty()) codes.insert(Code::ChainTrusted);

    const STACK_OF(X509)* chain = X509_STORE_CTX_get0_chain(ctx.get());
    report.revocation_complete = sk_X509_num(chain) >= 2;
    for (int i = 0; i + 1 < sk_X509_num(chain); ++i) {
        X509* one = sk_X509_value(chain, i);
        X509* issuer = sk_X509_value(chain, i + 1);
        Codes found = check_crls(impl, one, issuer, at);
        if (found.count(Code::RevocationUnknown) != 0 && answers == Answers::Use) {
            const Codes said = check_answers(impl, one, issuer, at);
            if (knows_revocation(said)) {
                found.erase(Code::RevocationUnknown);
                found.erase(Code::CrlStale);
            }
            found.insert(said.begin(), said.end());
        }
        if (!knows_revocation(found)) report.revocation_complete = false;
        // An authority without a list above it is common; a leaf without one is a question open.
        if (i > 0) {
            for (const Code quiet : {Code::RevocationUnknown, Code::NotRevokedCrl,
                                     Code::NotRevokedOcsp, Code::OcspStale}) {
                found.erase(quiet);
            }
        }
        codes.merge(found);
    }
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        X509* one = sk_X509_value(chain, i);
        X509_up_ref(one);
        if (auto wrapped = Certificate::Impl::wrap(ossl::X509Ptr(one))) {
            report.chain.push_back(std::move(*wrapped));
        }
    }
    if (sk_X509_num(chain) < 2) codes.insert(Code::RevocationUnknown);
    if (codes.count(Code::CertificateRevoked) != 0) {
        codes.erase(Code::NotRevokedCrl);
        codes.erase(Code::NotRevokedOcsp);
    }
    return report;
}

ChainReport TrustStore::examine(const Certificate& certificate, Instant at, Purpose purpose,
                                const std::vector<Certificate>& extra) const
{
    return examine_chain(*impl_, certificate, at, purpose, extra, Answers::Use);
}

Codes TrustStore::check_chain(const Certificate& certificate, Instant at, Purpose purpose,
                              const std::vector<Certificate>& extra) const
{
    return examine(certificate, at, purpose, extra).codes;
}

TrustStore TrustStore::with(const ValidationData& data) const
{
    TrustMaterial material = impl_->material;
    add(material, data);
    return TrustStore(std::move(material));
}

TrustStore TrustStore::only_with(const ValidationData& data) const
{
    TrustMaterial material = impl_->material;
    material.intermediates.clear();
    material.crls.clear();
    material.ocsps.clear();
    add(material, data);
    return TrustStore(std::move(material));
}

std::string TrustStore::list_of(const Certificate& issuer, Instant at) const
{
    const VerifiedCrl* best = nullptr;
    for (const VerifiedCrl& candidate : impl_->crls) {
        if (candidate.issuer == issuer && candidate.next_update >= at &&
            (best == nullptr || candidate.this_update > best->this_update)) {
            best = &candidate;
        }
    }
    return best == nullptr ? std::string()
                           : ossl::to_der<const X509_CRL*>(i2d_X509_CRL, best->crl.get());
}

std::optional<Certificate> TrustStore::issuer_of(const Certificate& certificate) const
{
    X509* leaf = certificate.impl().x509.get();
    for (const auto* list : {&impl_->material.intermediates, &impl_->material.anchors}) {
        for (const Certificate& candidate : *list) {
            X509* x = candidate.impl().x509.get();
            if (X509_check_issued(x, leaf) != X509_V_OK) continue;
            const bool signed_by = X509_verify(leaf, X509_get0_pubkey(x)) == 1;
            ERR_clear_error();
            if (signed_by) return candidate;
        }
    }
    return std::nullopt;
}

}  // namespace buzon::signing
