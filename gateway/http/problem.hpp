#pragma once

#include "core/finding.hpp"
#include "gateway/http/message.hpp"

#include <chrono>
#include <exception>
#include <string>

namespace buzon::http {

// Errors as application/problem+json (RFC 9457), in Spanish. This is the only place that turns one
// into a status. What the caller may read and what the log may hold are different things: the
// answers to our own failures say nothing of their cause.
struct Problem {
    int status = 500;
    std::string title;
    Findings findings;  // the list `hallazgos`
};

inline constexpr const char* kProblemType = "application/problem+json; charset=utf-8";

[[nodiscard]] Response to_response(const Problem& problem);

[[nodiscard]] Response not_found();
[[nodiscard]] Response bad_request(std::string reason);
[[nodiscard]] Response needs_login();
[[nodiscard]] Response denied();
[[nodiscard]] Response wrong_type();  // 415
// 429 with Retry-After.
[[nodiscard]] Response too_many(std::chrono::seconds wait);
// By the ids of the findings: 404 unknown, 403 not yours, 409 state or repetition, else 422.
[[nodiscard]] Response refused(const Findings& findings);

// What an exception becomes, and the line that the log gets.
struct Failure {
    Response response;
    std::string log_detail;
};
[[nodiscard]] Failure failure_of(const std::exception& error);

}  // namespace buzon::http
