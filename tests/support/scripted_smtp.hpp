#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace buzon::test {

// An SMTP server on a free port of 127.0.0.1 that answers each line as the test says: the way to
// meet replies and silences that no well-behaved server can be made to give. One connection at a
// time. The script gets "<greeting>" first, each command without CRLF, and "<content>" when the
// final dot has come.
class ScriptedSmtp {
  public:
    inline static const std::string hang_up = "<hang up>";
    inline static const std::string silence = "<silence>";
    using Script = std::function<std::string(int connection, const std::string& line)>;

    explicit ScriptedSmtp(Script script) : script_(std::move(script))
    {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        if (listener_ < 0 || ::bind(listener_, generic, length) != 0 ||
            ::listen(listener_, 8) != 0 || ::getsockname(listener_, generic, &length) != 0) {
            throw std::runtime_error("ScriptedSmtp");
        }
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ScriptedSmtp(const ScriptedSmtp&) = delete;
    ScriptedSmtp& operator=(const ScriptedSmtp&) = delete;
    ~ScriptedSmtp()
    {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::vector<std::string> lines() const
    {
        const std::scoped_lock lock(mutex_);
        return lines_;
    }
    [[nodiscard]] std::string content() const
    {
        const std::scoped_lock lock(mutex_);
        return content_;
    }

    // Replies as a plain server that accepts everything.
    static std::string polite(const std::string& line)
    {
        if (line == "<greeting>") return "220 prueba ESMTP\r\n";
        if (line.starts_with("EHLO")) return "250-prueba\r\n250-SIZE 1000000\r\n250 DSN\r\n";
        if (line == "DATA") return "354 End data with <CR><LF>.<CR><LF>\r\n";
        if (line == "<content>") return "250 2.0.0 Ok: queued as 4Wq1Qv0VZ1z9s\r\n";
        if (line == "QUIT") return "221 2.0.0 Bye\r\n";
        return "250 2.1.0 Ok\r\n";
    }

  private:
    void serve()
    {
        for (int number = 1;; ++number) {
            const int peer = ::accept(listener_, nullptr, nullptr);
            if (peer < 0) return;
            talk(peer, number);
            ::close(peer);
        }
    }

    // False when the connection is to end.
    bool answer(int peer, int number, const std::string& line)
    {
        const std::string reply = script_(number, line);
        if (reply == hang_up) return false;
        if (reply != silence) {
            static_cast<void>(::send(peer, reply.data(), reply.size(), MSG_NOSIGNAL));
        }
        in_content_ = line == "DATA" && reply.starts_with("354");
        return true;
    }

    void talk(int peer, int number)
    {
        in_content_ = false;
        std::string unread;
        if (!answer(peer, number, "<greeting>")) return;
        char buffer[4096];
        while (true) {
            const std::string end = in_content_ ? "\r\n.\r\n" : "\r\n";
            const std::size_t at = unread.find(end);
            if (at == std::string::npos) {
                const ssize_t got = ::recv(peer, buffer, sizeof buffer, 0);
                if (got <= 0) return;
                unread.append(buffer, static_cast<std::size_t>(got));
                continue;
            }
            std::string line = unread.substr(0, at);
            unread.erase(0, at + end.size());
            {
                const std::scoped_lock lock(mutex_);
                if (in_content_) content_ = std::exchange(line, "<content>") + "\r\n";
                lines_.push_back(line);
            }
            if (!answer(peer, number, line)) return;
        }
    }

    Script script_;
    int listener_ = -1;
    int port_ = 0;
    bool in_content_ = false;
    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
    std::string content_;
    std::thread thread_;
};

}  // namespace buzon::test
