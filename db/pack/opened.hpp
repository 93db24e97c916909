#pragma once

#include "db/pack/match_guess.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace buzon::db::pack {

// A document with its zlib streams laid open, whatever its format: compressed text hides that two
// documents are alike. Nothing when it holds no stream worth it.
[[nodiscard]] std::optional<std::string> lay_open(std::string_view document, MatchGuess& guess);

// The document again; nothing when `content` is not what lay_open() gave, or gives more than
// `most` bytes.
[[nodiscard]] std::optional<std::string> close_up(std::string_view content, std::size_t most,
                                                  MatchGuess& guess);

// lay_open() gives at most this much for a document of `size` bytes.
[[nodiscard]] constexpr std::size_t most_opened(std::size_t size)
{
    return 64 * size;
}

}  // namespace buzon::db::pack
