#pragma once

#include "channels/bounce_box.hpp"
#include "core/log.hpp"
#include "gateway/services.hpp"

#include <optional>

namespace buzon::app {

// Reads what came back to the return path (RFC 3464) and records it: event aviso_bounced with the
// report as evidence, and a mark on the contact means so that somebody mends it. The act's clock is
// not touched. Whatever is no delivery report, or not of ours, is flagged for a person. Recording a
// report again changes nothing, so a crash between commit and marking is harmless.
class Bounces {
  public:
    Bounces(const Services& services, const Logger& log);

    // Everything that waits now; returns how many were looked at. None without smtp.bounces.
    int run_once();

  private:
    [[nodiscard]] channels::BounceMark record_bounce(const channels::BounceBox::Item& item);

    const Services* services_;
    const Logger* log_;
    std::optional<channels::BounceBox> box_;
};

}  // namespace buzon::app
