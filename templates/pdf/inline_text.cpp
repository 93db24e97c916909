#include "templates/pdf/inline_text.hpp"

#include "core/xml.hpp"

#include <algorithm>

namespace buzon::templates::pdf {
namespace {

using design::Face;

Face bolder(Face face)
{
    return face == Face::Italic || face == Face::BoldItalic ? Face::BoldItalic : Face::Bold;
}

Face slanted(Face face)
{
    return face == Face::Bold || face == Face::BoldItalic ? Face::BoldItalic : Face::Italic;
}

constexpr std::string_view soft_hyphen = "\xC2\xAD", zero_width_space = "\xE2\x80\x8B";

class Collector {
  public:
    Collector(Draft& draft, ElemId owner)
        : draft_(draft), owner_(owner), first_(draft.store.word_end())
    {
    }

    void node(const Node* node, const InlineStyle& style)
    {
        if (is_text(node)) {
            draft_.missing.reading(node->parent, node_text(node));
            text(node_text(node), draft_.store.style_index(style));
            return;
        }
        if (node->type != XML_ELEMENT_NODE) return;
        const std::string_view name = element_name(node);
        if (name == "br") {
            if (!empty()) last().after = Word::After::NewLine;
            return;
        }
        const InlineStyle inner = style_of(node, name, style);
        for (const Node* child = node->children; child != nullptr; child = child->next) {
            this->node(child, inner);
        }
    }

    void text(std::string_view text, std::uint16_t style)
    {
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
            if (end > at) run_of_letters(text.substr(at, end - at), style);
            if (end < text.size()) space();
            at = end + 1;
        }
    }

    WordRange finish()
    {
        if (!empty() && last().after == Word::After::Space) {
            draft_.store.glyphs.pop_back();
            last().after = Word::After::Glued;
        }
        return {first_, draft_.store.word_end()};
    }

  private:
    [[nodiscard]] bool empty() const { return draft_.store.word_end() == first_; }
    Word& last() { return draft_.store.words.back(); }

    void space()
    {
        if (empty() || last().after == Word::After::Space || last().after == Word::After::NewLine) {
            return;
        }
        draft_.shaper.space(last().style);
        last().after = Word::After::Space;
    }

    // Soft hyphens vanish; a zero-width space is where the word may be parted.
    void run_of_letters(std::string_view text, std::uint16_t style)
    {
        if (text.find(soft_hyphen) == std::string_view::npos &&
            text.find(zero_width_space) == std::string_view::npos) {
            word(text, style);
            return;
        }
        std::string clean;
        for (std::size_t at = 0; at < text.size();) {
            if (text.substr(at).starts_with(soft_hyphen)) {
                at += soft_hyphen.size();
            } else if (text.substr(at).starts_with(zero_width_space)) {
                at += zero_width_space.size();
                if (!clean.empty()) {
                    word(clean, style);
                    last().after = Word::After::Break;
                    clean.clear();
                }
            } else {
                clean += text[at++];
            }
        }
        if (!clean.empty()) word(clean, style);
    }

    void word(std::string_view text, std::uint16_t style)
    {
        draft_.store.words.push_back(draft_.shaper.word(text, style));
    }

    InlineStyle style_of(const Node* node, std::string_view name, InlineStyle style)
    {
        if (name == "strong" || name == "b") {
            style.text.face = bolder(style.text.face);
        } else if (name == "em" || name == "i" || name == "cite") {
            style.text.face = slanted(style.text.face);
        } else if (name == "small") {
            style.text.size = style.text.size * 86 / 100;
        } else if (name == "code") {
            style.text.size = design::cadena.text.size;
            style.break_at = InlineStyle::Break::Anywhere;
        } else if (name == "a") {
            open_link(node, style);
        } else if (!is_inline(node)) {
            refuse_markup(node, "a block within a line of text");
        }
        if (has_class(node, "muted")) style.text.color = design::muted;
        if (has_class(node, "lead")) style.text.size = design::lead.text.size;
        if (has_class(node, "amount")) {
            style.text.face = bolder(style.text.face);
            style.text.color = design::guinda;
            style.text.size = style.text.size * 6 / 5;
        }
        return style;
    }

    void open_link(const Node* node, InlineStyle& style)
    {
        std::string href = xml::attribute(node, "href");
        if (href.empty()) refuse_markup(node, "a link without href");
        style.link = draft_.tags.add_inline(Tag::Link, owner_);
        draft_.tags.set_link(style.link, static_cast<std::int32_t>(draft_.links.size()));
        std::string text = xml::text(node);
        draft_.links.push_back({std::move(href), std::move(text)});
        style.text.color = design::link;
    }

    Draft& draft_;
    ElemId owner_;
    std::uint32_t first_;
};

}  // namespace

WordRange collect_words(Draft& draft, const InlineRun& run)
{
    Collector collector(draft, run.owner);
    const InlineStyle style{run.style, no_elem, InlineStyle::Break::Words};
    for (const Node* node = run.first; node != run.end; node = node->next) {
        collector.node(node, style);
    }
    return collector.finish();
}

WordRange cell_words(Draft& draft, const Node* cell, const design::TextStyle& style, ElemId owner)
{
    const std::uint32_t first = draft.store.word_end();
    const auto new_line = [&] {
        if (draft.store.word_end() > first) draft.store.words.back().after = Word::After::NewLine;
    };
    for (const Node* node = cell->children; node != nullptr;) {
        if (is_inline(node)) {
            const Node* end = node;
            while (end != nullptr && is_inline(end)) end = end->next;
            bool blank = true;
            for (const Node* n = node; n != end; n = n->next) blank = blank && is_blank(n);
            if (!blank) {
                new_line();
                (void)collect_words(draft, {node, end, style, owner});
            }
            node = end;
            continue;
        }
        const std::string_view name = element_name(node);
        if (name != "p" && name != "div") refuse_markup(node, "only text, p and div in a cell");
        new_line();
        (void)cell_words(draft, node, style, owner);
        node = node->next;
    }
    return {first, draft.store.word_end()};
}

WordRange plain_words(Draft& draft, std::string_view text, const design::TextStyle& style)
{
    Collector collector(draft, no_elem);
    collector.text(text, draft.store.style_index({style, no_elem, InlineStyle::Break::Words}));
    return collector.finish();
}

}  // namespace buzon::templates::pdf
