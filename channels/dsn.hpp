#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::channels {

enum class DsnAction : std::uint8_t { Failed, Delayed, Delivered, Relayed, Expanded };

struct DsnRecipient {
    std::string final_recipient;     // "empleo@patron.example"
    std::string original_recipient;  // what we had written, if the report says it
    DsnAction action = DsnAction::Failed;
    std::string status;      // "5.1.1"
    std::string diagnostic;  // the remote server's words
    std::string remote_mta;
};

// A delivery status notification (RFC 3464 in RFC 6522). At least one of message_id and envid
// is known, or the report could not be tied to anything and is refused.
struct Dsn {
    std::string message_id;  // of the returned message, without angle brackets
    std::string envid;       // Original-Envelope-Id
    std::string folio;       // X-Buzon-Folio of the returned headers
    std::string reporting_mta;
    std::vector<DsnRecipient> recipients;  // at least one
};

// Reads what came back to the return path. Hostile input safe: at most 1 MiB, 20 levels and 100
// recipients are looked at; text is cut at 1,000 characters and cleaned of control characters.
// Refused with a Finding: not a DSN (an out-of-office reply), no recipient, nothing to tie it to.
// Limits: prose-only bounces without a machine-readable part are refused, a person reads them.
[[nodiscard]] tl::expected<Dsn, Finding> parse_dsn(std::string_view bytes);

[[nodiscard]] std::string_view name_of(DsnAction action);  // "failed", "delayed" …

}  // namespace buzon::channels
