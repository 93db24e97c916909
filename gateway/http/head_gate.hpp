#pragma once

#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/StreamSocketImpl.h>

#include <array>
#include <cstddef>
#include <limits>

namespace buzon::http {

// Stands between a connection and the library that reads requests from it, and decides what of the
// peer's bytes is a request's head and what is its body (RFC 9112 2.1, 6). Poco takes a byte 0xFF
// in a head for the end of its input, and what follows for the next request: two readings of one
// stream, with which a request is smuggled past a proxy.
//
// A head holds visible ASCII, spaces, tabs and line ends (CR LF or LF) only; its obs-text (RFC 9110
// 5.5) nobody needs here. At any other byte the input ends, for good, and whole() stays false.
// Behind a whole head nothing is read before expect_body() says how long its body is, and of the
// next head nothing before next_head(). One thread serves a connection: not thread-safe.
class HeadGate : public Poco::Net::StreamSocketImpl {
  public:
    static constexpr std::size_t kUntilTheEnd = std::numeric_limits<std::size_t>::max();

    explicit HeadGate(const Poco::Net::StreamSocket& socket);
    HeadGate(const HeadGate&) = delete;
    HeadGate& operator=(const HeadGate&) = delete;

    // The gate that this connection was wrapped in. Throws std::bad_cast when there is none.
    [[nodiscard]] static HeadGate& of(const Poco::Net::StreamSocket& socket);

    // The head was handed over to its empty line, and holds no byte that it may not hold.
    [[nodiscard]] bool whole() const { return phase_ == Phase::Body; }
    // Bytes of the body; kUntilTheEnd when its own coding says where it ends, and then no request
    // follows.
    void expect_body(std::size_t length);
    // The answer was written. What was not read of the body ends the input.
    void next_head();

    [[nodiscard]] const Poco::Net::StreamSocket& socket() const { return socket_; }

    // Of Poco's sockets.
    int receiveBytes(void* buffer, int length, int flags) override;
    int sendBytes(const void* buffer, int length, int flags) override;
    int available() override;
    bool poll(const Poco::Timespan& timeout, int mode) override;
    void close() override;
    void shutdownReceive() override;
    void shutdownSend() override;
    void shutdown() override;
    void setSendTimeout(const Poco::Timespan& timeout) override;
    Poco::Timespan getSendTimeout() override;
    void setReceiveTimeout(const Poco::Timespan& timeout) override;
    Poco::Timespan getReceiveTimeout() override;
    [[nodiscard]] bool secure() const override;

  protected:
    ~HeadGate() override;  // Poco counts references

  private:
    enum class Phase { Head, Body, Ended };
    [[nodiscard]] std::size_t of_head(std::size_t most);
    [[nodiscard]] bool takes(char byte);

    Poco::Net::StreamSocket socket_;
    std::array<char, 16 * 1024> kept_{};  // read from the socket, not handed over yet
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    Phase phase_ = Phase::Head;
    std::size_t body_left_ = 0;
    bool started_ = false;   // a line of this head was not empty
    bool in_line_ = false;   // this line is not empty
    bool after_cr_ = false;  // only its line feed may follow
};

}  // namespace buzon::http
