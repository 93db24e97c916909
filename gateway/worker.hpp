#pragma once

#include "core/log.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace buzon {

// The threads that do what transactions left in the outbox, a pool for each lane so that the bulk
// never delays the urgent and releases never wait behind anything; the thread that closes terms and
// reads bounces, one that sends codes for contact means, and those that keep the Merkle log. Any
// number of processes may share one database: rows are leased, a row whose process died comes back
// when its lease runs out, and no transaction is open while a peer is spoken to.
class Workers {
  public:
    Workers(const Services& services, const Logger& log);
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    ~Workers();  // stop()

    void start();
    // Lets every thread finish the row in its hands, gives leased rows back, joins. Idempotent.
    void stop();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace buzon
