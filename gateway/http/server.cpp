#include "gateway/http/server.hpp"

#include "gateway/http/connections.hpp"
#include "gateway/http/head_gate.hpp"
#include "gateway/http/pages.hpp"
#include "gateway/http/peer.hpp"
#include "gateway/http/plain_text.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/http/router.hpp"

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerConnection.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/StreamSocketImpl.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/X509Certificate.h>
#include <Poco/String.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace buzon::http {
namespace {

constexpr std::size_t kMaxBody = 64u << 20;
constexpr std::chrono::seconds kBodyGrace{20};
constexpr int kBodyRate = 16 * 1024;  // bytes a second, beyond the grace
// Forward secrecy and authenticated encryption only (TLS 1.3 has nothing else).
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL";

HeadGate& gate_of(Poco::Net::HTTPServerRequest& request)
{
    return HeadGate::of(dynamic_cast<Poco::Net::HTTPServerRequestImpl&>(request).socket());
}

std::string client_certificate(Poco::Net::HTTPServerRequest& request)
{
    if (!request.secure()) return {};
    Poco::Net::SecureStreamSocket socket(gate_of(request).socket());
    if (!socket.havePeerCertificate()) return {};
    std::ostringstream pem;
    socket.peerCertificate().save(pem);
    return pem.str();
}

// The declared length, or none; what has two readings has been refused before (framing()).
std::optional<std::size_t> declared(const Poco::Net::HTTPServerRequest& request)
{
    if (!request.hasContentLength()) return std::nullopt;
    return static_cast<std::size_t>(request.getContentLength64());
}

std::size_t body_length(const Poco::Net::HTTPServerRequest& request)
{
    if (request.getChunkedTransferEncoding()) return HeadGate::kUntilTheEnd;
    return declared(request).value_or(0);
}

// What is over `limit` is read and dropped up to kMaxBody, so that the refusal reaches who sent it.
// Throws std::length_error beyond the limit, Poco::TimeoutException when it comes too slowly,
// Poco::SyntaxException when it ends before its declared length.
std::string read_body(Poco::Net::HTTPServerRequest& request, std::size_t limit)
{
    // Poco would read until the peer hangs up; without either there is none (RFC 9112 6.3).
    if (!request.hasContentLength() && !request.getChunkedTransferEncoding()) return {};
    const auto started = std::chrono::steady_clock::now();
    std::istream& in = request.stream();
    std::string body;
    std::size_t received = 0;
    std::array<char, 16 * 1024> chunk{};
    // Not read(): it would wait for a whole chunk, however slowly it comes.
    while (in.peek() != std::char_traits<char>::eof()) {
        const auto got = in.readsome(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        received += static_cast<std::size_t>(got);
        if (received > kMaxBody) break;
        if (received <= limit) body.append(chunk.data(), static_cast<std::size_t>(got));
        const auto allowed =
            kBodyGrace + std::chrono::seconds(received / static_cast<std::size_t>(kBodyRate));
        if (std::chrono::steady_clock::now() - started > allowed) {
            throw Poco::TimeoutException("request body");
        }
    }
    if (received > limit) throw std::length_error("request body");
    if (const auto length = declared(request); length && *length != received) {
        throw Poco::SyntaxException("request body");
    }
    return body;
}

// One reading only of where the body ends, or a proxy before us could see other requests than we
// do (RFC 9112 6.1, 6.3).
bool framing(const Poco::Net::HTTPServerRequest& request)
{
    int lengths = 0;
    int encodings = 0;
    for (const auto& [name, value] : request) {
        if (Poco::icompare(name, "Content-Length") == 0) {
            ++lengths;
            const bool digits = !value.empty() && value.size() <= 12 &&
                                value.find_first_not_of("0123456789") == std::string::npos;
            if (!digits) return false;
        } else if (Poco::icompare(name, "Transfer-Encoding") == 0) {
            ++encodings;
            if (Poco::icompare(value, "chunked") != 0) return false;
        }
    }
    if (encodings > 0 && request.getVersion() != Poco::Net::HTTPMessage::HTTP_1_1) return false;
    return lengths + encodings <= 1;
}

Credentials credentials_of(Poco::Net::HTTPServerRequest& request)
{
    constexpr std::string_view kBearer = "Bearer ";
    Credentials credentials;
    const std::string header = request.get("Authorization", "");
    if (header.starts_with(kBearer)) credentials.bearer = header.substr(kBearer.size());
    credentials.client_pem = client_certificate(request);
    return credentials;
}

// Lines of one header may be several, each with several values.
std::string forwarded_for(const Poco::Net::HTTPServerRequest& request)
{
    std::string all;
    for (const auto& [name, value] : request) {
        if (Poco::icompare(name, "X-Forwarded-For") == 0) all += (all.empty() ? "" : ",") + value;
    }
    return all;
}

// What the database takes as text; the key has the length that openapi.yaml names.
bool texts_hold(const Request& request)
{
    if (!plain_text(request.path) || !plain_text(request.idempotency_key)) return false;
    if (request.idempotency_key.size() > 200) return false;
    return std::ranges::all_of(request.query, [](const auto& each) {
        return plain_text(each.first) && plain_text(each.second);
    });
}

Request read_request(const Api& api, Poco::Net::HTTPServerRequest& in)
{
    const Poco::URI uri(in.getURI());
    Request request;
    request.method = in.getMethod();
    request.path = uri.getPath();
    for (const auto& [name, value] : uri.getQueryParameters()) request.query[name] = value;
    request.idempotency_key = in.get("Idempotency-Key", "");
    if (!texts_hold(request)) throw Poco::SyntaxException("texts");
    request.content_type = in.getContentType();
    request.body = read_body(in, body_limit(request.method, request.path));
    request.credentials = credentials_of(in);
    request.peer = peer_name({in.clientAddress().host().toString(), forwarded_for(in)},
                             api.services.config().http.trusted_proxy);
    return request;
}

void write_response(const Response& response, Poco::Net::HTTPServerResponse& out)
{
    out.setStatusAndReason(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(response.status));
    std::string kind = response.content_type;
    if (kind.ends_with("xml") && kind.find(';') == std::string::npos) kind += "; charset=utf-8";
    if (!kind.empty()) out.setContentType(kind);
    out.set("X-Content-Type-Options", "nosniff");
    out.set("Referrer-Policy", "no-referrer");
    out.set("Cache-Control", "no-store");
    out.set("Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
            "frame-ancestors 'none'; base-uri 'none'");
    out.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    out.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    out.set("Cross-Origin-Opener-Policy", "same-origin");
    out.set("Cross-Origin-Resource-Policy", "same-origin");
    if (response.content_type.find("json") != std::string::npos) {
        out.set("Content-Disposition", "attachment; filename=\"api.json\"");
    }
    for (const auto& [name, value] : response.headers) out.set(name, value);
    out.sendBuffer(response.body.data(), response.body.size());
}

// A page for people, when that is what is asked for; it needs neither body nor caller.
std::optional<Response> page_for(const Pages* pages, const Poco::Net::HTTPServerRequest& in)
{
    const std::string& method = in.getMethod();
    if (pages == nullptr || (method != "GET" && method != "HEAD")) return std::nullopt;
    const std::string path = Poco::URI(in.getURI()).getPath();
    if (of_the_api(path)) return std::nullopt;
    const bool gzip = in.get("Accept-Encoding", "").find("gzip") != std::string::npos;
    const std::string tag = in.get("If-None-Match", "");
    return pages->find({path, tag, gzip});
}

// Whether what follows on the connection is surely the next request: not behind a body that nobody
// read, nor behind chunks, of which Poco does not say that one was malformed.
bool next_is_clear(const Poco::Net::HTTPServerRequest& request, bool unread)
{
    if (request.getChunkedTransferEncoding()) return false;
    return !unread || declared(request).value_or(0) == 0;
}

class RequestHandler : public Poco::Net::HTTPRequestHandler {
  public:
    RequestHandler(const Api& api, const Pages* pages) : api_(api), pages_(pages) {}

    void handleRequest(Poco::Net::HTTPServerRequest& in,
                       Poco::Net::HTTPServerResponse& out) override
    {
        const auto started = std::chrono::steady_clock::now();
        Response response;
        try {
            if (!gate_of(in).whole() || !framing(in)) throw Poco::SyntaxException("framing");
            gate_of(in).expect_body(body_length(in));
            auto page = page_for(pages_, in);
            if (!next_is_clear(in, page.has_value())) out.setKeepAlive(false);
            response = page ? std::move(*page) : dispatch(api_, read_request(api_, in));
        } catch (const std::length_error&) {
            response = to_response({413, "El cuerpo excede 64 MiB", {}});
            out.setKeepAlive(false);
        } catch (const Poco::TimeoutException&) {
            response = to_response({408, "La solicitud no terminó de llegar", {}});
            out.setKeepAlive(false);
        } catch (const Poco::SyntaxException&) {
            response = bad_request("La dirección o los encabezados no son válidos.");
            out.setKeepAlive(false);
        } catch (const std::exception& error) {
            Failure failure = failure_of(error);
            api_.log.write(LogLevel::Error, LogEvent::RequestFailed,
                           {{LogKey::Method, in.getMethod()}, {LogKey::Error, failure.log_detail}});
            response = std::move(failure.response);
        }
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - started);
        api_.log.write(LogLevel::Debug, LogEvent::RequestServed,
                       {{LogKey::Method, in.getMethod()},
                        {LogKey::Status, std::int64_t{response.status}},
                        {LogKey::Millis, std::int64_t{took.count()}}});
        write_response(response, out);
        gate_of(in).next_head();
        Connections::idle();
    }

  private:
    const Api& api_;
    const Pages* pages_;
};

class HandlerFactory : public Poco::Net::HTTPRequestHandlerFactory {
  public:
    HandlerFactory(const Api& api, const Pages* pages) : api_(api), pages_(pages) {}
    Poco::Net::HTTPRequestHandler* createRequestHandler(
        const Poco::Net::HTTPServerRequest&) override
    {
        Connections::working();
        return new RequestHandler(api_, pages_);  // Poco owns and deletes it
    }

