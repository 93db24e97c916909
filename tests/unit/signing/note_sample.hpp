#pragma once

#include "core/base64.hpp"
#include "signing/tlog/note.hpp"

#include <string>
#include <string_view>

// Keys for tests out of RFC 8032 §7.1 (TEST 1, TEST 2), which everybody knows: worthless.
namespace buzon::signing::test {

// PKCS#8 (RFC 8410 §7) around a seed, as openssl genpkey writes one.
inline std::string pem_of(std::string_view seed)
{
    static constexpr std::string_view kBefore(
        "\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20", 16);
    const std::string kind = "PRIVATE KEY";
    return "-----BEGIN " + kind + "-----\n" + base64_encode(std::string(kBefore) += seed) +
           "\n-----END " + kind + "-----\n";
}

inline std::string log_key()
{
    return pem_of(
        "\x9d\x61\xb1\x9d\xef\xfd\x5a\x60\xba\x84\x4a\xf4\x92\xec\x2c\xc4"
        "\x44\x49\xc5\x69\x7b\x32\x69\x19\x70\x3b\xac\x03\x1c\xae\x7f\x60");
}

inline std::string witness_key()
{
    return pem_of(
        "\x4c\xcd\x08\x9b\x28\xff\x96\xda\x9d\xb6\xc3\x46\xec\x11\x4e\x0f"
        "\x5b\x8a\x31\x9f\x35\xab\xa6\x24\xda\x8c\xf6\xed\x4f\xb8\xa6\xfb");
}

inline NoteSigner log_signer(const std::string& name = "buzon.example/log")
{
    return NoteSigner::open(name, NoteKeyType::Ed25519, log_key(), Secret()).value();
}
inline NoteSigner witness_signer(const std::string& name = "testigo.example/w1")
{
    return NoteSigner::open(name, NoteKeyType::CosignatureV1, witness_key(), Secret()).value();
}

}  // namespace buzon::signing::test
