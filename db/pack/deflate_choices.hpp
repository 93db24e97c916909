#pragma once

#include "db/pack/match_guess.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace buzon::db::pack {

// A zlib stream as its text and the choices of whoever compressed it: what a guess of them does not
// get right. For a stream of libdeflate's levels 1 to 7 these are a few bytes. No compression
// library takes part, so that none can ever give other bytes than those that were stored.
struct Opened {
    std::string text;
    std::string choices;
    std::size_t size = 0;  // of the stream
};

// The stream that `bytes` begin with; nothing when it is none, when its text is longer than
// `limit`, or when its choices would take more than a third of what it takes itself.
[[nodiscard]] std::optional<Opened> open_stream(std::string_view bytes, std::size_t limit,
                                                MatchGuess& guess);

// The stream again; nothing when text and choices do not belong together.
[[nodiscard]] std::optional<std::string> close_stream(std::string_view text,
                                                      std::string_view choices, MatchGuess& guess);

}  // namespace buzon::db::pack
