#include "templates/pdf/paragraph.hpp"

#include <algorithm>

namespace buzon::templates::pdf {
namespace {

class Breaker {
  public:
    Breaker(Mpt width, const Shaper& shaper, TextStore& store)
        : width_(width), shaper_(shaper), store_(store)
    {
        start_line();
    }

    std::vector<Line> run(WordRange words)
    {
        for (std::uint32_t i = words.begin; i < words.end;) {
            std::uint32_t end = i + 1;
            Mpt unit = width_of(i);
            while (end < words.end && store_.words[end - 1].after == Word::After::Glued) {
                unit += width_of(end++);
            }
            place(i, end, unit);
            if (store_.words[end - 1].after == Word::After::NewLine) finish_line();
            i = end;
        }
        if (line_.piece_begin != store_.pieces.size()) finish_line();
        return std::move(lines_);
    }

  private:
    [[nodiscard]] Mpt width_of(std::uint32_t word) const
    {
        const Word& w = store_.words[word];
        return scaled(w.units, store_.text_style(w.style).size);
    }
    [[nodiscard]] bool at_start() const { return line_.piece_begin == store_.pieces.size(); }

    void start_line()
    {
        line_ = {};
        line_.piece_begin = static_cast<std::uint32_t>(store_.pieces.size());
        x_ = 0;
        pending_space_ = 0;
    }

    void finish_line()
    {
        line_.piece_end = static_cast<std::uint32_t>(store_.pieces.size());
        line_.width = x_;
        lines_.push_back(line_);
        start_line();
    }

    void place(std::uint32_t begin, std::uint32_t end, Mpt unit)
    {
        const bool fits = x_ + pending_space_ + unit <= width_;
        const bool anywhere =
            store_.styles[store_.words[begin].style].break_at == InlineStyle::Break::Anywhere;
        if (!fits && !anywhere && !at_start()) finish_line();
        for (std::uint32_t i = begin; i < end; ++i) {
            const Word& w = store_.words[i];
            if (unit <= width_ && (fits || !anywhere)) {
                add(w.begin, w.end, width_of(i), w.style);
            } else {
                add_parted(w, anywhere);
            }
            if (w.after == Word::After::Space) {
                ++store_.pieces.back().end;
                pending_space_ =
                    scaled(shaper_.space_units(w.style), store_.text_style(w.style).size);
            }
        }
    }

    void add(std::uint32_t begin, std::uint32_t end, Mpt width, std::uint16_t style)
    {
        x_ += pending_space_;
        pending_space_ = 0;
        if (!at_start() && store_.pieces.back().style == style &&
            store_.pieces.back().end == begin) {
            store_.pieces.back().end = end;
        } else {
            store_.pieces.push_back({begin, end, x_, style});
        }
        x_ += width;
    }

    void add_parted(const Word& word, bool anywhere)
    {
        const Mpt size = store_.text_style(word.style).size;
        for (std::uint32_t from = word.begin; from < word.end;) {
            const Mpt room = width_ - x_ - pending_space_;
            std::uint32_t to = from;
            std::int64_t units = 0;
            while (to < word.end) {
                const std::int64_t next = units + shaper_.advance(word.style, store_.glyphs[to]);
                if (scaled(next, size) > room && (to > from || !at_start())) break;
                units = next;
                ++to;
            }
            if (to < word.end && !anywhere) to = better_break(word, from, to, units);
            if (to > from) add(from, to, scaled(units, size), word.style);
            if (to < word.end) finish_line();
            from = to;
        }
    }

    // After a hyphen, a stop or a slash a part of a long name or address reads better.
    std::uint32_t better_break(const Word& word, std::uint32_t from, std::uint32_t to,
                               std::int64_t& units) const
    {
        const std::uint32_t least = to - (to - from) / 3;
        std::int64_t shorter = units;
        for (std::uint32_t cut = to; cut > least; --cut) {
            if (shaper_.is_punctuation(word.style, store_.glyphs[cut - 1].id)) {
                units = shorter;
                return cut;
            }
            shorter -= shaper_.advance(word.style, store_.glyphs[cut - 1]);
        }
        return to;
    }

    Mpt width_, x_ = 0, pending_space_ = 0;
    const Shaper& shaper_;
    TextStore& store_;
    Line line_;
    std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> break_lines(WordRange words, Mpt width, const Shaper& shaper, TextStore& store)
{
    return Breaker(width, shaper, store).run(words);
}

NaturalWidth natural_width(WordRange words, const Shaper& shaper, const TextStore& store)
{
    NaturalWidth natural;
    Mpt line = 0, unit = 0;
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
        const Word& w = store.words[i];
        const Mpt size = store.text_style(w.style).size;
        const Mpt width = scaled(w.units, size);
        line += width;
        unit += width;
        natural.least = std::max(natural.least, unit);
        natural.most = std::max(natural.most, line);
        if (w.after != Word::After::Glued) unit = 0;
        if (w.after == Word::After::Space) line += scaled(shaper.space_units(w.style), size);
        if (w.after == Word::After::NewLine) line = 0;
    }
    return natural;
}

}  // namespace buzon::templates::pdf
