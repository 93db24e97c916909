#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

// The codewords of a text in byte mode at level M, data and error correction interleaved as they
// are placed (ISO/IEC 18004, 7.4 to 7.6). `version` 0: the text is longer than the largest version.
struct QrCodewords {
    int version = 0;
    std::vector<std::uint8_t> bytes;
};

// Limits: up to version 11, 61 modules a side and 251 bytes of text, so that a row of modules is
// one machine word.
inline constexpr int qr_largest_version = 11;

[[nodiscard]] QrCodewords qr_codewords(std::string_view text);

}  // namespace buzon::templates::pdf
