#pragma once

#include "signing/pkcs11.hpp"
#include "signing/token.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

// Private to this folder: the sessions of a token.
namespace buzon::signing {

struct Token::Impl {
    // A session lent to one thread; given back when it goes, closed when it was `broken`.
    class Session {
      public:
        Session(Impl& token, p11::Module::Use use, CK_SESSION_HANDLE handle, std::uint64_t opening)
            : token_(&token), use_(std::move(use)), handle_(handle), opening_(opening)
        {
        }
        Session(Session&& other) noexcept
            : token_(std::exchange(other.token_, nullptr)),
              use_(std::move(other.use_)),
              handle_(other.handle_),
              opening_(other.opening_)
        {
        }
        Session& operator=(Session&&) = delete;
        ~Session();

        [[nodiscard]] CK_FUNCTION_LIST* call() const { return use_.call; }
        [[nodiscard]] CK_SESSION_HANDLE handle() const { return handle_; }
        // Handles of objects hold as long as this stays the same.
        [[nodiscard]] std::uint64_t opening() const { return opening_; }
        [[nodiscard]] std::uint64_t start() const { return use_.start; }

      private:
        Impl* token_;
        p11::Module::Use use_;
        CK_SESSION_HANDLE handle_;
        std::uint64_t opening_;
    };

    Impl(std::shared_ptr<p11::Module> module_in, p11::Uri uri_in, TokenPlace place_in)
        : module(std::move(module_in)), uri(std::move(uri_in)), place(std::move(place_in))
    {
    }

    // Opens the token first where it is not open. Waits while all sessions are lent.
    [[nodiscard]] tl::expected<Session, Finding> session();
    // Something failed: what is open of this opening is given up, and the library started anew, so
    // that the next session() begins from nothing. No session may be held. `start` 0: it did not
    // come to a session.
    void give_up(std::uint64_t opening, std::uint64_t start);
    void close();

    const std::shared_ptr<p11::Module> module;
    const p11::Uri uri;
    const TokenPlace place;

  private:
    [[nodiscard]] std::optional<Finding> open(const p11::Module::Use& use);
    [[nodiscard]] tl::expected<CK_SLOT_ID, Finding> find_slot(const p11::Module::Use& use) const;
    [[nodiscard]] std::optional<Finding> log_in(const p11::Module::Use& use,
                                                CK_SESSION_HANDLE session);
    void give_back(CK_FUNCTION_LIST* call, CK_SESSION_HANDLE handle, std::uint64_t opening);
    [[nodiscard]] bool open_now();
    void close_idle(CK_FUNCTION_LIST* call);

    std::mutex mutex_;
    std::condition_variable freed_;
    std::uint64_t start_ = 0;  // of the library, when this was opened; 0: not open
    std::uint64_t opening_ = 0;
    CK_SLOT_ID slot_ = 0;
    std::vector<CK_SESSION_HANDLE> idle_;
    std::size_t lent_ = 0;                // of this opening
    std::optional<Finding> pin_refused_;  // for good
};

// KEY-AUSENTE, with what the library said.
[[nodiscard]] Finding token_away(CK_RV rv, const std::string& what);

// Every object of these attributes that the session sees. KEY-AUSENTE.
[[nodiscard]] tl::expected<std::vector<CK_OBJECT_HANDLE>, Finding> find_objects(
    const Token::Impl::Session& session, std::vector<CK_ATTRIBUTE> attributes);

}  // namespace buzon::signing
