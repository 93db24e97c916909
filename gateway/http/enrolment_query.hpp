#pragma once

#include "gateway/app/enrolment_contacts.hpp"
#include "gateway/http/message.hpp"

#include <string>

namespace buzon::http {

// Who asks and for whose mailbox; `owner` is the query's "rfc" and must outlive what is returned.
[[nodiscard]] app::EnrolmentCaller enrolment_caller(const Request& request,
                                                    const std::string& owner);

}  // namespace buzon::http
