#include "signing/digest.hpp"

#include "signing/openssl.hpp"

#include <openssl/crypto.h>
#include <openssl/hmac.h>

namespace buzon::signing {

Sha256 sha256(std::string_view bytes)
{
    return sha256({bytes});
}

Sha256 sha256(std::initializer_list<std::string_view> parts)
{
    // Fetching the algorithm by name costs more than hashing a short text; EVP_MD_CTX is per
    // thread.
    static EVP_MD* const md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    thread_local const ossl::MdCtx ctx(EVP_MD_CTX_new());
    if (md == nullptr || ctx == nullptr) ossl::fail(Error::Kind::Digest, "SHA256");
    ossl::require(EVP_DigestInit_ex(ctx.get(), md, nullptr), Error::Kind::Digest, "EVP_DigestInit");
    for (const std::string_view part : parts) {
        ossl::require(EVP_DigestUpdate(ctx.get(), part.data(), part.size()), Error::Kind::Digest,
                      "EVP_DigestUpdate");
    }
    Sha256::Bytes out{};
    unsigned int n = 0;
    ossl::require(EVP_DigestFinal_ex(ctx.get(), out.data(), &n), Error::Kind::Digest,
                  "EVP_DigestFinal");
    return Sha256(out);
}

std::string hmac_sha256(std::string_view key, std::string_view bytes)
{
    std::string out(32, '\0');
    unsigned int n = 0;
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), ossl::bytes_of(bytes),
             bytes.size(), ossl::bytes_of(out), &n) == nullptr ||
        n != 32) {
        ossl::fail(Error::Kind::Digest, "HMAC");
    }
    return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace buzon::signing
