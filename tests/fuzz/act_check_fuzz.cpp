// Acts of unknown origin. What is accepted can be stamped, sealed and shown; what is refused says
// why.
#include "templates/cadena.hpp"
#include "templates/check.hpp"
#include "templates/render.hpp"
#include "templates/stamp.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace buzon;
    using namespace buzon::templates;
    static const Catalogue catalogue = Catalogue::load(BUZON_SOURCE_DIR "/templates").value();
    static const LocalDate today = parse_iso_date("2026-11-12").value();
    const auto checked = check(catalogue, {reinterpret_cast<const char*>(data), size}, today);
    if (!checked) {
        if (!refuses(checked.error())) std::abort();
        for (const Finding& finding : checked.error()) {
            if (finding.id.empty() || finding.reason.empty()) std::abort();
        }
        return 0;
    }
    const std::string stamped = stamp(
        checked->xml, {Folio::make("3901", 2026, 1), Instant::parse("2026-11-12T10:00:00").value(),
                       "Ciudad de México", "https://buzon.example.mx/v/1"});
    const std::string cadena = cadena_original(*checked->type, stamped);
    if (!cadena.ends_with(sha256_of(stamped).hex() + "||")) std::abort();
    if (render_xhtml(*checked->type, stamped).empty()) std::abort();
    return 0;
}
