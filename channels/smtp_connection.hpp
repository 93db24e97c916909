#pragma once

#include "channels/curl.hpp"
#include "channels/smtp.hpp"
#include "channels/smtp_transcript.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace buzon::channels {

// One connection to a submission server: libcurl opens it (TLS, login), then commands and replies
// pass one by one, so that every reply is known to the command it answers. Private to channels.
class SmtpConnection {
  public:
    using Deadline = std::chrono::steady_clock::time_point;

    explicit SmtpConnection(const SmtpSettings& settings) : settings_(settings) {}
    SmtpConnection(const SmtpConnection&) = delete;
    SmtpConnection& operator=(const SmtpConnection&) = delete;
    ~SmtpConnection() { close(); }

    [[nodiscard]] bool is_open() const { return handle_ != nullptr; }
    [[nodiscard]] SmtpTranscript& transcript() { return transcript_; }

    // Connected, encrypted and logged in; nothing when it worked. On failure it is closed, and the
    // transcript's reply() may hold a refusal.
    [[nodiscard]] std::optional<Trouble> open();
    // Waits for the whole reply, which is then in the transcript.
    [[nodiscard]] std::optional<Trouble> command(std::string_view line, Deadline deadline);
    // The message after DATA, dot-stuffed here (RFC 5321 §4.5.2), and the reply to it.
    [[nodiscard]] std::optional<Trouble> content(std::string_view mime, Deadline deadline);
    void close() noexcept;

  private:
    [[nodiscard]] std::optional<Trouble> write(std::string_view bytes, Deadline deadline);
    [[nodiscard]] std::optional<Trouble> read_reply(Deadline deadline);
    [[nodiscard]] std::optional<Trouble> wait(short events, Deadline deadline) const;
    void drop() noexcept;

    const SmtpSettings& settings_;
    SmtpTranscript transcript_;
    std::string unread_;
    curl_socket_t socket_ = CURL_SOCKET_BAD;
    curl::Handle handle_;  // last: libcurl's parting words go to the transcript, which still lives
};

}  // namespace buzon::channels
