#pragma once

#include "templates/pdf/geometry.hpp"

#include <cstdint>

// The look of every document: paper, colours, sizes. Change it here and nowhere else.
namespace buzon::templates::pdf::design {

inline constexpr Mpt page_width = pt(612), page_height = pt(792);  // Letter
inline constexpr Mpt margin_left = pt(64), margin_right = pt(60), margin_top = pt(48);
inline constexpr Mpt text_width = page_width - margin_left - margin_right;
inline constexpr Mpt footer_baseline = pt(38);  // of its last line, from the lower edge
// Where a band stands in the upper margin, from the lower edge of the paper.
inline constexpr Mpt band_bottom = page_height - pt(36), band_height = pt(18);
inline constexpr Mpt band_baseline = pt(5.4);  // above the band's lower edge
inline constexpr Mpt footer_gap = pt(18);      // between the text and the footer's rule

inline constexpr Color ink = rgb(0x1C1B1A), muted = rgb(0x5A5652);
inline constexpr Color guinda = rgb(0x611232), green = rgb(0x13322E), gold = rgb(0xA57F2C);
inline constexpr Color tint = rgb(0xF7F3EE), hairline = rgb(0xD9D2C9), link = rgb(0x13322E);

enum class Face : std::uint8_t { Regular, Bold, Italic, BoldItalic };
inline constexpr std::size_t face_count = 4;

struct TextStyle {
    Face face = Face::Regular;
    Mpt size = pt(9.5);
    Color color = ink;
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

// How a block of text stands on the page.
struct BlockStyle {
    TextStyle text;
    Mpt leading = pt(13.6);
    Mpt before = 0, after = pt(6.5);
    friend bool operator==(const BlockStyle&, const BlockStyle&) = default;
};

inline constexpr BlockStyle body{};
inline constexpr BlockStyle lead{{Face::Regular, pt(11), ink}, pt(15.6), 0, pt(8)};
inline constexpr BlockStyle small_note{{Face::Regular, pt(8), muted}, pt(11.2), 0, pt(5)};
inline constexpr BlockStyle amount{{Face::Bold, pt(17), guinda}, pt(22), pt(2), pt(6)};
inline constexpr BlockStyle h1{{Face::Bold, pt(17.5), guinda}, pt(21.5), pt(12), pt(8)};
inline constexpr BlockStyle h2{{Face::Bold, pt(12), guinda}, pt(15.5), pt(13), pt(5)};
inline constexpr BlockStyle h3{{Face::Bold, pt(10), green}, pt(13.6), pt(9), pt(3)};
inline constexpr BlockStyle caption{{Face::Bold, pt(8.8), green}, pt(12), pt(6), pt(4)};
inline constexpr BlockStyle table_head{{Face::Bold, pt(8), guinda}, pt(10.6), 0, 0};
inline constexpr BlockStyle table_cell{{Face::Regular, pt(8.4), ink}, pt(11.2), 0, 0};
inline constexpr BlockStyle table_foot{{Face::Bold, pt(8.4), ink}, pt(11.2), 0, 0};
inline constexpr BlockStyle key{{Face::Regular, pt(8.4), muted}, pt(12.9), 0, 0};
inline constexpr BlockStyle value{{Face::Regular, pt(9.3), ink}, pt(12.9), 0, 0};
inline constexpr BlockStyle masthead{{Face::Regular, pt(8.6), green}, pt(11.6), 0, pt(1)};
inline constexpr BlockStyle footer{{Face::Regular, pt(7.4), muted}, pt(9.6), 0, 0};
inline constexpr TextStyle band_text{Face::Bold, pt(10.5), rgb(0xFFFFFF)};
inline constexpr BlockStyle masthead_name{{Face::Bold, pt(11), green}, pt(15), 0, pt(2)};
inline constexpr BlockStyle cadena{{Face::Regular, pt(7), muted}, pt(9.8), 0, pt(7)};
inline constexpr BlockStyle label{{Face::Bold, pt(8.6), ink}, pt(12), pt(3), pt(1.5)};

inline constexpr Mpt cell_pad_x = pt(5), cell_pad_y = pt(3.1);
inline constexpr Mpt column_gap = pt(22);
inline constexpr Mpt box_pad_x = pt(14), box_pad_y = pt(10), box_before = pt(6), box_after = pt(11);
inline constexpr Mpt box_rule = pt(2.2);
inline constexpr Mpt list_indent = pt(17);
inline constexpr Mpt qr_size = pt(84);
inline constexpr Mpt seal_size = pt(44);

}  // namespace buzon::templates::pdf::design
