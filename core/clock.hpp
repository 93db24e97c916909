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

// For rehearsals only (scripts/run): a file holds "<simulated RFC 3339> <system RFC 3339>" and the
// time is simulated + (system now − system). Several processes that read the same file agree.
// The file is read again whenever it changes. A missing or malformed file is an exception.
class FileClock final : public Clock {
  public:
    explicit FileClock(std::filesystem::path file) : file_(std::move(file)) {}
    [[nodiscard]] Instant now() const override;
    // Moves every process that reads this file to `at`; refuses (false) to go backwards.
    static bool move_to(const std::filesystem::path& file, Instant at);

  private:
    std::filesystem::path file_;
};

}  // namespace buzon
