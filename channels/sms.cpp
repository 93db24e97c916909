#include "channels/sms.hpp"

#include "channels/curl.hpp"
#include "channels/curl_body.hpp"
#include "channels/evidence_text.hpp"
#include "channels/sms_verdict.hpp"
#include "core/json_writer.hpp"

#include <fmt/format.h>

namespace buzon::channels {
namespace {

constexpr std::size_t kMaxAnswer = 64u << 10;
constexpr std::size_t kKept = 2u << 10;

std::string body_of(const SmsSettings& settings, const Sms& sms)
{
    JsonWriter json;
    json.begin_object();
    json.key("from").text(settings.sender);
    json.key("to").text(sms.to);
    json.key("text").text(sms.text);
    json.key("reference").text(sms.reference);
    json.end_object();
    return json.str();
}

class Headers {
  public:
    void add(const std::string& line)
    {
        curl_slist* const longer = curl_slist_append(list_.get(), line.c_str());
        if (longer == nullptr) throw Error(Error::Kind::Curl, "curl_slist_append");
        static_cast<void>(list_.release());
        list_.reset(longer);
    }
    [[nodiscard]] curl_slist* get() const { return list_.get(); }

  private:
    curl::List list_;
};

}  // namespace

Attempt send_sms(const SmsSettings& settings, const Sms& sms, const Clock& clock)
{
    const curl::Handle handle = curl::make("http,https", {settings.timeout, settings.timeout});
    CURL* const h = handle.get();
    curl::Body answer{.bytes = {}, .limit = kMaxAnswer};
    const std::string body = body_of(settings, sms);
    Headers headers;
    headers.add("Content-Type: application/json");
    headers.add("Accept: application/json");
    if (!settings.token.empty()) {
        headers.add("Authorization: Bearer " + std::string(settings.token.reveal()));
    }
    curl::set(h, CURLOPT_URL, settings.url);
    curl::set(h, CURLOPT_HTTPHEADER, headers.get());
    curl::set(h, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    curl::set(h, CURLOPT_POSTFIELDS, body.data());
    curl::gather(h, answer);

    Attempt attempt;
    attempt.started = clock.now();
    const CURLcode code = curl_easy_perform(h);
    const Instant ended = clock.now();
    attempt.elapsed = ended - attempt.started;
    if (code != CURLE_OK) {
        static_cast<Judgement&>(attempt) = judge_sms(curl::trouble_of(code));
        return attempt;
    }
    long status = 0;
    curl::require(curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status), "RESPONSE_CODE");
    static_cast<Judgement&>(attempt) = judge_sms(status, answer.bytes);
    attempt.transcript = evidence_text(fmt::format("HTTP {}\n{}", status, answer.bytes), kKept);
    if (attempt.verdict == Verdict::Delivered) attempt.accepted_at = ended;
    return attempt;
}

}  // namespace buzon::channels
