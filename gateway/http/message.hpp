#pragma once

#include "gateway/http/caller.hpp"

#include <map>
#include <string>
#include <vector>

namespace buzon::http {

// A request once the body was read: plain values, so that no endpoint knows the server.
struct Request {
    std::string method;
    std::string path;                                // without the query, percent-decoding done
    std::map<std::string, std::string> query;        // last value wins
    std::map<std::string, std::string> path_values;  // {folio}, {role} … of the route
    std::string idempotency_key;                     // header Idempotency-Key, or empty
    std::string content_type;
    std::string body;
    std::string peer;         // whom the limits count (peer.hpp)
    Credentials credentials;  // what it shows of its caller
    Caller caller;            // who that is; known once its route is

    [[nodiscard]] std::string value(const std::string& name) const;  // of the path; must exist
    [[nodiscard]] std::string parameter(
        const std::string& name) const;  // of the query, "" if absent
};

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body = {};
    std::map<std::string, std::string> headers = {};
};

}  // namespace buzon::http
