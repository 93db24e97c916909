#include "channels/bank.hpp"

#include "channels/bank_verdict.hpp"
#include "channels/curl.hpp"
#include "channels/curl_body.hpp"
#include "channels/evidence_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace buzon::channels {
namespace {

constexpr std::size_t max_answer = 8u << 20;
constexpr std::size_t max_transcript = 16u << 10;

bool is_key(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-' || c == '.' || c == ':';
    };
    return !text.empty() && text.size() <= 200 && std::ranges::all_of(text, fits);
}

// The header lines of both sides and the facts of TLS; never a body.
int overhear(CURL*, curl_infotype type, char* data, std::size_t size, void* context) noexcept
try {
    auto& transcript = *static_cast<std::string*>(context);
    const std::string_view bytes(data, size);
    if (transcript.size() + size > max_transcript) return 0;
    if (type == CURLINFO_HEADER_OUT || type == CURLINFO_HEADER_IN) transcript += bytes;
    const bool tls = bytes.starts_with("SSL connection using") || bytes.starts_with("  subject:") ||
                     bytes.starts_with(" subject:") || bytes.starts_with("Connected to") ||
                     bytes.starts_with(" issuer:") || bytes.starts_with("  issuer:");
    if (type == CURLINFO_TEXT && tls) transcript.append("* ").append(bytes);
    return 0;
} catch (const std::exception&) {
    return 0;
}

struct PartSpec {
    const char* name;
    const char* file;
    const char* type;
    std::string_view bytes;
};

void add(curl_mime* mime, const PartSpec& spec)
{
    curl_mimepart* const part = curl_mime_addpart(mime);
    if (part == nullptr) throw Error(Error::Kind::Curl, "curl_mime_addpart");
    curl::require(curl_mime_name(part, spec.name), "curl_mime_name");
    curl::require(curl_mime_filename(part, spec.file), "curl_mime_filename");
    curl::require(curl_mime_type(part, spec.type), "curl_mime_type");
    curl::require(curl_mime_data(part, spec.bytes.data(), spec.bytes.size()), "curl_mime_data");
}

curl::List headers_of(const OrderPackage& package)
{
    curl::List list;
    for (const std::string& line :
         {fmt::format("Idempotency-Key: {}", package.idempotency_key),
          fmt::format("X-Buzon-Mensaje: {}", package.msg_id.str()),
          fmt::format("X-Buzon-Reenvio: {}", package.resend_no),
          std::string("Accept: application/xml"), std::string("Expect:")}) {
        curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) throw Error(Error::Kind::Curl, "curl_slist_append");
        static_cast<void>(list.release());
        list.reset(longer);
    }
    return list;
}

}  // namespace

class BankClient::Session {
  public:
    Session(const BankSettings& settings, const Clock& clock) : settings_(settings), clock_(clock)
    {
    }

    BankReply send(const OrderPackage& package)
    {
        if (!is_key(package.idempotency_key)) throw std::logic_error("BankClient: idempotency_key");
        if (!handle_) prepare();
        CURL* const h = handle_.get();
        transcript_.clear();
        curl::Body body{.bytes = {}, .limit = max_answer};
        const curl::Mime form(curl_mime_init(h));
        if (!form) throw Error(Error::Kind::Curl, "curl_mime_init");
        add(form.get(), {"orden", "orden.xml", "application/xml", package.order_xml});
        add(form.get(), {"documento", "documento.pdf", "application/pdf", package.document});
        const curl::List headers = headers_of(package);
        curl::set(h, CURLOPT_MIMEPOST, form.get());
        curl::set(h, CURLOPT_HTTPHEADER, headers.get());
        curl::gather(h, body);

        BankReply reply;
        reply.attempt.started = clock_.now();
        const CURLcode result = curl_easy_perform(h);
        curl_off_t micros = 0;
        curl::require(curl_easy_getinfo(h, CURLINFO_TOTAL_TIME_T, &micros), "TOTAL_TIME");
        reply.attempt.elapsed = std::chrono::milliseconds(micros / 1000);
        reply.attempt.transcript = evidence_text(transcript_, max_transcript);
        if (result != CURLE_OK) {
            reply.attempt.transcript += fmt::format("* {}\n", curl_easy_strerror(result));
            static_cast<Judgement&>(reply.attempt) = judge_bank(curl::trouble_of(result));
            handle_.reset();
            return reply;
        }
        long status = 0;
        curl::require(curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status), "RESPONSE_CODE");
        reply.status = static_cast<int>(status);
        reply.body = std::move(body.bytes);
        static_cast<Judgement&>(reply.attempt) = judge_http(reply.status);
        // The form and the headers end with this call.
        curl::set(h, CURLOPT_MIMEPOST, static_cast<curl_mime*>(nullptr));
        curl::set(h, CURLOPT_HTTPHEADER, static_cast<curl_slist*>(nullptr));
        return reply;
    }

  private:
    void prepare()
    {
        curl::Handle handle =
            curl::make("https", {settings_.connect_timeout, settings_.total_timeout});
        CURL* const h = handle.get();
        curl::set(h, CURLOPT_URL, settings_.orders_url);
        curl::set(h, CURLOPT_SSLCERT, settings_.client_certificate.string());
        curl::set(h, CURLOPT_SSLKEY, settings_.client_key.string());
        if (!settings_.client_key_password.empty()) {
            curl::set(h, CURLOPT_KEYPASSWD, settings_.client_key_password.reveal().data());
        }
        curl::set(h, CURLOPT_CAINFO, settings_.ca_file.string());
        curl::set(h, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
        curl::set(h, CURLOPT_VERBOSE, true);
        curl::set(h, CURLOPT_DEBUGFUNCTION, &overhear);
        curl::set(h, CURLOPT_DEBUGDATA, &transcript_);
        handle_ = std::move(handle);
    }

    const BankSettings& settings_;
    const Clock& clock_;
    std::string transcript_;
    curl::Handle handle_;
};

BankClient::BankClient(const BankSettings& settings, const Clock& clock)
    : session_(std::make_unique<Session>(settings, clock))
{
}

BankClient::~BankClient() = default;

BankReply BankClient::send(const OrderPackage& package)
{
    return session_->send(package);
}

Attempt settled(Attempt attempt, const Judgement& by_l1)
{
    static_cast<Judgement&>(attempt) = by_l1;
    attempt.accepted_at.reset();
    if (by_l1.verdict == Verdict::Delivered)
        attempt.accepted_at = attempt.started + attempt.elapsed;
    return attempt;
}

}  // namespace buzon::channels
