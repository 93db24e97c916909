#pragma once

#include "core/log.hpp"
#include "gateway/services.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace buzon::signing {
struct Witness;
}

namespace buzon::app {

// Asks the witnesses of ledger.policy that have an address to cosign the newest checkpoint
// (c2sp.org/tlog-witness), each as far as it has seen the log. One that is silent or refuses is
// left alone for half a minute. One that saw more than there is, or another root, is an alarm
// (LogForked): our log was cut or remade. No transaction is open while one is asked. Not
// thread-safe.
class AskWitnesses {
  public:
    AskWitnesses(const Services& services, const Logger& log) : services_(&services), log_(&log) {}

    // How many cosignatures were stored.
    int run_once();

  private:
    enum class Outcome { Cosigned, OtherSize, Silent, Forked };
    bool ask(const signing::Witness& witness);
    Outcome ask_once(const signing::Witness& witness, std::int64_t& old_size);
    void note(LogLevel level, LogEvent event, std::int64_t status) const;

    const Services* services_;
    const Logger* log_;
    std::map<std::string, std::int64_t> seen_;  // size that each witness said it has
    std::map<std::string, Instant> not_before_;
};

}  // namespace buzon::app
