#pragma once

#include "gateway/app/track.hpp"
#include "gateway/http/router.hpp"

#include <Poco/JSON/Object.h>

#include <optional>
#include <string>

namespace buzon::http {

// What the files of the mailbox share: finding an act of the caller's, and how an act is listed.

// {folio} of the path as the caller may see it: his own or of somebody he speaks for today, and
// shown at all; anything else does not exist (nullopt). Whose it is comes before everything else
// that is read of it: another's takes no longer than one that is not.
[[nodiscard]] std::optional<app::Tracked> visible_act(const Api& api, const Request& request);

// Whether the caller may have its papers: everybody who may see it but a contador.
[[nodiscard]] bool reads_papers(const Api& api, const Request& request, const db::Act& act);
[[nodiscard]] Findings only_looks();

// The finding for that, and for a paper of an act that nobody opened yet.
[[nodiscard]] Findings unknown_act();
[[nodiscard]] Findings not_opened();

// Folio, title, state and dates; until it is notified nothing of its content.
[[nodiscard]] Poco::JSON::Object listed_act(const Api& api, const db::Act& act,
                                            const std::string& unit);

}  // namespace buzon::http
