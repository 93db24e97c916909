#pragma once

#include "core/instant.hpp"

#include <filesystem>

namespace buzon {

// Where the program gets the time, and nowhere else. Handed to whoever needs it by reference;
// outlives them. Thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Instant now() const override;
};

// For tests: stands still until told otherwise.
class FixedClock final : public Clock {
  public:
    explicit FixedClock(Instant at) : at_(at) {}
    [[nodiscard]] Instant now() const override { return at_; }
    void set(Instant at) { at_ = at; }

  private:
    Instant at_;
};

// The one clock of the system, which lives as long as the program.
[[nodiscard]] const Clock& system_clock();

// For rehearsals only: a file holds "<simulated RFC 3339> <system RFC 3339> [<speed>]" and the time
// is simulated + (system now − system) · speed, the speed being simulated seconds in a second of
// the system: 1 when it is not written. Several processes that read the same file agree. The file
// is read again whenever it changes. While the system's clock is before the written instant, time
// stands still. A missing or malformed file is CoreError{ClockFile}.
class FileClock final : public Clock {
  public:
    // A year in a second and a half: the calendar ends long before an instant does.
    static constexpr int kMaxSpeed = 24'000'000;

    explicit FileClock(std::filesystem::path file, const Clock& system = system_clock())
        : file_(std::move(file)), system_(&system)
    {
    }
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] int speed() const;
    // Moves every process that reads this file to `at`, at the speed it has (1 when there is no
    // file yet); refuses (false) to go backwards.
    [[nodiscard]] bool move_to(Instant at) const;
    // From now on time runs at this speed, 1 … kMaxSpeed (std::logic_error otherwise); the time
    // itself does not jump. The file must be there.
    void run_at(int speed) const;

  private:
    std::filesystem::path file_;
    const Clock* system_;
};

}  // namespace buzon
