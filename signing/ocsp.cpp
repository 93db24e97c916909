#include "signing/ocsp.hpp"

#include "signing/trust_impl.hpp"

namespace buzon::signing {

namespace {

using std::chrono::seconds;

OcspAnswer pending(Code why)
{
    OcspAnswer answer;
    answer.codes = {why, Code::RevocationUnknown};
    return answer;
}

ossl::OcspId id_of(X509* certificate, X509* issuer, const EVP_MD* md)
{
    return ossl::OcspId(ossl::require(OCSP_cert_to_id(md, certificate, issuer), Error::Kind::Encode,
                                      "OCSP_cert_to_id"));
}

// RFC 6960 §4.2.2.2: the issuer itself, or a certificate it issued directly for OCSP signing.
bool may_answer(X509* responder, X509* authority, const TrustStore::Impl& trust, Instant now)
{
    if (X509_cmp(responder, authority) == 0) return true;
    if (X509_check_issued(authority, responder) != X509_V_OK ||
        X509_verify(responder, X509_get0_pubkey(authority)) != 1 ||
        (X509_get_extended_key_usage(responder) & XKU_OCSP_SIGN) == 0 ||
        (X509_get_extension_flags(responder) & EXFLAG_XKUSAGE) == 0) {
        return false;
    }
    X509_up_ref(responder);
    const auto certificate = Certificate::Impl::wrap(ossl::X509Ptr(responder));
    if (!certificate) return false;
    // Its extended key usage is not that of a document signer: that one code is expected. Answers
    // about who answers are not asked for: they could stand for each other in a circle.
    const auto holds = [&](TrustStore::Purpose purpose) {
        Codes codes = examine_chain(trust, *certificate, now, purpose, {}, Answers::Ignore).codes;
        codes.erase(Code::WrongPurpose);
        return codes.empty() || worst(codes) < Code::CertificateExpired;
    };
    return holds(TrustStore::Purpose::Signature) || holds(TrustStore::Purpose::Timestamp);
}

struct Status {
    int value = -1;
    std::optional<Instant> revoked_at;
    std::optional<Instant> this_update;
    std::optional<Instant> next_update;
};

std::optional<Status> find_status(OCSP_BASICRESP* basic, X509* certificate, X509* issuer)
{
    for (const EVP_MD* md : {EVP_sha1(), EVP_sha256()}) {
        const ossl::OcspId id = id_of(certificate, issuer, md);
        Status out;
        int reason = -1;
        ASN1_GENERALIZEDTIME* revoked = nullptr;
        ASN1_GENERALIZEDTIME* from = nullptr;
        ASN1_GENERALIZEDTIME* until = nullptr;
        if (OCSP_resp_find_status(basic, id.get(), &out.value, &reason, &revoked, &from, &until) !=
            1) {
            continue;
        }
        out.revoked_at = ossl::instant_of(revoked);
        out.this_update = ossl::instant_of(from);
        out.next_update = ossl::instant_of(until);
        return out;
    }
    return std::nullopt;
}

bool fresh(const Status& status, Instant now, seconds tolerance)
{
    if (!status.this_update || *status.this_update > now + tolerance) return false;
    if (status.next_update) return *status.next_update + tolerance >= now;
    return *status.this_update + tolerance >= now;
}

Codes codes_of(const Status& status, Instant at)
{
    switch (status.value) {
        case V_OCSP_CERTSTATUS_GOOD: return {Code::NotRevokedOcsp};
        case V_OCSP_CERTSTATUS_REVOKED:
            return {status.revoked_at && *status.revoked_at > at ? Code::RevokedAfterwards
                                                                 : Code::CertificateRevoked};
        default: return {Code::RevocationUnknown};
    }
}

// Signed by the authority or by whom it let speak, as of `now`.
bool is_authentic(OCSP_BASICRESP* basic, X509* authority, const TrustStore::Impl& trust,
                  Instant now)
{
    const ossl::BorrowedCerts known(
        ossl::require(sk_X509_new_null(), Error::Kind::Encode, "sk_X509_new"));
    sk_X509_push(known.get(), authority);
    X509* responder = nullptr;
    const bool authentic = OCSP_basic_verify(basic, known.get(), nullptr, OCSP_NOVERIFY) == 1 &&
                           OCSP_resp_get0_signer(basic, &responder, known.get()) == 1 &&
                           may_answer(responder, authority, trust, now);
    ERR_clear_error();
    return authentic;
}

ossl::OcspBasic basic_of(const std::string& response)
{
    const unsigned char* p = ossl::bytes_of(response);
    const ossl::OcspResponse parsed(
        d2i_OCSP_RESPONSE(nullptr, &p, static_cast<long>(response.size())));
    ossl::OcspBasic basic(parsed != nullptr && OCSP_response_status(parsed.get()) ==
                                                   OCSP_RESPONSE_STATUS_SUCCESSFUL
                              ? OCSP_response_get1_basic(parsed.get())
                              : nullptr);
    ERR_clear_error();
    return basic;
}

bool nonce_differs(const std::string& request, OCSP_BASICRESP* basic)
{
    if (request.empty()) return false;
    const unsigned char* p = ossl::bytes_of(request);
    const ossl::OcspRequest asked(d2i_OCSP_REQUEST(nullptr, &p, static_cast<long>(request.size())));
    // A responder that leaves the nonce out is common; its answer must then be fresh, which is
    // checked.
    return asked == nullptr || OCSP_check_nonce(asked.get(), basic) == 0;
}

}  // namespace

OcspAnswer judge_ocsp(const TrustStore& trust, const Certificate& certificate,
                      const std::string& request, const std::string& response, Instant at,
                      Instant now, seconds tolerance)
{
    const auto issuer = trust.issuer_of(certificate);
    if (!issuer) return pending(Code::ChainUntrusted);
    const ossl::OcspBasic basic = basic_of(response);
    OcspAnswer answer = pending(Code::OcspUnavailable);
    answer.response = response;
    if (basic == nullptr) return answer;
    answer.produced_at = ossl::instant_of(OCSP_resp_get0_produced_at(basic.get()));

    X509* authority = issuer->impl().x509.get();
    const bool authentic = is_authentic(basic.get(), authority, trust.impl(), now);
    const auto status = find_status(basic.get(), certificate.impl().x509.get(), authority);
    const bool other_nonce = nonce_differs(request, basic.get());
    ERR_clear_error();

    answer.codes.clear();
    if (!authentic || !status) answer.codes.insert(Code::OcspUntrusted);
    if (other_nonce) answer.codes.insert(Code::OcspNonce);
    if (status && !fresh(*status, now, tolerance)) answer.codes.insert(Code::OcspStale);
    if (!answer.codes.empty()) {
        answer.codes.insert(Code::RevocationUnknown);
        return answer;
    }
    answer.revoked_at = status->revoked_at;
    answer.codes = codes_of(*status, at);
    return answer;
}

void adopt_answers(TrustStore::Impl& impl)
{
    for (const std::string& der : impl.material.ocsps) {
        if (ossl::OcspBasic basic = basic_of(der)) {
            impl.answers.push_back(StoredAnswer{std::move(basic)});
        }
    }
}

Codes check_answers(const TrustStore::Impl& impl, X509* certificate, X509* issuer, Instant at)
{
    Codes against;
    Codes good;
    for (const StoredAnswer& answer : impl.answers) {
        const auto status = find_status(answer.basic.get(), certificate, issuer);
        ERR_clear_error();
        if (!status || !status->this_update) continue;
        // Its signer is judged for the time at which it spoke: an answer kept outlives him.
        if (!is_authentic(answer.basic.get(), issuer, impl, *status->this_update)) {
            against.insert(Code::OcspUntrusted);
            continue;
        }
        const Codes said = codes_of(*status, at);
        if (said.count(Code::RevocationUnknown) != 0) continue;
        if (said.count(Code::NotRevokedOcsp) == 0) return said;
        // What was good later was good then; what was good before only while the answer held.
        const Instant until = status->next_update.value_or(*status->this_update + seconds{300});
        if (until < at) {
            against.insert(Code::OcspStale);
        } else {
            good.insert(Code::NotRevokedOcsp);
        }
    }
    return good.empty() ? against : good;
}

OcspClient::OcspClient(const TrustStore& trust, OcspEndpoints endpoints, OcspTransport transport,
                       const Clock& clock)
    : trust_(&trust),
      endpoints_(std::move(endpoints)),
      transport_(std::move(transport)),
      clock_(&clock)
{
}

OcspAnswer OcspClient::ask(const Certificate& certificate, Instant at) const
{
    using enum Error::Kind;
    const auto issuer = trust_->issuer_of(certificate);
    if (!issuer) return pending(Code::ChainUntrusted);
    const auto listed = endpoints_.url_by_issuer.find(certificate.issuer_common_name());
    const std::string& url =
        listed == endpoints_.url_by_issuer.end() ? endpoints_.default_url : listed->second;
    if (url.empty() || !transport_) return pending(Code::OcspUnavailable);

    const ossl::OcspRequest request(ossl::require(OCSP_REQUEST_new(), Encode, "OCSP_REQUEST_new"));
    // SHA-1 only names the issuer here; it is what every responder understands (RFC 5019 §2.1.1).
    ossl::OcspId id = id_of(certificate.impl().x509.get(), issuer->impl().x509.get(), EVP_sha1());
    ossl::require(OCSP_request_add0_id(request.get(), id.release()), Encode,
                  "OCSP_request_add0_id");
    constexpr int nonce_bytes = 16;
    ossl::require(OCSP_request_add1_nonce(request.get(), nullptr, nonce_bytes), Encode,
                  "OCSP_request_add1_nonce");
    const std::string sent = ossl::to_der<const OCSP_REQUEST*>(i2d_OCSP_REQUEST, request.get());
    const auto received = transport_(url, sent);
    if (!received) return pending(Code::OcspUnavailable);
    return judge_ocsp(*trust_, certificate, sent, *received, at, clock_->now(),
                      endpoints_.tolerance);
}

}  // namespace buzon::signing
