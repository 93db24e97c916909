#pragma once

#include "channels/error.hpp"
#include "channels/trouble.hpp"
#include "core/c_ptr.hpp"

#include <curl/curl.h>

#include <chrono>
#include <string>

// Owners of libcurl's objects and the options every connection has. Private to channels.
namespace buzon::channels::curl {

using Handle = CPtr<CURL, curl_easy_cleanup>;
using List = CPtr<curl_slist, curl_slist_free_all>;
using Mime = CPtr<curl_mime, curl_mime_free>;

void require(CURLcode code, const char* what);

template <class T>
void set(CURL* handle, CURLoption option, T value)
{
    require(curl_easy_setopt(handle, option, value), "curl_easy_setopt");
}

inline void set(CURL* handle, CURLoption option, const std::string& value)
{
    require(curl_easy_setopt(handle, option, value.c_str()), "curl_easy_setopt");
}

inline void set(CURL* handle, CURLoption option, bool value)
{
    require(curl_easy_setopt(handle, option, value ? 1L : 0L), "curl_easy_setopt");
}

struct Timeouts {
    std::chrono::milliseconds connect;
    std::chrono::milliseconds total;
};

// A handle with timeouts set, no signals, no proxy, no redirects, TLS 1.2 or later verified by peer
// and name, and only `protocols` ("smtp", "https", "http,https") allowed. The first one also makes
// the process ignore SIGPIPE.
[[nodiscard]] Handle make(const char* protocols, const Timeouts& timeouts);

// Meaning of a failed transfer. Throws Error{Curl} for codes that mean our own misuse.
[[nodiscard]] Trouble trouble_of(CURLcode code);

}  // namespace buzon::channels::curl
