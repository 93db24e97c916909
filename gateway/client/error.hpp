#pragma once

#include <stdexcept>
#include <string>

namespace buzon::client {

// The API could not be asked. What it refuses is a value, not this.
struct Error : std::runtime_error {
    enum class Kind {
        Unreachable,    // no connection, or it was lost: trying again may help
        NotTrusted,     // the server's certificate or name does not convince
        NotUnderstood,  // it answered something that is no answer of this API
    };
    Error(Kind kind_in, const std::string& what) : std::runtime_error(what), kind(kind_in) {}
    Kind kind;
};

}  // namespace buzon::client
