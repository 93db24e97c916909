#pragma once

#include <cstdint>
#include <string>

namespace buzon::channels {

// What came back to the return path, in whichever mailbox it was read.
struct Bounce {
    std::string name;   // to hand back to mark()
    std::string bytes;  // at most 1 MiB, the rest is left out
};

enum class BounceMark : std::uint8_t {
    Recorded,   // its events are committed
    ForPerson,  // not a DSN, or not ours: set apart so that somebody reads it
};

}  // namespace buzon::channels
