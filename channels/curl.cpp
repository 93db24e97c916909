#include "channels/curl.hpp"

#include <fmt/format.h>

#include <csignal>
#include <mutex>

namespace buzon::channels::curl {

void require(CURLcode code, const char* what)
{
    if (code == CURLE_OK) return;
    throw Error(Error::Kind::Curl, fmt::format("{}: {}", what, curl_easy_strerror(code)));
}

Handle make(const char* protocols, const Timeouts& timeouts)
{
    static std::once_flag once;
    std::call_once(once, [] {
        require(curl_global_init(CURL_GLOBAL_DEFAULT), "curl_global_init");
        // Without libcurl's signal handling (it is not for threads) OpenSSL's write to a peer that
        // has gone would end the process.
        if (std::signal(SIGPIPE, SIG_IGN) == SIG_ERR) throw Error(Error::Kind::Curl, "signal");
    });
    Handle handle(curl_easy_init());
    if (!handle) throw Error(Error::Kind::Curl, "curl_easy_init");
    CURL* const h = handle.get();
    set(h, CURLOPT_NOSIGNAL, true);
    set(h, CURLOPT_PROXY, "");
    set(h, CURLOPT_PROTOCOLS_STR, protocols);
    set(h, CURLOPT_FOLLOWLOCATION, false);
    set(h, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(h, CURLOPT_SSL_VERIFYPEER, true);
    set(h, CURLOPT_SSL_VERIFYHOST, 2L);
    set(h, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timeouts.connect.count()));
    set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(timeouts.total.count()));
    return handle;
}

Trouble trouble_of(CURLcode code)
{
    // An open set: libcurl adds codes, and most of them mean that the other side spoke nonsense.
    switch (static_cast<int>(code)) {
        case CURLE_COULDNT_RESOLVE_HOST: return Trouble::CannotResolve;
        case CURLE_COULDNT_CONNECT: return Trouble::CannotConnect;
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CONNECT_ERROR: return Trouble::TlsUnavailable;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH: return Trouble::TlsUntrusted;
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CRL_BADFILE:
        case CURLE_SSL_CLIENTCERT: return Trouble::TlsOurs;
        case CURLE_LOGIN_DENIED:
        case CURLE_AUTH_ERROR: return Trouble::LoginDenied;
        case CURLE_OPERATION_TIMEDOUT: return Trouble::TimedOut;
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_PARTIAL_FILE:
        case CURLE_GOT_NOTHING: return Trouble::ConnectionLost;
        case CURLE_FILESIZE_EXCEEDED:
        case CURLE_WRITE_ERROR: return Trouble::TooBig;
        case CURLE_OUT_OF_MEMORY:
        case CURLE_BAD_FUNCTION_ARGUMENT:
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_NOT_BUILT_IN:
        case CURLE_UNKNOWN_OPTION: require(code, "curl_easy_perform"); break;
        default: break;
    }
    return Trouble::Protocol;
}

}  // namespace buzon::channels::curl
