#include "gateway/app/numbering.hpp"

#include "db/acts.hpp"
#include "db/error.hpp"
#include "db/pool.hpp"
#include "db/standing.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

Finding other_clock(Standing settled)
{
    const bool legal = settled == Standing::Legal;
    return {"RELOJ-AJENO",
            Severity::Error,
            "clock.mode",
            0,
            legal ? "La base de datos guarda actos con efectos legales; no admite un reloj de "
                    "ensayo."
                  : "La base de datos es de un ensayo; no admite el reloj del sistema.",
            legal ? "Ponga «clock.mode = \"system\"», o use otra base de datos para el ensayo."
                  : "Use otra base de datos para los actos verdaderos; la del ensayo no se "
                    "convierte.",
            {}};
}

}  // namespace

std::int64_t take_folios(const Services& services, db::Transaction& tx, const FolioRequest& request)
{
    const Standing settled = db::settle_standing(tx, services.standing(), services.now());
    if (settled != services.standing()) throw std::runtime_error(other_clock(settled).reason);
    return db::reserve_folios(tx, request.unit, request.year, request.count);
}

std::optional<Finding> wrong_clock(const Services& services)
{
    try {
        auto lease = services.database().lease(db::Deadline::in(std::chrono::seconds(5)));
        const auto settled = db::find_standing(*lease);
        if (!settled || *settled == services.standing()) return std::nullopt;
        return other_clock(*settled);
    } catch (const db::Error&) {
        return std::nullopt;
    }
}

}  // namespace buzon::app
