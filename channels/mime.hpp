#pragma once

#include "core/email_address.hpp"
#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/standing.hpp"

#include <tl/expected.hpp>

#include <string>
#include <vector>

namespace buzon::channels {

struct MailMessage {
    std::string from_name;  // UTF-8
    EmailAddress from_address;
    std::vector<EmailAddress> to;  // at least one
    std::string subject;           // UTF-8, one line
    Instant date;                  // Date: in Zona Centro
    std::string message_id;        // "local@domain", without angle brackets
    std::string list_id;           // "avisos.buzon.imss.example"; empty: none
    std::string feedback_id = {};  // "aviso:buzon-imss", for the complaint loops of big hosts
    std::string folio;             // X-Buzon-Folio
    std::string text;              // UTF-8
    std::string html;              // UTF-8, says what the text says
    Standing standing = Standing::Legal;  // of a rehearsal subject, texts and a header say so
};

// An RFC 5322 message: multipart/alternative (text, HTML), Auto-Submitted: auto-generated
// (RFC 3834), encoded words (RFC 2047), CRLF, lines within 998 octets. The same MailMessage always
// gives the same bytes, whose digest is evidence: boundaries derive from the Message-ID.
// Refused, all findings at once: control characters or line breaks in any header (injection),
// no recipient, empty parts, text that is not UTF-8.
// Limits: no attachments; no internationalised addresses (RFC 6531).
[[nodiscard]] tl::expected<std::string, Findings> compose(const MailMessage& message);

}  // namespace buzon::channels
