#include "channels/http_fetch.hpp"

#include "channels/curl.hpp"
#include "channels/curl_body.hpp"

namespace buzon::channels {

HttpAnswer ask(const HttpPost& request)
{
    const curl::Handle handle = curl::make("http,https", {request.timeout, request.timeout});
    CURL* const h = handle.get();
    curl::Body body{.bytes = {}, .limit = request.max_answer};
    const std::string type = "Content-Type: " + std::string(request.content_type);
    const curl::List headers(curl_slist_append(nullptr, type.c_str()));
    if (!headers) throw Error(Error::Kind::Curl, "curl_slist_append");
    curl::set(h, CURLOPT_URL, std::string(request.url));
    curl::set(h, CURLOPT_HTTPHEADER, headers.get());
    curl::set(h, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl::set(h, CURLOPT_POSTFIELDS, request.body.data());
    if (!request.ca_file.empty()) curl::set(h, CURLOPT_CAINFO, request.ca_file);
    curl::gather(h, body);
    // An address out of a certificate may be anything; a bad one is as silent as a dead one.
    if (const CURLcode code = curl_easy_perform(h); code != CURLE_OK) {
        return {.status = 0,
                .content_type = {},
                .body = {},
                .reason = std::string("La dirección no respondió: ") + curl_easy_strerror(code)};
    }
    HttpAnswer answer;
    const char* said = nullptr;
    curl::require(curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &answer.status), "RESPONSE_CODE");
    curl::require(curl_easy_getinfo(h, CURLINFO_CONTENT_TYPE, &said), "CONTENT_TYPE");
    if (said != nullptr) answer.content_type = said;
    answer.body = std::move(body.bytes);
    return answer;
}

std::optional<std::string> post(const HttpPost& request)
{
    HttpAnswer answer = ask(request);
    if (answer.status != 200) return std::nullopt;
    return std::move(answer.body);
}

HttpRead get(const HttpGet& request)
{
    const curl::Handle handle = curl::make("http,https", {request.timeout, request.timeout});
    CURL* const h = handle.get();
    curl::Body body{.bytes = {}, .limit = request.max_answer};
    curl::set(h, CURLOPT_URL, request.url);
    if (!request.ca_file.empty()) curl::set(h, CURLOPT_CAINFO, request.ca_file);
    curl::gather(h, body);
    if (const CURLcode code = curl_easy_perform(h); code != CURLE_OK) {
        return {std::nullopt,
                std::string("La dirección no respondió: ") + curl_easy_strerror(code)};
    }
    long status = 0;
    curl::require(curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status), "RESPONSE_CODE");
    if (status != 200) {
        return {std::nullopt, "La dirección respondió con el código " + std::to_string(status)};
    }
    return {std::move(body.bytes), {}};
}

}  // namespace buzon::channels
