#include "gateway/app/plazos_calendar.hpp"

#include "core/term_text.hpp"
#include "gateway/ical_file.hpp"

#include <fmt/format.h>

namespace buzon::app {

std::string plazos_calendar(const Tracked& tracked, const std::string& title)
{
    const std::string& folio = tracked.act.folio.str();
    // The deadlines are known since the last thing that happened to the act.
    Instant since = tracked.act.issued_at;
    for (const db::ActEventRow& event : tracked.history) since = std::max(since, event.learned_at);
    std::vector<IcalDay> days;
    if (tracked.terms) {
        for (const Deadline& one : tracked.terms->deadlines) {
            if (one.who != Obliged::Patron) continue;
            days.push_back(
                {.uid = fmt::format("{}-{}@buzon-imss", folio, code_of(one.id)),
                 .date = one.date,
                 .written_at = since,
                 .summary = fmt::format("{} · folio {}", spanish(one.id), folio),
                 .description = fmt::format(
                     "{}\nFolio {}, {}.\nFundamento: {}.\nCalendario {}. Los días los "
                     "cuenta el Buzón IMSS; si se publica un acuerdo que los cambie, "
                     "descargue otra vez este archivo.",
                     title, folio, tracked.unit.name, one.rule, tracked.terms->calendar)});
        }
    }
    return ical_file("Plazos IMSS · " + folio, days);
}

}  // namespace buzon::app
