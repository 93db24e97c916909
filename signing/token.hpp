#pragma once

#include "core/finding.hpp"
#include "core/secret.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace buzon::signing {

struct TokenPlace {
    std::filesystem::path module;  // the maker's PKCS#11 library
    std::string uri;               // RFC 7512: token, serial, manufacturer, model
    std::shared_ptr<const Secret> pin;
    int sessions = 4;  // signatures at the same time, at most; one session each
    // A token that reports a wrong PIN since the last right one is not given another, lest it lock
    // itself over restarts of a service; a person may decide otherwise.
    enum class AfterWrongPin { Refuse, Try };
    AfterWrongPin after_wrong_pin = AfterWrongPin::Refuse;
};

// Key hardware behind PKCS#11: opened when it is first used, and again when it comes back. A PIN
// that was refused is never given again. Thread-safe. Findings of its users:
//   KEY-AUSENTE       it does not answer, is not there or is busy; it may come back
//   KEY-PIN           the PIN is wrong
//   KEY-PIN-DUDA      the token reports an earlier wrong PIN: not tried
//   KEY-PIN-BLOQUEADO the token has locked itself
//   PKCS11-VARIOS     several tokens answer to this name
class Token {
  public:
    // PKCS11-MODULO, PKCS11-URI. Does not ask the token.
    [[nodiscard]] static tl::expected<std::shared_ptr<Token>, Finding> make(TokenPlace place);

    struct Impl;  // token_impl.hpp
    explicit Token(std::unique_ptr<Impl> impl);
    Token(const Token&) = delete;
    Token& operator=(const Token&) = delete;
    ~Token();
    [[nodiscard]] Impl& impl() const { return *impl_; }

  private:
    std::unique_ptr<Impl> impl_;
};

// The key is there and only its hardware does not answer: waiting may help.
[[nodiscard]] inline bool is_away(const Finding& finding)
{
    return finding.id == "KEY-AUSENTE";
}

}  // namespace buzon::signing