  private:
    const Api& api_;
    const Pages* pages_;
};

class CountedConnection : public Poco::Net::HTTPServerConnection {
  public:
    CountedConnection(const Poco::Net::StreamSocket& socket,
                      const Poco::Net::HTTPServerParams::Ptr& params,
                      const Poco::Net::HTTPRequestHandlerFactory::Ptr& handlers,
                      Connections& connections)
        : HTTPServerConnection(Poco::Net::StreamSocket(new HeadGate(socket)), params, handlers),
          ticket_(connections, socket.peerAddress().host().toString(), socket.impl()->sockfd())
    {
    }
    void run() override
    {
        if (ticket_.admitted()) HTTPServerConnection::run();
    }

  private:
    Connections::Ticket ticket_;
};

class ConnectionFactory : public Poco::Net::TCPServerConnectionFactory {
  public:
    ConnectionFactory(Poco::Net::HTTPServerParams::Ptr params,
                      Poco::Net::HTTPRequestHandlerFactory::Ptr handlers, Connections& connections)
        : params_(std::move(params)), handlers_(std::move(handlers)), connections_(connections)
    {
    }
    Poco::Net::TCPServerConnection* createConnection(const Poco::Net::StreamSocket& socket) override
    {
        return new CountedConnection(socket, params_, handlers_, connections_);  // Poco deletes it
    }

