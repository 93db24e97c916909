#include "tests/support/pg_gate.hpp"

#include "tests/support/pg_cluster.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace buzon::test {
namespace {

class Socket {
  public:
    explicit Socket(int fd) : fd_(fd)
    {
        if (fd_ < 0) throw std::runtime_error(std::strerror(errno));
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() { ::close(fd_); }
    [[nodiscard]] int fd() const { return fd_; }

  private:
    int fd_;
};

sockaddr_un address_of(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof(address.sun_path)) throw std::runtime_error("socket path too long");
    path.copy(static_cast<char*>(address.sun_path), path.size());
    return address;
}

bool pass_on(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

// Empty at the end of the stream.
std::string receive(int from)
{
    std::array<char, 65536> buffer{};
    const ssize_t got = ::recv(from, buffer.data(), buffer.size(), 0);
    return got <= 0 ? std::string{} : std::string(buffer.data(), static_cast<std::size_t>(got));
}

// The statement, not the isolation level READ COMMITTED.
bool asks_to_commit(std::string_view bytes)
{
    return bytes.find(std::string_view("COMMIT\0", 7)) != std::string_view::npos;
}

constexpr int kPollMs = 20;

}  // namespace

PgGate::PgGate(Fault fault) : fault_(fault)
{
    std::array<char, 24> pattern{"/tmp/buzon-gate-XXXXXX"};
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error(std::strerror(errno));
    folder_ = pattern.data();
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = address_of(folder_ + "/.s.PGSQL.5432");
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener_, 16) != 0) {
        throw std::runtime_error(std::strerror(errno));
    }
    acceptor_ = std::jthread([this](std::stop_token stop) { accept_all(stop); });
}

PgGate::~PgGate()
{
    acceptor_.request_stop();
    acceptor_.join();
    ::close(listener_);
    std::filesystem::remove_all(folder_);
}

std::string PgGate::url(const std::string& database) const
{
    return "host=" + folder_ + " port=5432 user=buzon dbname=" + database;
}

void PgGate::accept_all(std::stop_token stop)
{
    std::vector<std::jthread> served;
    while (!stop.stop_requested()) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, kPollMs) != 1) continue;
        const int client = ::accept(listener_, nullptr, nullptr);
        if (client < 0) continue;
        ++connections_;
        served.emplace_back([this, client, stop] { serve(client, stop); });
    }
}

bool PgGate::hits_this_commit()
{
    if (commits_until_ == kEveryCommit) return true;
    if (commits_until_ == 0) return false;
    return --commits_until_ == 0;
}

void PgGate::serve(int client_fd, std::stop_token stop)
{
    const Socket client(client_fd);
    const Socket server(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_un address = address_of(TestDatabase::socket_path());
    if (::connect(server.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return;
    }
    bool committing = false;
    while (!stop.stop_requested()) {
        std::array<pollfd, 2> both{pollfd{client.fd(), POLLIN, 0}, pollfd{server.fd(), POLLIN, 0}};
        if (::poll(both.data(), both.size(), kPollMs) <= 0) continue;
        if (both[0].revents != 0) {
            const std::string asked = receive(client.fd());
            if (asked.empty()) return;
            if (armed_ && asks_to_commit(asked) && hits_this_commit()) {
                if (fault_ == Fault::CutBeforeCommit) return;
                committing = fault_ == Fault::DropCommitAnswer;
            }
            if (!pass_on(server.fd(), asked)) return;
        }
        if (both[1].revents != 0) {
            const std::string answered = receive(server.fd());
            if (answered.empty() || committing) return;
            if (armed_ && fault_ == Fault::SwallowAnswers) continue;
            if (!pass_on(client.fd(), answered)) return;
        }
    }
}

}  // namespace buzon::test
