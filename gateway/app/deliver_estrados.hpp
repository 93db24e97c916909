#pragma once

#include "core/log.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <string>

namespace buzon::app {

// Publishes an act in estrados (an outbox row of kind EstradosPublish; CFF 139, LSS 286 M): the
// document without the annexes that hold workers' data, for ten días hábiles counted by the term
// engine. Only on a día hábil and in its hours. Publishing twice changes nothing.
class EstradosDelivery {
  public:
    EstradosDelivery(const Services& services, const Logger& log, std::string owner)
        : services_(&services), log_(&log), owner_(std::move(owner))
    {
    }
    void deliver(const db::OutboxRow& row);

  private:
    const Services* services_;
    const Logger* log_;
    std::string owner_;
};

}  // namespace buzon::app
