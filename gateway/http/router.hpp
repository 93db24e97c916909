#pragma once

#include "core/log.hpp"
#include "gateway/http/message.hpp"
#include "gateway/http/peer_limits.hpp"
#include "gateway/http/rights.hpp"
#include "gateway/services.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::http {

// What every endpoint gets.
struct Api {
    const Services& services;
    const Logger& log;
    PeerLimits& limits;
};

using Handler = Response (*)(const Api&, const Request&);

// One line of the route table; {names} match one path segment, a last {path} all that follows.
struct Route {
    std::string_view method;
    std::string_view pattern;
    Verb verb;
    Handler handler;
};

// The whole API, in the order of openapi.yaml.
[[nodiscard]] const std::vector<Route>& routes();

// Whether dispatch() answers for this path, if only to say that it does not exist; what it does not
// answer for may be a page for people.
[[nodiscard]] bool of_the_api(std::string_view path);

// The longest body that this request may have, in bytes.
[[nodiscard]] std::size_t body_limit(std::string_view method, std::string_view path);

// Finds the route, counts the peer, finds out who is calling, asks the rights, runs the endpoint.
// 404, 405 with Allow, 429 with Retry-After, 401, 403 and 415 are made here. Exceptions pass
// through. Log-ins and what was refused for the caller leave a line in the log.
[[nodiscard]] Response dispatch(const Api& api, Request request);

}  // namespace buzon::http
