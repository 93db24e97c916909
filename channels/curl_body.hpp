#pragma once

#include "channels/curl.hpp"

#include <cstddef>
#include <string>

// What an HTTP answer's body is gathered into. Private to channels.
namespace buzon::channels::curl {

struct Body {
    std::string bytes;
    std::size_t limit = 0;
    bool too_big = false;
};

// Gathers the answer of the next transfer of `handle` in `body`, which must outlive it. A longer
// answer ends the transfer (Trouble::TooBig).
void gather(CURL* handle, Body& body);

}  // namespace buzon::channels::curl
