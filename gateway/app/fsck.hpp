#pragma once

#include "core/sha256.hpp"
#include "db/acts.hpp"
#include "gateway/services.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

// What does not hold. `code` is stable: SUCESO-SIN-EVIDENCIA, EVIDENCIA-SIN-SUCESO,
// EVIDENCIA-ALTERADA, EVIDENCIA-FIRMA, CADENA-ROTA, EVIDENCIA-SIN-BITACORA, BITACORA-SIN-EVIDENCIA,
// BITACORA-ALTERADA, BITACORA-SIN-CLAVE, ESTADO-ALTERADO, FECHA-ALTERADA, DOCUMENTO-DANADO.
struct FsckFinding {
    std::string code;
    std::string subject;  // a folio, an order's uuid, a document's digest
    std::string what;     // Spanish
};

struct FsckCounts {
    std::int64_t acts = 0;
    std::int64_t evidences = 0;
    std::int64_t waiting = 0;  // events whose evidence is still to be made
    std::int64_t documents = 0;
    std::int64_t logged = 0;     // entries of the log that were computed again
    std::int64_t uncounted = 0;  // dates of a calendar that is not at hand: not counted again
    std::int64_t findings = 0;
};

// From where an examination that was stopped goes on: after this act, after this document.
struct FsckPlace {
    ActId act;
    Sha256 document;
};

// The whole database against its evidences: each legal event has one; the file of each is made
// again and is what was sealed, its signature and time-stamp hold, its chain has no gap, the log
// has it; the log is computed again from its entries (app/check_log); each status is the fold of
// its events; each date that was stored is counted again from its calendar; each document's bytes
// are what its key says. Reads only; holds a page in memory; `found` is called for each finding and
// `reached` after each page, from one thread at a time. A run that goes on where another stopped
// leaves the log out. Needs Catalogue, Calendar, Trust, Ledger and Database.
class Fsck {
  public:
    Fsck(const Services& services, std::function<void(const FsckFinding&)> found,
         std::function<void(const FsckPlace&)> reached);

    // `witnessed`: a signed checkpoint of the log that was kept elsewhere (a witness's, a
    // receipt's). Without one, a log that was cut and signed again together with its evidences is
    // not found out: nothing in this database can tell.
    FsckCounts run(FsckPlace from, const std::optional<std::string>& witnessed = std::nullopt);

  private:
    class Act;
    void acts(FsckPlace& place);
    void documents(FsckPlace& place);
    void log(const std::optional<std::string>& witnessed);
    void tree(const std::optional<std::string>& witnessed);
    void tell(const std::vector<FsckFinding>& findings);

    const Services* services_;
    std::function<void(const FsckFinding&)> found_;
    std::function<void(const FsckPlace&)> reached_;
    FsckCounts counts_;
};

}  // namespace buzon::app
