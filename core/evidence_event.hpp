#pragma once

#include "core/act_history.hpp"
#include "core/bank_history.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace buzon {

// Which events are legal facts, of which an evidence is made (ETSI EN 319 522-1, 8.2.3), and under
// which URI: one of the standard's where it has the fact (519 522-2, table 2), else one of ours. A
// fact that did not happen is one too: nobody opened, an aviso came back, a bank did not answer.
//
// nullopt: no evidence. A courtesy (a reminder, the e-mail that dates moved) proves nothing that a
// court asks for and could be taken for the aviso; what passes among officials before an order
// leaves is proven by their own signed approvals.
[[nodiscard]] std::optional<std::string_view> evidence_uri(ActEvent event);
[[nodiscard]] std::optional<std::string_view> evidence_uri(BankEvent event);
// The platform was down from one hour to another, as an official declared.
inline constexpr std::string_view kFailureUri = "urn:buzon:suceso:falla-de-la-plataforma";

// Code of EventReason (8.2.4): the standard's own list of reasons was not to be had, so "should
// use" is answered by URIs of ours, as EN 319 522-2, 8.3.3 allows.
[[nodiscard]] std::string reason_uri(std::string_view event_name);

}  // namespace buzon
