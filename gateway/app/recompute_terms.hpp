#pragma once

#include "core/log.hpp"
#include "db/acts.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/services.hpp"

#include <string>
#include <vector>

namespace buzon::app {

// A later accord declares días inhábiles: acts whose dates stand on another calendar than the one
// loaded are counted again. What moves, later and never earlier, is told: a telling with its
// reason, an event, an e-mail to the employer; a constancia that was made before the accord stays,
// and is work for the staff (docs/decisions/0021). In batches, resumed where it was left; any
// number of processes may run it, and the one whose calendar was superseded does nothing.
class TermsUpkeep {
  public:
    TermsUpkeep(const Services& services, const Logger& log) : services_(&services), log_(&log) {}

    // At most a hundred acts; returns how many were looked at. Once none is left it looks again
    // after ten minutes, for what a process with an earlier calendar wrote meanwhile.
    int run_once();

  private:
    void recompute(ActId id);

    const Services* services_;
    const Logger* log_;
    ActId after_{};
    std::optional<Instant> rest_until_;
};

// The calendar that this process counts with was superseded by another one that the service has
// seen since: no date may be fixed with it. Holds within the transaction.
[[nodiscard]] bool calendar_is_superseded(const Services& services, db::Transaction& tx);

// What people read of a telling: the act's dates that moved, as the event's detail.
[[nodiscard]] std::string change_detail(const std::vector<TermChange>& changed,
                                        const ToldTerms& before, const NotificationTerms& after,
                                        const std::string& reason);

// Queues the e-mail that says that dates changed, to every confirmed address of who is notified by
// the mailbox. `what` tells one change from another.
void queue_terms_notice(db::Transaction& tx, const db::Act& act, const std::string& what,
                        Instant now);

}  // namespace buzon::app
