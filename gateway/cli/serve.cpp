#include "core/log.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/cli/commands.hpp"
#include "gateway/http/server.hpp"
#include "gateway/json.hpp"
#include "gateway/worker.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <csignal>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>

namespace buzon::cli {
namespace {

enum class Share { Everything, HttpOnly, WorkersOnly };

struct Options {
    Share share = Share::Everything;
};

// The signals that ask to stop, blocked in this thread and in those it starts, so that only
// wait() takes them. SIGPIPE stays blocked too: a peer that hangs up is an error of that write.
class StopSignals {
  public:
    StopSignals()
    {
        sigemptyset(&stop_);
        sigaddset(&stop_, SIGTERM);
        sigaddset(&stop_, SIGINT);
        sigset_t blocked = stop_;
        sigaddset(&blocked, SIGPIPE);
        if (pthread_sigmask(SIG_BLOCK, &blocked, nullptr) != 0) {
            throw std::runtime_error("cannot block signals");
        }
    }
    void wait() const
    {
        int signal = 0;
        while (sigwait(&stop_, &signal) != 0) {
        }
    }

  private:
    sigset_t stop_{};
};

void announce(const Invocation& invocation, const std::optional<std::string>& address)
{
    if (invocation.format == Format::Json) {
        Poco::JSON::Object body = json::object();
        body.set("direccion", address.value_or(""));
        *invocation.out << json::text(body) << '\n' << std::flush;
        return;
    }
    *invocation.out << (address ? fmt::format("Buzón IMSS atiende en {}", *address)
                                : "Buzón IMSS entrega sin atender la red")
                    << '\n'
                    << std::flush;
}

ExitCode serve(const Invocation& invocation, const Options& options)
{
    const StopSignals signals;
    auto services = open_services(invocation, kAllParts);
    if (!services) return services.error();
    const auto level = log_level_of(services->config().log.level).value_or(LogLevel::Info);
    const Logger log(*invocation.err, level, services->clock());

    std::unique_ptr<Workers> workers;
    std::unique_ptr<http::Server> server;
    std::optional<std::string> address;
    if (options.share != Share::WorkersOnly) {
        server = std::make_unique<http::Server>(*services, log);
        server->start();
        address = server->address();
    }
    if (options.share != Share::HttpOnly) {
        workers = std::make_unique<Workers>(*services, log);
        workers->start();
    }
    log.write(LogLevel::Info, LogEvent::ServiceStarted,
              {{LogKey::Address, std::string_view(address ? *address : "")}});
    announce(invocation, address);

    signals.wait();
    log.write(LogLevel::Info, LogEvent::ServiceStopping);
    server.reset();
    workers.reset();
    log.write(LogLevel::Info, LogEvent::ServiceStopped);
    return ExitCode::Yes;
}

}  // namespace

void add_serve(Commands& commands)
{
    auto options = std::make_shared<Options>();
    CLI::App& command = commands.add(
        "serve", "Atiende la API y entrega; SIGTERM lo detiene sin perder nada",
        "Serves the API and delivers; SIGTERM stops it gracefully",
        [options](const Invocation& invocation) { return serve(invocation, *options); });
    auto* http_only = command.add_flag_callback(
        "--http-only", [options] { options->share = Share::HttpOnly; },
        "Sólo la API; otro proceso entrega\n    Only the API");
    auto* workers_only = command.add_flag_callback(
        "--workers-only", [options] { options->share = Share::WorkersOnly; },
        "Sólo entrega y cierra plazos; otro proceso atiende la API\n    Only the workers");
    http_only->excludes(workers_only);
}

}  // namespace buzon::cli
