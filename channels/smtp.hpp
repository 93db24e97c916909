#pragma once

#include "channels/attempt.hpp"
#include "core/clock.hpp"
#include "core/email_address.hpp"
#include "core/secret.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace buzon::channels {

enum class StartTls : std::uint8_t {
    Required,  // no TLS, no mail
    Optional,  // used when offered; its certificate is verified all the same
    None,
};

struct SmtpSettings {
    std::string host;
    int port = 587;
    StartTls start_tls = StartTls::Required;
    std::filesystem::path ca_file;  // empty: the system's authorities
    std::string user;               // empty: no login
    Secret password;
    std::string helo;                       // our name in EHLO; empty: libcurl's choice
    EmailAddress envelope_from;             // return path, where bounces go
    std::optional<EmailAddress> copies_to;  // our own mailbox, second recipient of every message
    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::milliseconds total_timeout{60'000};  // of one message
};

struct Mail {
    EmailAddress to;    // one recipient: one fate
    std::string mime;   // bytes of compose()
    std::string envid;  // RFC 3461 ENVID, comes back in a bounce; letters, digits, "-", "."
};

// Hands messages to one submission server (RFC 6409) through libcurl. The connection is kept
// between messages and renewed when the server closed it. Delivery status notifications are asked
// for (RFC 3461: NOTIFY=FAILURE,DELAY RET=HDRS ENVID ORCPT) when the server offers DSN.
// With `copies_to` each message goes in one transaction to its recipient and to that mailbox, which
// no header shows: a server takes the content for every recipient it accepted or for none (RFC 5321
// §4.1.1.4), so the copy proves what was taken (copy_box.hpp). The recipient is judged first; a
// refused copy stops nothing, because a lost message is worse than a doubtful one.
// No content leaves later than total_timeout after send() was called: a try whose end nobody heard
// is over by then.
// Every outcome is an Attempt, judged by smtp_verdict.hpp, whose transcript holds the server's
// replies; login exchanges are replaced by "[credenciales omitidas]".
// Throws Error{Curl} only when libcurl itself cannot work, std::logic_error for an envid outside
// its alphabet. Not thread-safe: one per worker. Settings and clock must outlive it.
class SmtpSender {
  public:
    SmtpSender(const SmtpSettings& settings, const Clock& clock);
    SmtpSender(const SmtpSender&) = delete;
    SmtpSender& operator=(const SmtpSender&) = delete;
    ~SmtpSender();

    [[nodiscard]] Attempt send(const Mail& mail);

  private:
    class Session;
    std::unique_ptr<Session> session_;
};

}  // namespace buzon::channels
