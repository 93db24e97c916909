#include "gateway/http/server.hpp"

#include "gateway/http/pages.hpp"
#include "gateway/http/peer.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/http/router.hpp"

#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/X509Certificate.h>
#include <Poco/String.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>
#include <fmt/format.h>

#include <optional>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace buzon::http {
namespace {

constexpr std::size_t kMaxBody = 64u << 20;

std::string client_certificate(Poco::Net::HTTPServerRequest& request)
{
    auto* connection = dynamic_cast<Poco::Net::HTTPServerRequestImpl*>(&request);
    if (connection == nullptr || !request.secure()) return {};
    Poco::Net::SecureStreamSocket socket(connection->socket());
    if (!socket.havePeerCertificate()) return {};
    std::ostringstream pem;
    socket.peerCertificate().save(pem);
    return pem.str();
}

// Throws std::length_error beyond the limit.
std::string read_body(std::istream& in)
{
    std::string body;
    std::string chunk(64 * 1024, '\0');
    while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || in.gcount() > 0) {
        body.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
        if (body.size() > kMaxBody) throw std::length_error("request body");
    }
    return body;
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

Request read_request(const Api& api, Poco::Net::HTTPServerRequest& in)
{
    const Poco::URI uri(in.getURI());
    Request request;
    request.method = in.getMethod();
    request.path = uri.getPath();
    for (const auto& [name, value] : uri.getQueryParameters()) request.query[name] = value;
    request.idempotency_key = in.get("Idempotency-Key", "");
    request.content_type = in.getContentType();
    request.body = read_body(in.stream());
    request.credentials = credentials_of(in);
    request.peer = peer_name({in.clientAddress().host().toString(), forwarded_for(in)},
                             api.services.config().http.trusted_proxy);
    return request;
}

void write_response(const Response& response, Poco::Net::HTTPServerResponse& out)
{
    out.setStatusAndReason(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(response.status));
    if (!response.content_type.empty()) out.setContentType(response.content_type);
    out.set("X-Content-Type-Options", "nosniff");
    out.set("Referrer-Policy", "no-referrer");
    out.set("Cache-Control", "no-store");
    out.set("Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
            "frame-ancestors 'none'; base-uri 'none'");
    out.set("Strict-Transport-Security", "max-age=31536000");
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

class RequestHandler : public Poco::Net::HTTPRequestHandler {
  public:
    RequestHandler(const Api& api, const Pages* pages) : api_(api), pages_(pages) {}

    void handleRequest(Poco::Net::HTTPServerRequest& in,
                       Poco::Net::HTTPServerResponse& out) override
    {
        const auto started = std::chrono::steady_clock::now();
        Response response;
        try {
            auto page = page_for(pages_, in);
            response = page ? std::move(*page) : dispatch(api_, read_request(api_, in));
        } catch (const std::length_error&) {
            response = to_response({413, "El cuerpo excede 64 MiB", {}});
            out.setKeepAlive(false);
        } catch (const Poco::SyntaxException&) {
            response = bad_request("La dirección no es válida.");
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
        return new RequestHandler(api_, pages_);  // Poco owns and deletes it
    }

  private:
    const Api& api_;
    const Pages* pages_;
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
    Poco::Net::Context::Ptr context(
        new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE, params));
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    context->enableExtendedCertificateVerification(false);
    // Resumed sessions would not show the client's certificate again.
    context->disableStatelessSessionResumption();
    context->enableSessionCache(false);
    return Poco::Net::SecureServerSocket(address, 128, context);
}

}  // namespace

struct Server::Impl {
    Impl(const Services& services, const Logger& log) : limits(services), api{services, log, limits}
    {
        const auto& folder = services.config().http.pages;
        if (!folder.empty()) pages.emplace(folder);
    }

    PeerLimits limits;
    Api api;
    std::optional<Pages> pages;  // for people; without them the API alone is served
    std::unique_ptr<Poco::ThreadPool> pool;
    std::unique_ptr<Poco::Net::HTTPServer> server;
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
    params->setTimeout(Poco::Timespan(30, 0));
    impl_->pool = std::make_unique<Poco::ThreadPool>(2, config.http.threads + 2);
    try {
        impl_->server = std::make_unique<Poco::Net::HTTPServer>(
            new HandlerFactory(impl_->api, impl_->pages ? &*impl_->pages : nullptr), *impl_->pool,
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
    impl_->server->stopAll(true);
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
