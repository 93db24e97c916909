#pragma once

#include "gateway/app/mailbox_list.hpp"
#include "gateway/http/message.hpp"

#include <tl/expected.hpp>

#include <string>

namespace buzon::http {

// ?estado=todos|notificados|pendientes|sin_abrir|con_plazo &tipo= &desde= &hasta= (days of the
// notification) &q= (100 characters) &limite=1…200 &antes=<`siguiente` of the page before>.
// Refused, every reason at once: BUZON-ESTADO, BUZON-TIPO, BUZON-FECHA, BUZON-BUSQUEDA, PAGINA.
[[nodiscard]] tl::expected<app::MailboxQuery, Findings> read_mailbox_query(const Request& request,
                                                                           const Rfc& box);

// The `siguiente` of a page; empty when there is no more.
[[nodiscard]] std::string cursor_of(const app::MailboxPage& page);

}  // namespace buzon::http
