#include "signing/timestamp.hpp"

#include "signing/cms.hpp"
#include "signing/der.hpp"
#include "signing/digest.hpp"

#include <fmt/format.h>

#include <array>

namespace buzon::signing {

struct TimestampAuthority::Impl {
    Signer signer;
    std::vector<Certificate> sent;  // own certificate first
    const Clock* clock;
    std::function<std::uint64_t()> next_serial;
    std::string policy;    // OID element
    std::string accuracy;  // element
    std::string name;      // [0] GeneralName of the unit

    [[nodiscard]] std::string token(std::string_view imprint, std::string_view nonce,
                                    bool with_certificates) const;
};

namespace {

constexpr std::size_t kMaxRequest = 16 * 1024;

// PKIFailureInfo, RFC 3161 §2.4.2: numbers of bits.
enum class Failure {
    BadAlgorithm = 0,
    BadDataFormat = 5,
    UnacceptedPolicy = 15,
    UnacceptedExtension = 16
};

Finding not_a_unit(std::string reason)
{
    return Finding{
        .id = "TSA-CERTIFICADO",
        .field = "unidad de sello de tiempo",
        .reason = std::move(reason),
        .remedy = "Use un certificado cuyo único uso extendido sea timeStamping, crítico.",
        .citation = "RFC 3161 §2.3"};
}

bool only_timestamping(X509* x)
{
    if ((X509_get_extension_flags(x) & EXFLAG_XKUSAGE) == 0) return false;
    if (X509_get_extended_key_usage(x) != XKU_TIMESTAMP) return false;
    const int at = X509_get_ext_by_NID(x, NID_ext_key_usage, -1);
    return at >= 0 && X509_EXTENSION_get_critical(X509_get_ext(x, at)) == 1;
}

std::string oid_element(const std::string& dotted)
{
    const ossl::Asn1Object object(OBJ_txt2obj(dotted.c_str(), 1));
    ERR_clear_error();
    return object == nullptr ? std::string()
                             : ossl::to_der<const ASN1_OBJECT*>(i2d_ASN1_OBJECT, object.get());
}

// RFC 3161 §2.4.2: a fraction is written without trailing zeros.
std::string generalized_time(Instant at)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at.utc());
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{seconds - day};
    std::string text =
        fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                    time.hours().count(), time.minutes().count(), time.seconds().count());
    const auto millis = (at.utc() - seconds).count();
    if (millis != 0) {
        text += fmt::format(".{:03}", millis);
        while (text.back() == '0') text.pop_back();
    }
    return text + "Z";
}

std::string rejection(Failure failure, std::string_view words)
{
    const auto bit = static_cast<unsigned>(failure);
    std::string bits(bit / 8 + 2, '\0');
    bits[0] = static_cast<char>(7 - bit % 8);
    bits.back() = static_cast<char>(0x80U >> (bit % 8));
    constexpr std::uint64_t rejected = 2;
    return der::seq(
        {der::seq({der::integer(rejected), der::seq({der::tlv(der::Tag::Utf8String, {words})}),
                   der::tlv(der::Tag::BitString, {bits})})});
}

bool acceptable_imprint(TS_MSG_IMPRINT* imprint)
{
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const int length = ASN1_STRING_length(TS_MSG_IMPRINT_get_msg(imprint));
    switch (OBJ_obj2nid(oid)) {
        case NID_sha256: return length == 32;
        case NID_sha384: return length == 48;
        case NID_sha512: return length == 64;
        default: return false;
    }
}

}  // namespace

std::string TimestampAuthority::Impl::token(std::string_view imprint, std::string_view nonce,
                                            bool with_certificates) const
{
    const std::string info =
        der::seq({der::integer(1), policy, imprint, der::integer(next_serial()),
                  der::tlv(der::Tag::GeneralizedTime, {generalized_time(clock->now())}), accuracy,
                  nonce, name});
    static const std::vector<Certificate> none;
    try {
        return make_cms(signer,
                        CmsContent{.type = der::kTstInfo, .carried = info, .digest = sha256(info)},
                        with_certificates ? sent : none, {});
    } catch (const Error& error) {
        if (error.retryable()) throw;
        throw Error(Error::Kind::Timestamp, error.what(), error.openssl_queue());
    }
}

