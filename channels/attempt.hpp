#pragma once

#include "core/instant.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace buzon::channels {

enum class Verdict : std::uint8_t {
    Delivered,  // the other side took it, or had already taken it
    Retry,      // the same bytes may succeed later
    GiveUp,     // the same bytes can never succeed
};

// Whose doing a failure is. LSS 286 M lets a dead address count against the employer, but never
// our own misconfiguration or another server's policy, so the difference is kept.
enum class Fault : std::uint8_t { Nobody, Recipient, Remote, Us };

// Who must look at it now.
enum class Attention : std::uint8_t {
    None,
    Operator,  // something of ours or of the peer's is to be mended
    Alarm,     // possible tampering or a broken promise: a person, at once
};

// What a reply means. Made only by smtp_verdict.cpp, bank_verdict.cpp and sms_verdict.cpp.
struct Judgement {
    Verdict verdict = Verdict::Retry;
    Fault fault = Fault::Nobody;
    Attention attention = Attention::None;
    std::string code;    // closed set of each channel: "550/5.1.1", "E104", "tls-untrusted"
    std::string reason;  // Spanish, for the person who reads the history
    friend bool operator==(const Judgement&, const Judgement&) = default;
};

// One try to hand a thing over, as it is recorded. A failed delivery is data, never an exception.
struct Attempt : Judgement {
    Instant started;
    std::chrono::milliseconds elapsed{};
    // The dialogue as it went over the wire, kept as evidence; credentials and the content itself
    // are left out. For a message that its copy proves: the copy. At most 16 KiB.
    std::string transcript;
    std::optional<Instant> accepted_at;  // Delivered only: when the other side's "yes" arrived
};

[[nodiscard]] std::string_view name_of(Verdict verdict);      // "delivered", "retry", "give_up"
[[nodiscard]] std::string_view name_of(Fault fault);          // "nobody", "recipient", …
[[nodiscard]] std::string_view name_of(Attention attention);  // "none", "operator", "alarm"

}  // namespace buzon::channels
