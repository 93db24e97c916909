#pragma once

#include "templates/pdf/hb.hpp"

#include <cstddef>
#include <cstdint>

namespace buzon::templates::pdf {

// Which letters of a face a document carries: the least that it needs of three fixed sets, so that
// the font's bytes are the same in all documents that need no more. Each holds the one before.
enum class Repertoire : std::uint8_t {
    Spanish,  // what acts are written with
    Western,  // Windows-1252: names from the west of Europe
    Full  // every letter the faces have: Latin Extended, the orthographies of Mexico's languages
};
inline constexpr std::size_t repertoire_count = 3;

[[nodiscard]] hb::Set letters_of(Repertoire repertoire);

}  // namespace buzon::templates::pdf
