#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace buzon::test {

// A proxy between a client and the test cluster that breaks the line at a chosen moment.
class PgGate {
  public:
    enum class Fault {
        None,
        DropCommitAnswer,  // the server commits; its answer never arrives, the line is cut
        CutBeforeCommit,   // the line is cut when COMMIT is about to be passed on
        SwallowAnswers,    // after the start-up the server is never heard of again
    };

    explicit PgGate(Fault fault);
    PgGate(const PgGate&) = delete;
    PgGate& operator=(const PgGate&) = delete;
    ~PgGate();

    // Connection string of that database through the gate.
    [[nodiscard]] std::string url(const std::string& database) const;
    // From now on the fault happens.
    void arm() { armed_ = true; }
    // It happens to the nth COMMIT from now on, and to no other.
    void arm_at_commit(int nth)
    {
        commits_until_ = nth;
        armed_ = true;
    }
    [[nodiscard]] int connections() const { return connections_; }

  private:
    void accept_all(std::stop_token stop);
    void serve(int client, std::stop_token stop);

    [[nodiscard]] bool hits_this_commit();

    static constexpr int kEveryCommit = -1;

    Fault fault_;
    std::atomic<bool> armed_{false};
    std::atomic<int> commits_until_{kEveryCommit};
    std::atomic<int> connections_{0};
    std::string folder_;
    int listener_ = -1;
    std::jthread acceptor_;
};

}  // namespace buzon::test
