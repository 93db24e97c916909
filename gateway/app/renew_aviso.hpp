#pragma once

#include "core/finding.hpp"
#include "db/acts.hpp"
#include "gateway/app/work.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace buzon::app {

// Queues a new aviso of an act whose contact means failed (ContactFailed): every address is a row
// of its own, t0 will be the acceptance of the last of them, and the earlier avisos, which nobody
// took, started no clock. Nothing while one is queued already, so there are never two at once. The
// caller holds the act's row. Returns how many were queued.
int queue_new_aviso(db::Transaction& tx, const db::Act& act,
                    const std::vector<std::string>& addresses, Instant now);

// For the person who knows that an address of before works again: a new aviso to every confirmed
// address that has not lapsed. Refused: what work_in_hand() refuses, and TRABAJO-SIN-AVISO (not
// about failed contact means, the act no longer waits for an aviso, one is queued, no address).
[[nodiscard]] tl::expected<int, Findings> renew_aviso(const Services& services, WorkItemId id,
                                                      const WorkDeed& deed);

// Sends the new aviso by itself once the employer has confirmed an e-mail, to the addresses
// confirmed since the failure. Any number of processes may run it.
class MendedContact {
  public:
    explicit MendedContact(const Services& services) : services_(&services) {}
    int run_once();  // how many acts got a new aviso queued

  private:
    const Services* services_;
};

}  // namespace buzon::app