  private:
    Poco::Net::HTTPServerParams::Ptr params_;
    Poco::Net::HTTPRequestHandlerFactory::Ptr handlers_;
    Connections& connections_;
};

Poco::Net::ServerSocket listen(const Config& config)
{
    const auto& http = config.http;
    const Poco::Net::SocketAddress address(http.address, static_cast<Poco::UInt16>(http.port));
    if (http.tls_certificate.empty()) {
        if (!address.host().isLoopback()) {
            throw std::runtime_error("http.tls_certificate is needed to listen beyond loopback");
        }
        return Poco::Net::ServerSocket(address);
    }
    Poco::Net::Context::Params params;
    params.privateKeyFile = http.tls_key.string();
    params.certificateFile = http.tls_certificate.string();
    params.caLocation = http.client_ca.string();
    params.verificationMode = http.client_ca.empty() ? Poco::Net::Context::VERIFY_NONE
                                                     : Poco::Net::Context::VERIFY_RELAXED;
    params.loadDefaultCAs = false;
    params.cipherList = kCiphers;
    Poco::Net::Context::Ptr context(
        new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, params));
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    context->preferServerCiphers();
    context->enableExtendedCertificateVerification(false);
    // Resumed sessions would not show the client's certificate again.
    context->disableStatelessSessionResumption();
    context->enableSessionCache(false);
    return Poco::Net::SecureServerSocket(address, 128, context);
}

}  // namespace

