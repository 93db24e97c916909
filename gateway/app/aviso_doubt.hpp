#pragma once

#include "channels/attempt.hpp"
#include "channels/copy_box.hpp"
#include "gateway/config.hpp"

#include <Poco/JSON/Object.h>

#include <optional>
#include <string>

namespace buzon::app {

// A try of an aviso that the mail server may have heard although nobody knows its end: cut short by
// a crash, or the answer to its content lost. Its mark is in the outbox row's payload ("try_ends"),
// committed before the server is spoken to and struck out by an outcome that is known; so a
// definite refusal leaves no doubt, and neither does a row that was claimed and never begun.
struct AvisoDoubt {
    Instant looked;                   // when the copy was looked for
    Instant resolved;                 // from then on a missing copy means: not taken
    std::optional<std::string> copy;  // as the server delivered it
};

// How a row ends when nothing is sent.
struct Unsent {
    channels::Attempt attempt;
    std::optional<Instant> not_before;
};

// Keeps the marks, and asks the copies (smtp.copies) before an aviso is sent again. Without that
// folder no doubt is ever resolved: the aviso is sent again, at least once.
// Limits: clocks of machines that share a database must agree to some seconds, well within
// smtp.copy_wait_seconds; a process that is frozen for longer than that in the middle of a try, and
// then goes on, may send twice.
class AvisoDoubts {
  public:
    explicit AvisoDoubts(const Config& config);

    // The payload with a try beginning now; what was marked before is replaced.
    void begin_try(Poco::JSON::Object& payload, Instant now) const;
    static void strike_out_try(Poco::JSON::Object& payload);

    // Nothing when no try of this day's message is in doubt, or no copies are kept. Searches the
    // folder: call it with no transaction open. Throws channels::Error{CopyBox}.
    [[nodiscard]] std::optional<AvisoDoubt> look(const Poco::JSON::Object& payload,
                                                 Instant now) const;

  private:
    std::chrono::seconds longest_try_;
    std::chrono::seconds copy_wait_;
    std::optional<channels::CopyBox> box_;
};

// What settles the row: the copy found counts as accepted at `now`, never before the real
// acceptance; one that may still come is waited for. Nothing: it was not taken, send the same
// bytes.
[[nodiscard]] std::optional<Unsent> settled_by_copy(const AvisoDoubt& doubt, Instant now);
[[nodiscard]] bool awaits_copy(const channels::Attempt& attempt);

}  // namespace buzon::app
