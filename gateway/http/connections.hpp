#pragma once

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace buzon::http {

// A connection holds a thread while it lasts. So that no peer holds them all, by many connections
// or by slow ones: at most `per_peer` of one address (except `exempt`, the trusted proxy's); a
// request's head must be whole within kHead of the connection's start or of the last answer; and
// when all threads are taken, those that only wait for a next request are ended, longest first.
// A thread of its own looks every kLook. Thread-safe.
class Connections {
  public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds kHead{20};
    static constexpr std::chrono::milliseconds kLook{100};

    struct Limits {
        int threads;
        int per_peer;
        std::string exempt;  // a peer's address, or empty
    };

    // One connection, as long as its object lives: the socket must be open until then.
    class Ticket {
      public:
        Ticket(Connections& all, std::string peer, int socket);
        Ticket(const Ticket&) = delete;
        Ticket& operator=(const Ticket&) = delete;
        ~Ticket();

        // false: the peer has too many already, none of them idle; serve nothing.
        [[nodiscard]] bool admitted() const { return admitted_; }

      private:
        friend class Connections;
        enum class Phase { Starting, Working, Idle };

        Connections& all_;
        std::string peer_;
        int socket_;
        bool admitted_ = false;
        Phase phase_ = Phase::Starting;
        Clock::time_point since_;
        std::list<Ticket*>::iterator place_;
    };

    explicit Connections(Limits limits);
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;
    ~Connections();

    // Of the connection this thread serves: its request's head was read; its answer was written.
    static void working();
    static void idle();
    // Ends all, also those at work.
    void end_all();

  private:
    bool admit(Ticket& ticket);
    void leave(Ticket& ticket);
    void move(Ticket& ticket, Ticket::Phase phase);
    void look(Clock::time_point now);
    bool end_idle(const std::string* peer);

    Limits limits_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::list<Ticket*> open_;  // the one whose phase is oldest first
    std::thread watch_;
};

}  // namespace buzon::http
