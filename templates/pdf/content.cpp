#include "templates/pdf/content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace buzon::templates::pdf {
namespace {

Mpt hundredths(Mpt value)
{
    return (value + (value < 0 ? -5 : 5)) / 10;
}

void append_int(std::string& out, std::int64_t value)
{
    std::array<char, 20> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
    out.append(text.data(), written.ptr);
}

void append_hundredths(std::string& out, Mpt value)
{
    if (value < 0) {
        out += '-';
        value = -value;
    }
    append_int(out, value / 100);
    const Mpt rest = value % 100;
    if (rest == 0) return;
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

void append_string_byte(std::string& out, unsigned byte)
{
    const auto c = static_cast<char>(byte);
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    if (c == '\r') {
        out += "\\r";  // a bare CR would be read as LF
        return;
    }
    out += c;
}

void append_component(std::string& out, std::uint8_t value)
{
    const unsigned thousandths = (value * 1000U + 127U) / 255U;
    if (thousandths >= 1000) {
        out += '1';
    } else if (thousandths == 0) {
        out += '0';
    } else {
        out += '.';
        out += static_cast<char>('0' + thousandths / 100);
        out += static_cast<char>('0' + thousandths / 10 % 10);
        out += static_cast<char>('0' + thousandths % 10);
    }
    out += ' ';
}

}  // namespace

void append_number(std::string& out, Mpt value)
{
    append_hundredths(out, hundredths(value));
}

void append_fill_color(std::string& out, Color color)
{
    append_component(out, color.r);
    append_component(out, color.g);
    append_component(out, color.b);
    out += "rg\n";
}

void Content::begin_text()
{
    if (in_text_) return;
    out_ += "BT\n";
    in_text_ = true;
    line_x_ = line_y_ = 0;
}

void Content::end_text()
{
    if (!in_text_) return;
    out_ += "ET\n";
    in_text_ = false;
}

void Content::begin_artifact()
{
    pending_mark_ = "/Artifact BMC\n";
}

void Content::begin_pagination(std::string_view subtype)
{
    pending_mark_ = "/Artifact<</Type/Pagination/Subtype/";
    pending_mark_ += subtype;
    pending_mark_ += ">>BDC\n";
}

void Content::begin_element(std::string_view tag, std::int32_t mcid)
{
    pending_mark_ = '/';
    pending_mark_ += tag;
    pending_mark_ += "<</MCID ";
    append_int(pending_mark_, mcid);
    pending_mark_ += ">>BDC\n";
}

// Marked content and text objects must nest: BT is written before a mark of text and after one of
// graphics, so the mark waits for its first operator.
void Content::end_marked()
{
    if (marked_) out_ += "EMC\n";
    marked_ = false;
    pending_mark_.clear();
}

void Content::begin_graphics()
{
    if (pending_mark_.empty()) return;
    end_text();
    out_ += std::exchange(pending_mark_, {});
    marked_ = true;
}

void Content::rect(Mpt x, Mpt y, Mpt width, Mpt height)
{
    begin_graphics();
    append_number(out_, x);
    out_ += ' ';
    append_number(out_, y);
    out_ += ' ';
    append_number(out_, width);
    out_ += ' ';
    append_number(out_, height);
    out_ += " re\n";
}

void Content::fill()
{
    out_ += "f\n";
}

void Content::fill_color(Color color)
{
    if (color_ == color) return;
    begin_graphics();
    append_fill_color(out_, color);
    color_ = color;
}

void Content::drawing(std::string_view operators, Mpt x, Mpt y, Mpt scale)
{
    begin_graphics();
    out_ += "q ";
    append_number(out_, scale);
    out_ += " 0 0 ";
    append_number(out_, scale);
    out_ += ' ';
    append_number(out_, x);
    out_ += ' ';
    append_number(out_, y);
    out_ += " cm\n";
    out_ += operators;
    out_ += "\nQ\n";
}

// One module is one unit, so that coordinates are short; neighbours in a row are one rectangle; all
// are one path, so that no hairline shows between them.
void Content::modules(const QrGrid& code, Mpt x, Mpt y, Mpt side)
{
    begin_graphics();
    const auto across = static_cast<Mpt>(code.width + 2 * qr_quiet_modules);
    const std::string unit = fmt::format("{:.4f}", side / 1000.0 / across);
    out_ += fmt::format("q {} 0 0 {} ", unit, unit);
    append_number(out_, x);
    out_ += ' ';
    append_number(out_, y);
    out_ += " cm\n";
    for (std::size_t row = 0; row < code.width; ++row) {
        const std::size_t above = code.width + qr_quiet_modules - 1 - row;
        for (std::size_t begin = 0; begin < code.width; ++begin) {
            std::size_t end = begin;
            while (end < code.width && code.at(end, row)) ++end;
            if (end == begin) continue;
            append_int(out_, static_cast<std::int64_t>(begin + qr_quiet_modules));
            out_ += ' ';
            append_int(out_, static_cast<std::int64_t>(above));
            out_ += ' ';
            append_int(out_, static_cast<std::int64_t>(end - begin));
            out_ += " 1 re\n";
            begin = end;
        }
    }
    out_ += "f\nQ\n";
}

void Content::text(const Run& run)
{
    if (!pending_mark_.empty()) {
        begin_text();
        out_ += std::exchange(pending_mark_, {});
        marked_ = true;
    }
    const design::TextStyle& style = store_.text_style(run.style);
    if (face_ != style.face || size_ != style.size) {
        out_ += "/F";
        append_int(out_, static_cast<int>(style.face));
        out_ += ' ';
        append_number(out_, style.size);
        out_ += " Tf\n";
        face_ = style.face;
        size_ = style.size;
    }
    if (color_ != style.color) {
        append_fill_color(out_, style.color);
        color_ = style.color;
    }
    const Mpt x = hundredths(run.x), y = hundredths(run.y);
    append_hundredths(out_, x - line_x_);
    out_ += ' ';
    append_hundredths(out_, y - line_y_);
    out_ += " Td";
    line_x_ = x;
    line_y_ = y;
    glyphs(std::span(store_.glyphs).subspan(run.begin, run.end - run.begin), style);
}

void Content::letter(std::uint16_t glyph, std::span<const std::uint8_t> codes)
{
    if (codes.empty()) {
        append_string_byte(out_, glyph >> 8U);
        append_string_byte(out_, glyph & 0xFFU);
    } else {
        append_string_byte(out_, codes[glyph]);
    }
}

void Content::glyphs(std::span<const Glyph> glyphs, const design::TextStyle& style)
{
    const std::span<const std::uint8_t> codes = codes_[static_cast<std::size_t>(style.face)];
    const bool plain = std::all_of(glyphs.begin(), glyphs.end(), [](const Glyph& g) {
        return g.adjust == 0 && g.dx == 0 && g.dy == 0;
    });
    out_ += plain ? "(" : "[(";
    const auto kern = [&](int thousandths) {
        if (thousandths == 0) return;
        out_ += ')';
        append_int(out_, -thousandths);
        out_ += '(';
    };
    for (const Glyph& glyph : glyphs) {
        kern(glyph.dx);
        if (glyph.dy != 0) {
            out_ += ")]TJ ";
            append_number(out_, scaled(glyph.dy, style.size));
            out_ += " Ts[(";
        }
        letter(glyph.id, codes);
        if (glyph.dy != 0) out_ += ")]TJ 0 Ts[(";
        kern(glyph.adjust - glyph.dx);
    }
    out_ += plain ? ")Tj\n" : ")]TJ\n";
}

std::string Content::finish()
{
    end_marked();
    end_text();
    return std::move(out_);
}

}  // namespace buzon::templates::pdf
