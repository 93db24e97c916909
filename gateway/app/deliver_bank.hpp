#pragma once

#include "channels/bank.hpp"
#include "core/log.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <map>
#include <memory>
#include <string>

namespace buzon::app {

// Hands a signed order or release to its bank (outbox rows BankOrder and BankRelease, payload
// {"order","act_no"}) over mutual TLS, always the same bytes and identifiers. An order to freeze
// leaves only in días y horas hábiles and after the stop-signs were asked once more; one that must
// not leave any more is cancelled. A release leaves at any hour. HTTP success is L0; L1 is the
// bank's signed acknowledgement, and without one that can be believed the order is sent again. One
// per worker thread.
class BankDelivery {
  public:
    BankDelivery(const Services& services, const Logger& log, std::string owner);
    ~BankDelivery();

    void deliver(const db::OutboxRow& row);

  private:
    struct Package;
    [[nodiscard]] Package package(const db::OutboxRow& row);
    [[nodiscard]] channels::BankClient& client(const std::string& base_url);
    void finish(const db::OutboxRow& row, const Package& package, const channels::BankReply& reply);

    const Services* services_;
    const Logger* log_;
    std::string owner_;
    struct Line {
        std::unique_ptr<channels::BankSettings> settings;  // outlives client
        std::unique_ptr<channels::BankClient> client;
    };
    std::map<std::string, Line> lines_;  // by base URL
};

}  // namespace buzon::app
