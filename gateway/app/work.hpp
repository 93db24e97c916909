#pragma once

#include "core/finding.hpp"
#include "core/log.hpp"
#include "db/work_items.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

// A work item with its steps and what a person needs to act on it.
struct Work {
    db::WorkItem item;
    std::vector<db::WorkStep> steps;
    std::string title;       // Spanish, one line
    std::string happened;    // what was found
    std::string law;         // what it means, with the article
    std::string to_do;       // the next step, with its date where there is one
    bool may_renew = false;  // a new aviso can be sent for it (renew_aviso.hpp)
};

// Nothing: no such item, or not of this unit. Items of no unit belong to every unit.
[[nodiscard]] std::optional<Work> find_work(const Services& services, WorkItemId id,
                                            const std::string& unit);

// Who does it, with what note. The note has at most 2,000 characters and no control characters
// but line ends.
struct WorkDeed {
    std::string actor;  // RFC
    std::string unit;
    std::string note;
};
// Anybody of the unit may take an item over, each time is kept; taking it twice is one step.
// Refused: TRABAJO-INEXISTENTE, TRABAJO-CERRADO, TRABAJO-NOTA.
[[nodiscard]] tl::expected<void, Findings> take_work(const Services& services, WorkItemId id,
                                                     const WorkDeed& deed);
// Closing needs a note that says how it ended.
[[nodiscard]] tl::expected<void, Findings> close_work(const Services& services, WorkItemId id,
                                                      const WorkDeed& deed);

// The item of that unit, held and not done, or why not.
[[nodiscard]] tl::expected<db::WorkItem, Findings> work_in_hand(db::Transaction& tx, WorkItemId id,
                                                                const std::string& unit);

// Closes in the name of "buzon" what has settled by itself. Any number of processes may run it.
class WorkSweep {
  public:
    explicit WorkSweep(const Services& services) : services_(&services) {}
    int run_once();  // how many were closed

  private:
    const Services* services_;
};

}  // namespace buzon::app
