#pragma once

#include "channels/imap_box.hpp"
#include "core/finding.hpp"
#include "gateway/config.hpp"

#include <tl/expected.hpp>

namespace buzon {

// The keys bounces.* as the mailbox takes them; reads the password file. Refused with the key that
// is wrong (CONFIG-VALOR).
[[nodiscard]] tl::expected<channels::ImapSettings, Finding> imap_settings(const Config& config);

}  // namespace buzon
