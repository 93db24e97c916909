#pragma once

#include "core/standing.hpp"

#include <string>

namespace buzon::templates {

// The text message that an aviso was sent by e-mail: a courtesy, it moves no date and says so.
// Folio and check code let anybody see that it is genuine; nothing of the act, of whose it is, nor
// a link that logs in (LSS 22, CFF 69).
struct AvisoSmsData {
    std::string folio;       // of the act
    std::string check_code;  // of the act
    std::string mailbox_url;
    Standing standing = Standing::Legal;
};
// Only letters of GSM 03.38's basic alphabet, so that with an address of up to 40 characters it
// is one message of 160; the mark of a rehearsal may make it two.
[[nodiscard]] std::string aviso_sms(const AvisoSmsData& data);

}  // namespace buzon::templates
