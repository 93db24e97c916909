#include "templates/pdf/face.hpp"

#include "templates/error.hpp"

#include <hb.h>

#include <limits>

namespace buzon::templates::pdf {
namespace {

constexpr std::int16_t not_asked = std::numeric_limits<std::int16_t>::min();

char32_t slot_character(int slot)
{
    return static_cast<char32_t>(slot < 0x160 ? slot + 0x20 : slot - 0x160 + 0x2010);
}

hb_buffer_t* empty_buffer()
{
    thread_local const hb::Buffer buffer(hb_buffer_create());
    hb_buffer_clear_contents(buffer.get());
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), HB_SCRIPT_LATIN);
    return buffer.get();
}

}  // namespace

Face::Face(const std::string& path, std::string_view tag)
{
    face_ = load_cut_face(path, letters_of(Repertoire::Full).get());
    font_.reset(hb_font_create(face_.get()));
    hb_font_set_scale(font_.get(), 1000, 1000);
    hb_font_make_immutable(font_.get());

    const unsigned glyphs = hb_face_get_glyph_count(face_.get());
    for (unsigned g = 0; g < glyphs; ++g) {
        advances_.push_back(static_cast<std::int16_t>(hb_font_get_glyph_h_advance(font_.get(), g)));
    }
    repertoires_.assign(glyphs, Repertoire::Full);
    for (const Repertoire repertoire : {Repertoire::Western, Repertoire::Spanish}) {
        const hb::Set letters = letters_of(repertoire);
        for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(letters.get(), &c);) {
            repertoires_[glyph(c)] = repertoire;
        }
    }
    repertoires_[0] = Repertoire::Spanish;
    for (std::size_t s = 0; s < slots; ++s) {
        slot_glyphs_[s] = glyph(slot_character(static_cast<int>(s)));
    }
    kerning_ = std::make_unique<std::array<std::atomic<std::int16_t>, slots * slots>>();
    for (auto& pair : *kerning_) pair.store(not_asked, std::memory_order_relaxed);

    constexpr std::string_view initials = "SWL";
    for (std::size_t r = 0; r < programs_.size(); ++r) {
        programs_[r] =
            embeddable(face_.get(), initials[r] + std::string(tag), static_cast<Repertoire>(r));
    }
}

std::uint16_t Face::glyph(char32_t character) const
{
    hb_codepoint_t found = 0;
    if (hb_font_get_nominal_glyph(font_.get(), character, &found) == 0) return 0;
    return static_cast<std::uint16_t>(found);
}

int Face::kerning(int left_slot, int right_slot) const
{
    std::atomic<std::int16_t>& pair = (*kerning_)[index(left_slot) * slots + index(right_slot)];
    const std::int16_t known = pair.load(std::memory_order_relaxed);
    if (known != not_asked) return known;
    const int asked = ask_kerning(left_slot, right_slot);
    pair.store(static_cast<std::int16_t>(asked), std::memory_order_relaxed);
    return asked;
}

int Face::ask_kerning(int left_slot, int right_slot) const
{
    hb_buffer_t* buffer = empty_buffer();
    const char32_t pair[] = {slot_character(left_slot), slot_character(right_slot)};
    hb_buffer_add_codepoints(buffer, reinterpret_cast<const hb_codepoint_t*>(pair), 2, 0, 2);
    hb_shape(font_.get(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    if (count != 2) return 0;
    return positions[0].x_advance - advance(slot_glyph(left_slot));
}

void Face::shape(std::string_view utf8, std::vector<Glyph>& out) const
{
    hb_buffer_t* buffer = empty_buffer();
    const int length = static_cast<int>(utf8.size());
    hb_buffer_add_utf8(buffer, utf8.data(), length, 0, length);
    hb_shape(font_.get(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; ++i) {
        const auto id = static_cast<std::uint16_t>(infos[i].codepoint);
        out.push_back({id, static_cast<std::int16_t>(positions[i].x_advance - advance(id)),
                       static_cast<std::int16_t>(positions[i].x_offset),
                       static_cast<std::int16_t>(positions[i].y_offset)});
    }
}

}  // namespace buzon::templates::pdf
