#include "gateway/http/head_gate.hpp"

#include <algorithm>
#include <typeinfo>

namespace buzon::http {

HeadGate::HeadGate(const Poco::Net::StreamSocket& socket)
    : StreamSocketImpl(socket.impl()->sockfd()), socket_(socket)
{
}

HeadGate::~HeadGate()
{
    reset();  // the descriptor is socket_'s to close
}

HeadGate& HeadGate::of(const Poco::Net::StreamSocket& socket)
{
    return dynamic_cast<HeadGate&>(*socket.impl());
}

void HeadGate::expect_body(std::size_t length)
{
    body_left_ = length;
}

void HeadGate::next_head()
{
    phase_ = phase_ == Phase::Body && body_left_ == 0 ? Phase::Head : Phase::Ended;
    started_ = in_line_ = after_cr_ = false;
}

// Whether the byte may stand where it does; ends the head behind its empty line.
bool HeadGate::takes(char byte)
{
    if (after_cr_ && byte != '\n') return false;
    after_cr_ = byte == '\r';
    if (byte == '\r') return true;
    if (byte == '\n') {
        if (started_ && !in_line_) phase_ = Phase::Body;
        in_line_ = false;
        return true;
    }
    started_ = in_line_ = true;
    return byte == '\t' || (byte >= ' ' && byte <= '~');
}

// How many of the kept bytes, at most `most`, are handed over as head.
std::size_t HeadGate::of_head(std::size_t most)
{
    std::size_t taken = 0;
    while (taken < most && phase_ == Phase::Head) {
        if (!takes(kept_[begin_ + taken])) {
            phase_ = Phase::Ended;
            break;
        }
        ++taken;
    }
    return taken;
}

int HeadGate::receiveBytes(void* buffer, int length, int flags)
{
    if (phase_ == Phase::Ended || (phase_ == Phase::Body && body_left_ == 0)) return 0;
    if (begin_ == end_) {
        const int got = socket_.receiveBytes(kept_.data(), static_cast<int>(kept_.size()), flags);
        if (got <= 0) return got;
        begin_ = 0;
        end_ = static_cast<std::size_t>(got);
    }
    std::size_t count = std::min(end_ - begin_, static_cast<std::size_t>(length));
    if (phase_ == Phase::Head) {
        count = of_head(count);
    } else {
        count = std::min(count, body_left_);
        if (body_left_ != kUntilTheEnd) body_left_ -= count;
    }
    std::copy_n(kept_.data() + begin_, count, static_cast<char*>(buffer));
    begin_ += count;
    return static_cast<int>(count);
}

int HeadGate::sendBytes(const void* buffer, int length, int flags)
{
    return socket_.sendBytes(buffer, length, flags);
}

int HeadGate::available()
{
    return static_cast<int>(end_ - begin_) + socket_.available();
}

bool HeadGate::poll(const Poco::Timespan& timeout, int mode)
{
    if ((mode & SELECT_READ) != 0 && begin_ != end_) return true;
    return socket_.poll(timeout, mode);
}

void HeadGate::close()
{
    reset();
    socket_.close();
}

void HeadGate::shutdownReceive()
{
    socket_.shutdownReceive();
}

void HeadGate::shutdownSend()
{
    socket_.shutdownSend();
}

void HeadGate::shutdown()
{
    socket_.shutdown();
}

void HeadGate::setSendTimeout(const Poco::Timespan& timeout)
{
    socket_.setSendTimeout(timeout);
}

Poco::Timespan HeadGate::getSendTimeout()
{
    return socket_.getSendTimeout();
}

void HeadGate::setReceiveTimeout(const Poco::Timespan& timeout)
{
    socket_.setReceiveTimeout(timeout);
}

Poco::Timespan HeadGate::getReceiveTimeout()
{
    return socket_.getReceiveTimeout();
}

bool HeadGate::secure() const
{
    return socket_.secure();
}

}  // namespace buzon::http
