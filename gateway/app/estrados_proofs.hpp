#pragma once

#include "core/log.hpp"
#include "db/estrados.hpp"
#include "db/estrados_days.hpp"
#include "gateway/services.hpp"

#include <chrono>
#include <map>
#include <string>

namespace buzon::app {

// The daily proof that a publication was there (CFF 139; X15): on every business day of its unit,
// from the day of publication to the last on which it is shown, the document is read at the public
// address as anybody would, compared with what was published, and that reading is signed with the
// Institute's seal, time-stamped and stored. A page that does not answer or differs, and a day on
// which nobody looked, are stored and logged as such and count for nothing. Any number of processes
// may run it: the first finding of a kind stays, so a day has one proof.
class EstradosProofs {
  public:
    EstradosProofs(const Services& services, const Logger& log) : services_(&services), log_(&log)
    {
    }

    // One pass over the publications that are not settled for today; returns how many it settled. A
    // page that was not seen is tried again after kTryAgain, all day.
    int run_once();

    static constexpr std::chrono::seconds kTryAgain{20};

  private:
    bool settle(const db::EstradosPublication& publication, LocalDate today);
    bool look(const db::EstradosPublication& publication, const Folio& folio, LocalDate today);
    void missed(ActId act, LocalDate day, db::DayFinding finding, std::optional<Sha256> page);

    const Services* services_;
    const Logger* log_;
    // Wall time, so that a clock that stands still in a rehearsal does not stop it.
    std::map<ActId, std::chrono::steady_clock::time_point> not_before_;
};

// Where the public reads the document.
[[nodiscard]] std::string public_document_url(const Config& config, const Folio& folio);

}  // namespace buzon::app
