#pragma once

#include "core/c_ptr.hpp"
#include "core/finding.hpp"

#include <p11-kit/p11-kit.h>
#include <p11-kit/pkcs11.h>
#include <p11-kit/uri.h>
#include <tl/expected.hpp>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

// Private to this folder: a PKCS#11 module (OASIS PKCS #11 2.40), loaded once a process.
namespace buzon::signing::p11 {

using Uri = CPtr<P11KitUri, p11_kit_uri_free>;

// RFC 7512; nullptr: it is none, or has parts that nobody knows.
[[nodiscard]] Uri parse_uri(const std::string& text);

// "CKR_PIN_INCORRECT"; the number when it is a maker's own.
[[nodiscard]] std::string name_of(CK_RV rv);

// The library of a maker. Makers differ in what they notice of a token that comes back; starting
// the library anew is what all of them understand, and ends every session of the process: whoever
// calls it holds a Use, and sees by `start` that what he opened before is gone. Thread-safe.
class Module {
  public:
    // The one of this process for this file. PKCS11-MODULO: it is no PKCS#11 library.
    [[nodiscard]] static tl::expected<std::shared_ptr<Module>, Finding> open(
        const std::filesystem::path& file);

    explicit Module(CK_FUNCTION_LIST* functions) : functions_(functions) {}
    Module(const Module&) = delete;
    Module& operator=(const Module&) = delete;
    ~Module();

    // While it lives the library is not started anew.
    struct Use {
        std::shared_lock<std::shared_mutex> held;
        CK_FUNCTION_LIST* call = nullptr;
        std::uint64_t start = 0;  // 0: the library does not start
        CK_RV why = CKR_OK;       // then
    };
    [[nodiscard]] Use use();
    // Unless somebody did since `start`, and not more than once a second. Waits for all uses.
    void start_anew(std::uint64_t start);

  private:
    [[nodiscard]] Use held_use();
    void start_locked();

    CK_FUNCTION_LIST* functions_;
    std::mutex gate_;
    std::shared_mutex uses_;
    std::atomic<std::uint64_t> starts_{0};  // successful ones
    bool running_ = false;
    CK_RV why_ = CKR_CRYPTOKI_NOT_INITIALIZED;
    std::atomic<std::int64_t> next_start_{0};  // steady clock, milliseconds
};

}  // namespace buzon::signing::p11