tl::expected<TimestampAuthority, Finding> TimestampAuthority::make(
    Signer signer, TimestampConfig config, const Clock& clock,
    std::function<std::uint64_t()> next_serial)
{
    X509* own = signer.certificate().impl().x509.get();
    if (!only_timestamping(own)) {
        return tl::unexpected(not_a_unit("El certificado no es de una unidad de sello de tiempo."));
    }
    const std::string policy = oid_element(config.policy);
    if (policy.empty()) {
        return tl::unexpected(not_a_unit("La política «" + config.policy + "» no es un OID."));
    }
    if (config.accuracy_seconds < 1 || !next_serial) {
        throw std::logic_error("TimestampAuthority: accuracy or serial source missing");
    }
    std::vector<Certificate> sent{signer.certificate()};
    for (Certificate& c : config.chain) sent.push_back(std::move(c));
    const std::string subject =
        ossl::to_der<const X509_NAME*>(i2d_X509_NAME, X509_get_subject_name(own));
    const auto seconds = static_cast<std::uint64_t>(config.accuracy_seconds);
    return TimestampAuthority(std::make_unique<Impl>(
        Impl{.signer = std::move(signer),
             .sent = std::move(sent),
             .clock = &clock,
             .next_serial = std::move(next_serial),
             .policy = policy,
             .accuracy = der::seq({der::integer(seconds)}),
             .name = der::tlv(der::Tag::Context0, {der::tlv(der::Tag::Context4, {subject})})}));
}

TimestampAuthority::TimestampAuthority(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TimestampAuthority::TimestampAuthority(TimestampAuthority&&) noexcept = default;
TimestampAuthority& TimestampAuthority::operator=(TimestampAuthority&&) noexcept = default;
TimestampAuthority::~TimestampAuthority() = default;

const Certificate& TimestampAuthority::certificate() const
{
    return impl_->signer.certificate();
}

const Signer& TimestampAuthority::signer() const
{
    return impl_->signer;
}

std::string TimestampAuthority::stamp(const Sha256& digest) const
{
    const std::string_view bytes(reinterpret_cast<const char*>(digest.bytes().data()), 32);
    return impl_->token(der::seq({der::kSha256Algorithm, der::octets(bytes)}), {}, true);
}

std::string TimestampAuthority::respond(std::string_view request) const
{
    if (request.size() > kMaxRequest) return rejection(Failure::BadDataFormat, "too long");
    const unsigned char* p = ossl::bytes_of(request);
    const ossl::TsReq parsed(d2i_TS_REQ(nullptr, &p, static_cast<long>(request.size())));
    ERR_clear_error();
    if (parsed == nullptr || p != ossl::bytes_of(request) + request.size() ||
        TS_REQ_get_version(parsed.get()) != 1) {
        return rejection(Failure::BadDataFormat, "not a TimeStampReq, version 1");
    }
    TS_MSG_IMPRINT* imprint = TS_REQ_get_msg_imprint(parsed.get());
    if (!acceptable_imprint(imprint)) {
        return rejection(Failure::BadAlgorithm, "SHA-256, SHA-384 or SHA-512 wanted");
    }
    const ASN1_OBJECT* policy = TS_REQ_get_policy_id(parsed.get());
    if (policy != nullptr &&
        ossl::to_der<const ASN1_OBJECT*>(i2d_ASN1_OBJECT, policy) != impl_->policy) {
        return rejection(Failure::UnacceptedPolicy, "policy not offered");
    }
    if (TS_REQ_get_ext_count(parsed.get()) > 0) {
        return rejection(Failure::UnacceptedExtension, "extensions not supported");
    }
    const ASN1_INTEGER* nonce = TS_REQ_get_nonce(parsed.get());
    const std::string nonce_der = nonce == nullptr
                                      ? std::string()
                                      : ossl::to_der<const ASN1_INTEGER*>(i2d_ASN1_INTEGER, nonce);
    const std::string token =
        impl_->token(ossl::to_der<const TS_MSG_IMPRINT*>(i2d_TS_MSG_IMPRINT, imprint), nonce_der,
                     TS_REQ_get_cert_req(parsed.get()) != 0);
    return der::seq({der::seq({der::integer(0)}), token});
}

}  // namespace buzon::signing
