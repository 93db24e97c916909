#include "gateway/http/connections.hpp"

#include <sys/socket.h>

#include <algorithm>

namespace buzon::http {
namespace {

// Whose connection this thread serves: the server gives a connection one thread for its life.
thread_local Connections::Ticket* served = nullptr;

// Reading and writing fail from here on; who serves it lets go of it.
void hang_up(int socket)
{
    ::shutdown(socket, SHUT_RDWR);
}

}  // namespace

Connections::Ticket::Ticket(Connections& all, std::string peer, int socket)
    : all_(all), peer_(std::move(peer)), socket_(socket), since_(Clock::now())
{
    admitted_ = all_.admit(*this);
    served = this;
}

Connections::Ticket::~Ticket()
{
    served = nullptr;
    if (admitted_) all_.leave(*this);
}

Connections::Connections(Limits limits) : limits_(std::move(limits))
{
    watch_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!stopping_.wait_for(lock, kLook, [this] { return stop_; })) look(Clock::now());
    });
}

Connections::~Connections()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    stopping_.notify_all();
    watch_.join();
}

void Connections::working()
{
    if (served != nullptr) served->all_.move(*served, Ticket::Phase::Working);
}

void Connections::idle()
{
    if (served != nullptr) served->all_.move(*served, Ticket::Phase::Idle);
}

void Connections::end_all()
{
    const std::lock_guard lock(mutex_);
    for (const Ticket* ticket : open_) hang_up(ticket->socket_);
}

bool Connections::admit(Ticket& ticket)
{
    const std::lock_guard lock(mutex_);
    if (ticket.peer_ != limits_.exempt) {
        const auto of_peer = std::ranges::count(open_, ticket.peer_, &Ticket::peer_);
        if (of_peer >= limits_.per_peer && !end_idle(&ticket.peer_)) return false;
    }
    ticket.place_ = open_.insert(open_.end(), &ticket);
    return true;
}

void Connections::leave(Ticket& ticket)
{
    const std::lock_guard lock(mutex_);
    open_.erase(ticket.place_);
}

void Connections::move(Ticket& ticket, Ticket::Phase phase)
{
    const std::lock_guard lock(mutex_);
    if (!ticket.admitted_) return;
    ticket.phase_ = phase;
    ticket.since_ = Clock::now();
    open_.splice(open_.end(), open_, ticket.place_);
}

void Connections::look(Clock::time_point now)
{
    for (const Ticket* ticket : open_) {
        if (now - ticket->since_ < kHead) break;
        if (ticket->phase_ != Ticket::Phase::Working) hang_up(ticket->socket_);
    }
    // Never many at once: whose connection is ended makes a new one, which would end others.
    for (int i = 0; i < 4 && static_cast<int>(open_.size()) >= limits_.threads; ++i) {
        if (!end_idle(nullptr)) break;
    }
}

// The one that has waited longest for its next request, of this peer or of any.
bool Connections::end_idle(const std::string* peer)
{
    const auto found = std::ranges::find_if(open_, [&](const Ticket* ticket) {
        return ticket->phase_ == Ticket::Phase::Idle && (peer == nullptr || ticket->peer_ == *peer);
    });
    if (found == open_.end()) return false;
    (*found)->phase_ = Ticket::Phase::Starting;  // ended once
    hang_up((*found)->socket_);
    return true;
}

}  // namespace buzon::http