struct Server::Impl {
    Impl(const Services& services, const Logger& log)
        : limits(services),
          api{services, log, limits},
          connections({services.config().http.threads,
                       std::max(4, services.config().http.threads / 2),
                       services.config().http.trusted_proxy})
    {
        const auto& folder = services.config().http.pages;
        if (!folder.empty()) pages.emplace(folder, services.standing());
    }

    PeerLimits limits;
    Api api;
    std::optional<Pages> pages;  // for people; without them the API alone is served
    Connections connections;
    std::unique_ptr<Poco::ThreadPool> pool;
    std::unique_ptr<Poco::Net::TCPServer> server;
};

Server::Server(const Services& services, const Logger& log)
    : impl_(std::make_unique<Impl>(services, log))
{
}

Server::~Server()
{
    stop();
}

void Server::start()
{
    const Config& config = impl_->api.services.config();
    Poco::Net::initializeSSL();
    auto params = Poco::AutoPtr<Poco::Net::HTTPServerParams>(new Poco::Net::HTTPServerParams);
    params->setMaxThreads(config.http.threads);
    params->setMaxQueued(256);
    params->setKeepAlive(true);
    params->setKeepAliveTimeout(Poco::Timespan(15, 0));
    params->setTimeout(Poco::Timespan(15, 0));
    impl_->pool = std::make_unique<Poco::ThreadPool>(2, config.http.threads + 2);
    try {
        Poco::Net::HTTPRequestHandlerFactory::Ptr handlers(
            new HandlerFactory(impl_->api, impl_->pages ? &*impl_->pages : nullptr));
        impl_->server = std::make_unique<Poco::Net::TCPServer>(
            new ConnectionFactory(params, handlers, impl_->connections), *impl_->pool,
            listen(config), params);
    } catch (const Poco::Exception& error) {
        throw std::runtime_error(
            fmt::format("cannot listen on {}: {}", address(), error.displayText()));
    }
    impl_->server->start();
}

void Server::stop()
{
    if (!impl_->server) return;
    impl_->server->stop();
    for (int i = 0; i < 100 && impl_->server->currentConnections() > 0; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    impl_->connections.end_all();
    impl_->server.reset();
}

std::string Server::address() const
{
    const auto& http = impl_->api.services.config().http;
    // Port 0 took a free one.
    const int port = impl_->server ? int{impl_->server->port()} : http.port;
    return fmt::format("{}://{}:{}", http.tls_certificate.empty() ? "http" : "https", http.address,
                       port);
}

}  // namespace buzon::http
