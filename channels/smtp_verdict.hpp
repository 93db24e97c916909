#pragma once

#include "channels/attempt.hpp"
#include "channels/trouble.hpp"

#include <string>

namespace buzon::channels {

// The step of the dialogue that a reply answers (RFC 5321 §4.3.2).
enum class SmtpPhase : std::uint8_t { Greeting, Tls, Login, Sender, Recipient, Content };

struct SmtpReply {
    SmtpPhase phase = SmtpPhase::Greeting;
    int code = 0;      // 250, 451, 550 …
    std::string text;  // without the code, lines joined by a blank; may start with "5.1.1 "
};

// What a reply means for this recipient (RFC 5321 §4.2, RFC 3463). A permanent refusal counts as
// the recipient's only when it is about the address; refusals of our greeting, login or sender are
// ours to mend and are tried again.
[[nodiscard]] Judgement judge_smtp(const SmtpReply& reply);

// The dialogue broke without a reply, or with one that is none. After the content was sent the
// outcome is unknown ("in-doubt"): tried again, because a lost aviso does harm and a second one
// with the same Message-ID does none; but only after the copy was looked for, where copies are
// made.
[[nodiscard]] Judgement judge_smtp(Trouble trouble, SmtpPhase during);

// Whether the server may have taken the message although it was not heard to say so.
[[nodiscard]] bool in_doubt(const Judgement& judged);

// What the box of copies (copy_box.hpp) says of a message in doubt.
enum class CopySign : std::uint8_t {
    Found,    // the server took the transaction for the copy, and so for the recipient
    Awaited,  // not there, and the server may still be about to deliver it
};
[[nodiscard]] Judgement judge_copy(CopySign sign);

// "5.1.1" at the start of the text of a reply, or empty.
[[nodiscard]] std::string enhanced_status(const SmtpReply& reply);

}  // namespace buzon::channels
