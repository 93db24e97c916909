#pragma once

#include "channels/smtp_verdict.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::channels {

// Follows an SMTP dialogue line by line: keeps it as evidence without credentials, and knows which
// step the last reply answered and what the server offered in its last EHLO. At most 16 KiB are
// kept; the rest is replaced by one mark.
class SmtpTranscript {
  public:
    void clear();
    void note(std::string_view text);      // "* TLSv1.3 …"
    void sent(std::string_view line);      // one command, with or without CRLF
    void received(std::string_view line);  // one line of a reply

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] SmtpPhase phase() const { return phase_; }
    // The last whole reply, unless a command was sent after it.
    [[nodiscard]] const std::optional<SmtpReply>& reply() const { return reply_; }
    [[nodiscard]] bool offers(std::string_view keyword) const;  // "DSN", "SIZE"

  private:
    void append(std::string_view mark, std::string_view line);

    std::string text_;
    SmtpPhase phase_ = SmtpPhase::Greeting;
    bool logging_in_ = false;
    bool in_ehlo_ = false;
    std::string words_;  // of the reply being received
    std::optional<SmtpReply> reply_;
    std::vector<std::string> offers_;
};

}  // namespace buzon::channels
