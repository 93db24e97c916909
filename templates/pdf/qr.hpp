#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace buzon::templates::pdf {

// A QR code (ISO/IEC 18004, level M) without its quiet zone.
struct QrCode {
    std::size_t width = 0;
    std::vector<std::uint8_t> dark;  // width × width, row by row

    [[nodiscard]] bool at(std::size_t x, std::size_t y) const { return dark[y * width + x] != 0; }
};

inline constexpr std::size_t qr_quiet_modules = 4;

// The last code of each thread is kept, for a document shows the same one in its PDF and its HTML.
// templates::Error{Stylesheet} when the text is empty or longer than a QR code can hold.
[[nodiscard]] QrCode make_qr(const std::string& text);

}  // namespace buzon::templates::pdf
