#pragma once

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>

#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace buzon::test {

// An HTTP server on a free port of 127.0.0.1 that keeps each body it is given and answers as the
// test says.
class ScriptedHttp {
  public:
    struct Answer {
        int status = 0;  // 0: hangs up without a word
        std::string body;
    };
    using Script = std::function<Answer(const std::string& body)>;

    explicit ScriptedHttp(Script script)
        : script_(std::move(script)),
          server_(new Factory(*this),
                  Poco::Net::ServerSocket(Poco::Net::SocketAddress("127.0.0.1", 0)),
                  new Poco::Net::HTTPServerParams)
    {
        server_.start();
    }
    ScriptedHttp(const ScriptedHttp&) = delete;
    ScriptedHttp& operator=(const ScriptedHttp&) = delete;
    ~ScriptedHttp() { server_.stopAll(true); }

    [[nodiscard]] int port() const { return server_.port(); }
    [[nodiscard]] std::vector<std::string> bodies() const
    {
        const std::scoped_lock lock(mutex_);
        return bodies_;
    }

  private:
    class Handler : public Poco::Net::HTTPRequestHandler {
      public:
        explicit Handler(ScriptedHttp& owner) : owner_(owner) {}
        void handleRequest(Poco::Net::HTTPServerRequest& request,
                           Poco::Net::HTTPServerResponse& response) override
        {
            std::string body;
            Poco::StreamCopier::copyToString(request.stream(), body);
            {
                const std::scoped_lock lock(owner_.mutex_);
                owner_.bodies_.push_back(body);
            }
            const Answer answer = owner_.script_(body);
            response.setKeepAlive(false);
            if (answer.status == 0) return;
            response.setStatus(std::to_string(answer.status));
            response.setContentType("application/json");
            response.sendBuffer(answer.body.data(), answer.body.size());
        }

      private:
        ScriptedHttp& owner_;
    };
    class Factory : public Poco::Net::HTTPRequestHandlerFactory {
      public:
        explicit Factory(ScriptedHttp& owner) : owner_(owner) {}
        Poco::Net::HTTPRequestHandler* createRequestHandler(
            const Poco::Net::HTTPServerRequest&) override
        {
            return new Handler(owner_);
        }

      private:
        ScriptedHttp& owner_;
    };

    Script script_;
    mutable std::mutex mutex_;
    std::vector<std::string> bodies_;
    Poco::Net::HTTPServer server_;
};

}  // namespace buzon::test
