#include "signing/openssl.hpp"

#include <array>
#include <chrono>
#include <cstring>
#include <ctime>
#include <utility>

namespace buzon::signing::ossl {

std::string drain_errors()
{
    std::string out;
    std::array<char, 256> line{};
    for (unsigned long code = ERR_get_error(); code != 0; code = ERR_get_error()) {
        ERR_error_string_n(code, line.data(), line.size());
        if (!out.empty()) out += "; ";
        out += line.data();
    }
    return out;
}

void fail(Error::Kind kind, const char* what)
{
    throw Error(kind, what, drain_errors());
}

Bio memory_bio(std::string_view bytes)
{
    if (bytes.size() > 0x7fffffff) fail(Error::Kind::Encode, "input over 2 GB");
    return Bio(require(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())),
                       Error::Kind::Encode, "BIO_new_mem_buf"));
}

std::optional<Instant> instant_of(const ASN1_TIME* time)
{
    std::tm broken{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &broken) != 1) return std::nullopt;
    const auto date = std::chrono::year{broken.tm_year + 1900} /
                      std::chrono::month{static_cast<unsigned>(broken.tm_mon + 1)} /
                      std::chrono::day{static_cast<unsigned>(broken.tm_mday)};
    if (!date.ok()) return std::nullopt;
    Instant::TimePoint at{std::chrono::sys_days{date}};
    at += std::chrono::hours{broken.tm_hour} + std::chrono::minutes{broken.tm_min} +
          std::chrono::seconds{broken.tm_sec};
    // A GeneralizedTime may carry a fraction (RFC 3161 genTime), which std::tm loses.
    const std::string_view text(reinterpret_cast<const char*>(ASN1_STRING_get0_data(time)),
                                static_cast<std::size_t>(ASN1_STRING_length(time)));
    const auto dot = text.find('.');
    if (dot != std::string_view::npos) {
        int scale = 100;
        for (std::size_t i = dot + 1; i < text.size() && scale > 0; ++i, scale /= 10) {
            if (text[i] < '0' || text[i] > '9') break;
            at += std::chrono::milliseconds{scale * (text[i] - '0')};
        }
    }
    return Instant(at);
}

namespace {

struct PasswordRequest {
    std::string_view password;
    bool asked = false;
};

int give_password(char* buffer, int size, int /*for writing*/, void* user)
{
    auto* request = static_cast<PasswordRequest*>(user);
    request->asked = true;
    const std::size_t n = request->password.size();
    if (n == 0 || n > static_cast<std::size_t>(size)) return -1;
    std::memcpy(buffer, request->password.data(), n);
    return static_cast<int>(n);
}

}  // namespace

PemKey read_pem_key(std::string_view pem, std::string_view password)
{
    const Bio bio = memory_bio(pem);
    PasswordRequest request{.password = password};
    PKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, give_password, &request));
    return {.key = std::move(key), .asked = request.asked};
}

std::string dotted(const ASN1_OBJECT* object)
{
    std::array<char, 128> text{};
    if (object == nullptr) return {};
    const int n = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
    if (n <= 0 || static_cast<std::size_t>(n) >= text.size()) return {};
    return std::string(text.data(), static_cast<std::size_t>(n));
}

std::string ecdsa_pair(std::string_view der, std::size_t size)
{
    const unsigned char* p = bytes_of(der);
    const EcdsaSig signature(require(d2i_ECDSA_SIG(nullptr, &p, static_cast<long>(der.size())),
                                     Error::Kind::Encode, "d2i_ECDSA_SIG"));
    std::string out(2 * size, '\0');
    const int n = static_cast<int>(size);
    if (BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes_of(out), n) != n ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes_of(out) + size, n) != n) {
        fail(Error::Kind::Encode, "BN_bn2binpad");
    }
    return out;
}

std::string ecdsa_der(std::string_view pair)
{
    const int half = static_cast<int>(pair.size() / 2);
    BigNum r(require(BN_bin2bn(bytes_of(pair), half, nullptr), Error::Kind::Encode, "BN_bin2bn"));
    BigNum s(
        require(BN_bin2bn(bytes_of(pair) + half, half, nullptr), Error::Kind::Encode, "BN_bin2bn"));
    const EcdsaSig signature(require(ECDSA_SIG_new(), Error::Kind::Encode, "ECDSA_SIG_new"));
    require(ECDSA_SIG_set0(signature.get(), r.get(), s.get()), Error::Kind::Encode,
            "ECDSA_SIG_set0");
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    return to_der<const ECDSA_SIG*>(i2d_ECDSA_SIG, signature.get());
}

time_t time_t_of(Instant at)
{
    return std::chrono::floor<std::chrono::seconds>(at.utc()).time_since_epoch().count();
}

}  // namespace buzon::signing::ossl
