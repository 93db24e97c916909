#include "channels/smtp_connection.hpp"

#include "core/sha256.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cstddef>

namespace buzon::channels {
namespace {

constexpr std::size_t max_reply = 64u << 10;

// Called by libcurl: nothing may be thrown through it. A line lost for want of memory is a gap in
// the evidence, not a failure of the delivery.
int overhear(CURL*, curl_infotype type, char* data, std::size_t size, void* context) noexcept
try {
    auto& transcript = *static_cast<SmtpTranscript*>(context);
    const std::string_view line(data, size);
    if (type == CURLINFO_HEADER_OUT) transcript.sent(line);
    if (type == CURLINFO_HEADER_IN) transcript.received(line);
    if (type == CURLINFO_TEXT && line.starts_with("SSL connection using")) transcript.note(line);
    return 0;
} catch (const std::exception&) {
    return 0;
}

long tls_of(StartTls start_tls)
{
    switch (start_tls) {
        case StartTls::Required: return CURLUSESSL_ALL;
        case StartTls::Optional: return CURLUSESSL_TRY;
        case StartTls::None: return CURLUSESSL_NONE;
    }
    return CURLUSESSL_ALL;
}

std::string dot_stuffed(std::string_view mime)
{
    std::string out;
    out.reserve(mime.size() + 64);
    bool line_start = true;
    for (const char c : mime) {
        if (line_start && c == '.') out += '.';
        out += c;
        line_start = c == '\n';
    }
    if (!line_start) out += "\r\n";
    return out + ".\r\n";
}

}  // namespace

std::optional<Trouble> SmtpConnection::open()
{
    close();
    transcript_.clear();
    unread_.clear();
    handle_ = curl::make("smtp", {settings_.connect_timeout, settings_.total_timeout});
    CURL* const h = handle_.get();
    curl::set(h, CURLOPT_URL,
              fmt::format("smtp://{}:{}/{}", settings_.host, settings_.port, settings_.helo));
    curl::set(h, CURLOPT_CONNECT_ONLY, true);
    curl::set(h, CURLOPT_USE_SSL, tls_of(settings_.start_tls));
    if (!settings_.ca_file.empty()) {
        curl::set(h, CURLOPT_CAINFO, settings_.ca_file.string());
        curl::set(h, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    if (!settings_.user.empty()) {
        curl::set(h, CURLOPT_USERNAME, settings_.user);
        // A Secret is a whole string, so its view ends in a NUL that libcurl may look for.
        curl::set(h, CURLOPT_PASSWORD, settings_.password.reveal().data());
    }
    curl::set(h, CURLOPT_VERBOSE, true);
    curl::set(h, CURLOPT_DEBUGFUNCTION, &overhear);
    curl::set(h, CURLOPT_DEBUGDATA, &transcript_);

    transcript_.note(fmt::format("{}:{}", settings_.host, settings_.port));
    const CURLcode result = curl_easy_perform(h);
    if (result == CURLE_OK) {
        curl::require(curl_easy_getinfo(h, CURLINFO_ACTIVESOCKET, &socket_), "ACTIVESOCKET");
        if (socket_ != CURL_SOCKET_BAD) return std::nullopt;
        drop();
        return Trouble::ConnectionLost;
    }
    transcript_.note(curl_easy_strerror(result));
    handle_.reset();
    return curl::trouble_of(result);
}

std::optional<Trouble> SmtpConnection::command(std::string_view line, Deadline deadline)
{
    transcript_.sent(line);
    if (const auto trouble = write(std::string(line) + "\r\n", deadline)) return trouble;
    return read_reply(deadline);
}

std::optional<Trouble> SmtpConnection::content(std::string_view mime, Deadline deadline)
{
    transcript_.sent(fmt::format("[{} octetos, SHA-256 {}]", mime.size(), sha256_of(mime).hex()));
    if (const auto trouble = write(dot_stuffed(mime), deadline)) return trouble;
    return read_reply(deadline);
}

std::optional<Trouble> SmtpConnection::write(std::string_view bytes, Deadline deadline)
{
    while (!bytes.empty()) {
        std::size_t done = 0;
        const CURLcode code = curl_easy_send(handle_.get(), bytes.data(), bytes.size(), &done);
        if (code == CURLE_AGAIN) {
            if (const auto trouble = wait(POLLOUT, deadline)) {
                drop();
                return trouble;
            }
            continue;
        }
        if (code != CURLE_OK) {
            drop();
            return Trouble::ConnectionLost;
        }
        bytes.remove_prefix(done);
    }
    return std::nullopt;
}

std::optional<Trouble> SmtpConnection::read_reply(Deadline deadline)
{
    std::size_t seen = 0;
    while (true) {
        for (std::size_t end = unread_.find('\n'); end != unread_.npos; end = unread_.find('\n')) {
            transcript_.received(std::string_view(unread_).substr(0, end));
            unread_.erase(0, end + 1);
            if (transcript_.reply()) return std::nullopt;
        }
        std::array<char, 4096> buffer{};
        std::size_t got = 0;
        // First ask, then wait: TLS may already hold decrypted bytes that poll() cannot see.
        const CURLcode code = curl_easy_recv(handle_.get(), buffer.data(), buffer.size(), &got);
        if (code == CURLE_AGAIN) {
            if (const auto trouble = wait(POLLIN, deadline)) {
                drop();
                return trouble;
            }
            continue;
        }
        seen += got;
        if (code != CURLE_OK || got == 0 || seen > max_reply) {
            drop();
            return seen > max_reply ? Trouble::TooBig : Trouble::ConnectionLost;
        }
        unread_.append(buffer.data(), got);
    }
}

std::optional<Trouble> SmtpConnection::wait(short events, Deadline deadline) const
{
    using std::chrono::ceil;
    using std::chrono::milliseconds;
    const auto left = ceil<milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    if (left <= 0) return Trouble::TimedOut;
    pollfd watched{.fd = socket_, .events = events, .revents = 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(left));
    if (ready == 0) return Trouble::TimedOut;
    return std::nullopt;
}

void SmtpConnection::close() noexcept
{
    if (!handle_) return;
    if (socket_ != CURL_SOCKET_BAD) {
        // libcurl does not take leave of a server on a connection that was ours to talk on. Nobody
        // waits for the answer.
        constexpr std::string_view quit = "QUIT\r\n";
        std::size_t done = 0;
        static_cast<void>(curl_easy_send(handle_.get(), quit.data(), quit.size(), &done));
    }
    handle_.reset();
    socket_ = CURL_SOCKET_BAD;
}

void SmtpConnection::drop() noexcept
{
    // Nothing sensible can be said on a broken connection.
    if (socket_ != CURL_SOCKET_BAD) static_cast<void>(::shutdown(socket_, SHUT_RDWR));
    socket_ = CURL_SOCKET_BAD;
    close();
}

}  // namespace buzon::channels
