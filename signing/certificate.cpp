#include "signing/certificate.hpp"

#include "signing/digest.hpp"
#include "signing/openssl.hpp"

#include <algorithm>
#include <array>

namespace buzon::signing {

namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;  // SAT's are 1.6 KB
constexpr int kSatSerialDigits = 20;

Finding unreadable(std::string reason)
{
    return Finding{.id = "CER-ILEGIBLE",
                   .field = "certificado",
                   .reason = std::move(reason),
                   .remedy = "Use el archivo .cer tal como lo entregó la autoridad certificadora.",
                   .citation = "CFF 17-G"};
}

std::string utf8_of(const ASN1_STRING* value)
{
    if (value == nullptr) return {};
    unsigned char* raw = nullptr;
    const int n = ASN1_STRING_to_UTF8(&raw, value);
    if (n >= 0) {
        std::string out = ossl::string_of(raw, n);
        OPENSSL_free(raw);
        return out;
    }
    // X.520 makes x500UniqueIdentifier a BIT STRING, which has no text form: take its bytes.
    ERR_clear_error();
    return ossl::string_of(ASN1_STRING_get0_data(value), ASN1_STRING_length(value));
}

std::string entry(const X509_NAME* name, int nid)
{
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0) return {};
    return utf8_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
}

std::string trimmed(std::string_view s)
{
    const auto first = s.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(s.substr(first, s.find_last_not_of(" \t") - first + 1));
}

// "HOLDER / REPRESENTATIVE": part 0 or 1, "" when there is none.
std::string slash_part(const std::string& value, std::size_t part)
{
    const auto slash = value.find('/');
    if (slash == std::string::npos) return part == 0 ? trimmed(value) : std::string();
    const std::string_view all(value);
    return trimmed(part == 0 ? all.substr(0, slash) : all.substr(slash + 1));
}

std::optional<Rfc> rfc_of(const std::string& text)
{
    if (text.empty()) return std::nullopt;
    auto rfc = Rfc::parse(text);
    if (!rfc) return std::nullopt;
    return *rfc;
}

std::string number_of(const ASN1_INTEGER* serial)
{
    std::string bytes = ossl::string_of(ASN1_STRING_get0_data(serial), ASN1_STRING_length(serial));
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (bytes.size() == kSatSerialDigits && std::all_of(bytes.begin(), bytes.end(), digit)) {
        return bytes;
    }
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += kHex[byte >> 4U];
        hex += kHex[byte & 15U];
    }
    return hex;
}

}  // namespace

tl::expected<Certificate, Finding> Certificate::Impl::wrap(ossl::X509Ptr x509)
{
    auto impl = std::make_shared<Impl>();
    // Fills the extension cache now, so that later reads from several threads change nothing.
    X509_check_purpose(x509.get(), -1, 0);
    ERR_clear_error();
    const auto from = ossl::instant_of(X509_get0_notBefore(x509.get()));
    const auto until = ossl::instant_of(X509_get0_notAfter(x509.get()));
    if (!from || !until) {
        return tl::unexpected(unreadable("La vigencia del certificado no se puede leer."));
    }
    impl->not_before = *from;
    impl->not_after = *until;
    impl->der = ossl::to_der<const X509*>(i2d_X509, x509.get());
    impl->fingerprint = sha256(impl->der);
    impl->number = number_of(X509_get0_serialNumber(x509.get()));
    impl->x509 = std::move(x509);
    return Certificate(std::move(impl));
}

tl::expected<Certificate, Finding> Certificate::parse(std::string_view bytes)
{
    if (bytes.empty() || bytes.size() > kMaxBytes) {
        return tl::unexpected(unreadable("El certificado está vacío o es demasiado grande."));
    }
    ossl::X509Ptr x509;
    if (bytes.find("-----BEGIN") != std::string_view::npos) {
        const ossl::Bio bio = ossl::memory_bio(bytes);
        x509.reset(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    } else {
        const unsigned char* p = ossl::bytes_of(bytes);
        x509.reset(d2i_X509(nullptr, &p, static_cast<long>(bytes.size())));
        if (p != ossl::bytes_of(bytes) + bytes.size()) x509.reset();
    }
    ERR_clear_error();
    if (x509 == nullptr || X509_get0_pubkey(x509.get()) == nullptr) {
        ERR_clear_error();
        return tl::unexpected(unreadable("El archivo no es un certificado X.509 (DER o PEM)."));
    }
    return Impl::wrap(std::move(x509));
}

std::optional<Rfc> Certificate::subject_rfc() const
{
    const X509_NAME* subject = X509_get_subject_name(impl_->x509.get());
    return rfc_of(slash_part(entry(subject, NID_x500UniqueIdentifier), 0));
}

std::optional<Rfc> Certificate::representative_rfc() const
{
    const X509_NAME* subject = X509_get_subject_name(impl_->x509.get());
    return rfc_of(slash_part(entry(subject, NID_x500UniqueIdentifier), 1));
}

std::string Certificate::curp() const
{
    const X509_NAME* subject = X509_get_subject_name(impl_->x509.get());
    const std::string value = entry(subject, NID_serialNumber);
    const std::string holder = slash_part(value, 0);
    return holder.empty() ? slash_part(value, 1) : holder;
}

std::string Certificate::common_name() const
{
    return entry(X509_get_subject_name(impl_->x509.get()), NID_commonName);
}

std::string Certificate::holder_name() const
{
    const std::string name = entry(X509_get_subject_name(impl_->x509.get()), NID_name);
    return name.empty() ? common_name() : name;
}

std::string Certificate::issuer_name() const
{
    const ossl::Bio out(BIO_new(BIO_s_mem()));
    if (out == nullptr) ossl::fail(Error::Kind::Encode, "BIO_new");
    constexpr unsigned long flags =
        XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
    if (X509_NAME_print_ex(out.get(), X509_get_issuer_name(impl_->x509.get()), 0, flags) < 0) {
        ERR_clear_error();
        return {};
    }
    std::string text(BIO_ctrl_pending(out.get()), '\0');
    const int n = BIO_read(out.get(), text.data(), static_cast<int>(text.size()));
    text.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    return text;
}

std::string Certificate::issuer_common_name() const
{
    return entry(X509_get_issuer_name(impl_->x509.get()), NID_commonName);
}

const std::string& Certificate::number() const
{
    return impl_->number;
}
Instant Certificate::not_before() const
{
    return impl_->not_before;
}
Instant Certificate::not_after() const
{
    return impl_->not_after;
}

bool Certificate::valid_at(Instant at) const
{
    // notAfter names a whole second, and that second still counts.
    return at >= impl_->not_before && at < impl_->not_after + std::chrono::seconds{1};
}

bool Certificate::is_efirma() const
{
    X509* x = impl_->x509.get();
    const X509_NAME* subject = X509_get_subject_name(x);
    if (!subject_rfc() || !entry(subject, NID_organizationalUnitName).empty()) return false;
    const std::uint32_t flags = X509_get_extension_flags(x);
    if ((flags & EXFLAG_CA) != 0 || (flags & EXFLAG_KUSAGE) == 0) return false;
    constexpr std::uint32_t needed = KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION;
    return (X509_get_key_usage(x) & needed) == needed;
}

const Sha256& Certificate::fingerprint() const
{
    return impl_->fingerprint;
}
const std::string& Certificate::der() const
{
    return impl_->der;
}

}  // namespace buzon::signing
