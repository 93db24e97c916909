#pragma once

#include "templates/pdf/missing_letters.hpp"
#include "templates/pdf/qr.hpp"
#include "templates/pdf/shaper.hpp"

#include <string>
#include <vector>

namespace buzon::templates::pdf {

struct LinkTarget {
    std::string href;
    std::string text;  // /Contents of its annotations
};

// Everything of one document but its pages. Not moved: the shaper refers to its neighbours.
struct Draft {
    explicit Draft(const FontSet& font_set)
        : fonts(font_set), shaper(font_set, store, [this](char32_t c) { missing.add(c); })
    {
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    // What the document embeds of a face, once all its text has been shaped.
    [[nodiscard]] const FontProgram& program(std::size_t face) const
    {
        return fonts.faces.at(face)->program(shaper.uses().at(face).repertoire);
    }

    const FontSet& fonts;
    TextStore store;
    Tags tags;
    MissingLetters missing;
    Shaper shaper;
    std::vector<LinkTarget> links;  // Elem::text of a Link points here
    std::vector<QrGrid> qr_codes;
};

}  // namespace buzon::templates::pdf
