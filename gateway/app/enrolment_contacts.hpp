#pragma once

#include "core/finding.hpp"
#include "core/rfc.hpp"
#include "core/sha256.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace buzon::app {

// Who asks, and for whose mailbox (empty: his own).
struct EnrolmentCaller {
    const Rfc& caller;
    std::string_view owner;
};

// Registers an address and asks for a code to be sent to it; its id. Every reason at once:
// HABILITACION-AJENA, CONTACTO-TIPO, CORREO-FORMA, MOVIL-FORMA, CONTACTO-YA, CONTACTO-MAXIMO,
// CODIGO-DEMASIADOS, CORREO-SIN-SERVIDOR, MOVIL-SIN-PROVEEDOR. Committed when it returns.
struct NewContact {
    std::string_view kind;  // "correo", "movil"
    std::string_view address;
};
[[nodiscard]] tl::expected<std::int64_t, Findings> register_contact(const Services& services,
                                                                    const EnrolmentCaller& who,
                                                                    const NewContact& contact);

// Another code for an address that waits for one, or that bounced since it was confirmed; earlier
// ones hold no more. CONTACTO-INEXISTENTE, CONTACTO-VENCIDO, CONTACTO-YA, CODIGO-ESPERE (one a
// minute), CODIGO-DEMASIADOS (a day).
[[nodiscard]] tl::expected<void, Findings> ask_for_code(const Services& services,
                                                        const EnrolmentCaller& who,
                                                        std::int64_t contact);

// The code that was read there. Five wrong ones and it holds no more. CONTACTO-INEXISTENTE,
// CONTACTO-VENCIDO, CONTACTO-YA, CODIGO-SIN-ENVIAR, CODIGO-AGOTADO, CODIGO-INCORRECTO. Enables the
// mailbox when nothing else is missing.
[[nodiscard]] tl::expected<void, Findings> confirm_contact(const Services& services,
                                                           const EnrolmentCaller& who,
                                                           std::int64_t contact,
                                                           std::string_view code);

// Takes out an address that was never confirmed; one that was needs a declaration (law.md B6):
// CONTACTO-CONFIRMADO. CONTACTO-INEXISTENTE.
[[nodiscard]] tl::expected<void, Findings> drop_contact(const Services& services,
                                                        const EnrolmentCaller& who,
                                                        std::int64_t contact);

// Lapses what was not confirmed within 72 natural hours; returns how many.
int lapse_contacts(const Services& services);

// The digest under which a code is kept; `request` keeps equal codes apart.
[[nodiscard]] Sha256 code_digest(std::int64_t request, std::string_view code);

}  // namespace buzon::app
