#include "gateway/client/api_client.hpp"

#include "core/base64.hpp"
#include "gateway/client/error.hpp"
#include "gateway/json.hpp"
#include "signing/sello.hpp"

#include <Poco/JSON/Parser.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>
#include <fmt/format.h>

#include <memory>
#include <stdexcept>

namespace buzon::client {
namespace {

bool loopback(const std::string& host)
{
    return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

std::unique_ptr<Poco::Net::HTTPClientSession> connect(const ApiSettings& settings)
{
    const Poco::URI uri(settings.server);
    std::unique_ptr<Poco::Net::HTTPClientSession> session;
    if (uri.getScheme() == "http") {
        session = std::make_unique<Poco::Net::HTTPClientSession>(uri.getHost(), uri.getPort());
    } else {
        Poco::Net::initializeSSL();
        Poco::Net::Context::Params params;
        params.caLocation = settings.ca.string();
        params.loadDefaultCAs = settings.ca.empty();
        params.verificationMode = Poco::Net::Context::VERIFY_STRICT;
        Poco::Net::Context::Ptr context(
            new Poco::Net::Context(Poco::Net::Context::TLS_CLIENT_USE, params));
        context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
        context->enableExtendedCertificateVerification(true);
        session =
            std::make_unique<Poco::Net::HTTPSClientSession>(uri.getHost(), uri.getPort(), context);
    }
    session->setTimeout(Poco::Timespan(settings.timeout.count(), 0));
    return session;
}

Poco::JSON::Object::Ptr parse(const std::string& text)
{
    Poco::JSON::Object::Ptr object;
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(64);
        object = parser.parse(text).extract<Poco::JSON::Object::Ptr>();
    } catch (const Poco::Exception&) {
        object = nullptr;  // told below, without what the server said
    }
    if (object) return object;
    throw Error(Error::Kind::NotUnderstood, "el servidor no respondió conforme a la API");
}

std::string text_of(const Poco::JSON::Object& object, const std::string& name)
{
    return object.optValue<std::string>(name, "");
}

Findings findings_of(int status, const std::string& body)
{
    const auto problem = parse(body);
    Findings findings;
    if (const auto list = problem->getArray("hallazgos")) {
        for (std::size_t i = 0; i < list->size(); ++i) {
            const auto one = list->getObject(static_cast<unsigned>(i));
            if (!one) continue;
            findings.push_back({text_of(*one, "id"), Severity::Error, text_of(*one, "campo"),
                                one->optValue<int>("linea", 0), text_of(*one, "motivo"),
                                text_of(*one, "remedio"), text_of(*one, "fundamento")});
        }
    }
    if (findings.empty()) {
        findings.push_back({fmt::format("HTTP-{}", status), Severity::Error, "", 0,
                            text_of(*problem, "title") + ".", "Intente más tarde.", ""});
    }
    return findings;
}

bool reachable_safely(const std::string& server)
{
    try {
        const Poco::URI uri(server);
        const bool plain = uri.getScheme() == "http" && loopback(uri.getHost());
        return !uri.getHost().empty() && (uri.getScheme() == "https" || plain);
    } catch (const Poco::SyntaxException&) {
        return false;
    }
}

}  // namespace

ApiClient::ApiClient(ApiSettings settings) : settings_(std::move(settings))
{
    if (!reachable_safely(settings_.server)) {
        throw std::invalid_argument("no es la dirección https de un servidor: " + settings_.server);
    }
}

tl::expected<std::string, Findings> ApiClient::ask(Method method, const std::string& path,
                                                   const std::string& body)
{
    using Poco::Net::HTTPRequest;
    using Poco::Net::HTTPResponse;
    try {
        const auto session = connect(settings_);
        HTTPRequest request(method == Method::Get ? HTTPRequest::HTTP_GET : HTTPRequest::HTTP_POST,
                            path, HTTPRequest::HTTP_1_1);
        if (!token_.empty()) request.set("Authorization", "Bearer " + token_);
        if (method == Method::Post) {
            request.setContentType("application/json");
            request.setContentLength64(static_cast<Poco::Int64>(body.size()));
        }
        session->sendRequest(request) << body;
        HTTPResponse response;
        std::string answer;
        Poco::StreamCopier::copyToString(session->receiveResponse(response), answer);
        const int status = response.getStatus();
        if (status >= 200 && status < 300) return answer;
        return tl::unexpected(findings_of(status, answer));
    } catch (const Poco::Net::SSLException& error) {
        throw Error(Error::Kind::NotTrusted,
                    fmt::format("no se confía en {}: {}", settings_.server, error.displayText()));
    } catch (const Poco::Exception& error) {
        throw Error(Error::Kind::Unreachable,
                    fmt::format("no se pudo hablar con {} (intente de nuevo): {}", settings_.server,
                                error.displayText()));
    }
}

tl::expected<void, Findings> ApiClient::log_in(const signing::Signer& efirma)
{
    const auto challenge = post("/v1/challenges", json::object());
    if (!challenge) return tl::unexpected(challenge.error());
    Poco::JSON::Object body = signed_body(efirma, text_of(*challenge, "texto"));
    body.set("nonce", text_of(*challenge, "nonce"));
    const auto session = post("/v1/sessions", body);
    if (!session) return tl::unexpected(session.error());
    token_ = text_of(*session, "token");
    return {};
}

tl::expected<Poco::JSON::Object, Findings> ApiClient::get(const std::string& path)
{
    const auto answer = ask(Method::Get, path, {});
    if (!answer) return tl::unexpected(answer.error());
    return *parse(*answer);
}

tl::expected<Poco::JSON::Object, Findings> ApiClient::post(const std::string& path,
                                                           const Poco::JSON::Object& body)
{
    const auto answer = ask(Method::Post, path, json::text(body));
    if (!answer) return tl::unexpected(answer.error());
    return *parse(*answer);
}

tl::expected<std::string, Findings> ApiClient::download(const std::string& path)
{
    return ask(Method::Get, path, {});
}

Poco::JSON::Object signed_body(const signing::Signer& efirma, const std::string& cadena)
{
    Poco::JSON::Object body = json::object();
    body.set("certificado", base64_encode(efirma.certificate().der()));
    body.set("firma", signing::make_sello(efirma, cadena));
    return body;
}

std::string segment(const std::string& text)
{
    std::string out;
    Poco::URI::encode(text, "/?#&=+:;@!$'()*,", out);
    return out;
}

}  // namespace buzon::client
