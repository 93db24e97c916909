#include "gateway/ocsp_transport.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Timespan.h>
#include <Poco/URI.h>

#include <istream>
#include <memory>

namespace buzon {

namespace {

constexpr std::size_t kMaxAnswer = 64 * 1024;

std::optional<std::string> post(const Poco::URI& uri, const std::string& body,
                                std::chrono::seconds timeout)
{
    std::unique_ptr<Poco::Net::HTTPClientSession> session;
    if (uri.getScheme() == "https") {
        session = std::make_unique<Poco::Net::HTTPSClientSession>(uri.getHost(), uri.getPort());
    } else {
        session = std::make_unique<Poco::Net::HTTPClientSession>(uri.getHost(), uri.getPort());
    }
    session->setTimeout(Poco::Timespan(static_cast<long>(timeout.count()), 0));
    Poco::Net::HTTPRequest request(Poco::Net::HTTPRequest::HTTP_POST,
                                   uri.getPathAndQuery().empty() ? "/" : uri.getPathAndQuery(),
                                   Poco::Net::HTTPMessage::HTTP_1_1);
    request.setContentType("application/ocsp-request");
    request.setContentLength(static_cast<std::streamsize>(body.size()));
    session->sendRequest(request).write(body.data(), static_cast<std::streamsize>(body.size()));
    Poco::Net::HTTPResponse response;
    std::istream& in = session->receiveResponse(response);
    if (response.getStatus() != Poco::Net::HTTPResponse::HTTP_OK) return std::nullopt;
    std::string answer(kMaxAnswer + 1, '\0');
    in.read(answer.data(), static_cast<std::streamsize>(answer.size()));
    answer.resize(static_cast<std::size_t>(in.gcount()));
    if (answer.size() > kMaxAnswer) return std::nullopt;
    return answer;
}

}  // namespace

signing::OcspTransport http_ocsp_transport(std::chrono::seconds timeout)
{
    return [timeout](const std::string& url,
                     const std::string& request) -> std::optional<std::string> {
        try {
            return post(Poco::URI(url), request, timeout);
        } catch (const Poco::Exception&) {
            return std::nullopt;  // no answer is an answer: OcspUnavailable
        }
    };
}

}  // namespace buzon
