#pragma once

#include "gateway/app/batch.hpp"

#include <chrono>
#include <iosfwd>

namespace buzon::cli {

// One line at the bottom of a terminal that says how far a batch has come. Silent when `fd` is no
// terminal. Not thread-safe: issue_batch() calls one at a time.
class ProgressBar {
  public:
    ProgressBar(std::ostream& out, int fd);
    // Drawn at most ten times a second.
    void show(const app::BatchReport& report, int permille);
    // Takes the line away, so that text may be written; the next show() draws it again.
    void clear();

  private:
    std::ostream& out_;
    bool on_terminal_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace buzon::cli
