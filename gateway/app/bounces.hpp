#pragma once

#include "channels/bounce_box.hpp"
#include "channels/imap_box.hpp"
#include "core/log.hpp"
#include "gateway/services.hpp"

#include <memory>
#include <optional>
#include <stop_token>

namespace buzon::app {

// Reads what came back to the return path (RFC 3464), from a Maildir (smtp.bounces), from a mailbox
// by IMAP (bounces.url) or from both, and records it: event aviso_bounced with the report as
// evidence, a mark on the contact means and a work item, so that somebody mends it. The act's clock
// is not touched. A bounce of a reminder leaves only the report and the mark. Whatever is no
// delivery report, or not of ours, is set apart and becomes a work item. A message is marked after
// its record was committed, and recording it again changes nothing, so a crash in between is
// harmless.
class Bounces {
  public:
    // std::runtime_error when the configuration names a mailbox that cannot be used.
    Bounces(const Services& services, const Logger& log);

    // Everything that waits now; returns how many were looked at.
    int run_once(const std::stop_token& stop = {});

  private:
    template <class Box>
    int empty(Box& box, const std::stop_token& stop);
    [[nodiscard]] channels::BounceMark record_bounce(const channels::Bounce& bounce);

    const Services* services_;
    const Logger* log_;
    std::optional<channels::BounceBox> maildir_;
    std::unique_ptr<channels::ImapSettings> settings_;  // outlives imap_
    std::unique_ptr<channels::ImapBox> imap_;
};

}  // namespace buzon::app
