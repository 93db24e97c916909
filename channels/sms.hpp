#pragma once

#include "channels/attempt.hpp"
#include "core/clock.hpp"
#include "core/secret.hpp"

#include <chrono>
#include <string>

namespace buzon::channels {

// A provider of text messages that takes them over HTTP:
//   POST url, "Authorization: Bearer <token>", application/json
//   {"from":"<sender>","to":"+525512345678","text":"…","reference":"…"}
// and says with a JSON object and a status of 2xx that it took the message.
struct SmsSettings {
    std::string url;     // http or https
    Secret token;        // empty: no Authorization header
    std::string sender;  // as the provider knows us; may be empty
    std::chrono::milliseconds timeout{15'000};
};

struct Sms {
    std::string to;    // E.164, with its "+"
    std::string text;  // UTF-8
    std::string
        reference;  // the same for every try of one message: a provider may tell repetitions
};

// One try to hand over one message; never repeats it. What the provider said is an Attempt, judged
// by sms_verdict.hpp; its transcript holds the status and the first 2 KiB of the answer, never the
// token. Throws Error{Curl} only when libcurl itself cannot work. Thread-safe.
[[nodiscard]] Attempt send_sms(const SmsSettings& settings, const Sms& sms, const Clock& clock);

}  // namespace buzon::channels
