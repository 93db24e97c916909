#include "templates/sms.hpp"

#include <fmt/format.h>

namespace buzon::templates {

// á, í, ó and ú are not among the letters of a message of 160: no word here needs them.
std::string aviso_sms(const AvisoSmsData& data)
{
    return fmt::format(
        "{}IMSS: documento por abrir. Folio {}, clave {}. Entre con e.firma: {} Este mensaje no "
        "cambia plazos.",
        data.standing == Standing::Rehearsal ? "ENSAYO, sin efectos. " : "", data.folio,
        data.check_code, data.mailbox_url);
}

}  // namespace buzon::templates
