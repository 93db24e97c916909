#include "signing/random.hpp"

#include "core/base64.hpp"
#include "signing/openssl.hpp"

#include <openssl/rand.h>

namespace buzon::signing {

std::string random_bytes(std::size_t n)
{
    std::string out(n, '\0');
    if (n > 0x7fffffff) throw Error(Error::Kind::Random, "too many random bytes at once");
    ossl::require(RAND_bytes(ossl::bytes_of(out), static_cast<int>(n)), Error::Kind::Random,
                  "RAND_bytes");
    return out;
}

std::string random_token()
{
    std::string text = base64_encode(random_bytes(32));
    for (char& c : text) {
        if (c == '+') c = '-';
        if (c == '/') c = '_';
    }
    while (!text.empty() && text.back() == '=') text.pop_back();
    return text;
}

}  // namespace buzon::signing
