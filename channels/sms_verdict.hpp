#pragma once

#include "channels/attempt.hpp"
#include "channels/trouble.hpp"

#include <string_view>

namespace buzon::channels {

// What a provider's answer means: 2xx with a JSON object was taken; 2xx with anything else may be
// anybody's answer (a portal, a proxy) and proves nothing; 400, 404, 413 and 422 are about this
// message; other 4xx are about us, 429 and 5xx pass. Pure.
[[nodiscard]] Judgement judge_sms(long status, std::string_view body);
[[nodiscard]] Judgement judge_sms(Trouble trouble);

// Whether the provider may have taken the message although it was not understood to say so: no
// answer after we had begun to speak, an answer that is none, or a gateway's word for its peer.
[[nodiscard]] bool sms_in_doubt(const Judgement& judged);

}  // namespace buzon::channels
