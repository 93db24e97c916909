#pragma once

#include "channels/sms.hpp"
#include "core/finding.hpp"
#include "gateway/config.hpp"

#include <tl/expected.hpp>

namespace buzon {

// The keys sms.* as the provider's client takes them; reads the file of the key. Refused when no
// provider is configured (CONFIG-VALOR) or that file cannot be used.
[[nodiscard]] tl::expected<channels::SmsSettings, Finding> sms_settings(const Config& config);

}  // namespace buzon
