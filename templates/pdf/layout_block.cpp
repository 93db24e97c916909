#include "core/xml.hpp"
#include "templates/pdf/inline_text.hpp"
#include "templates/pdf/layout.hpp"
#include "templates/pdf/paragraph.hpp"

namespace buzon::templates::pdf {

design::BlockStyle classed(const Node* node, design::BlockStyle style)
{
    if (has_class(node, "lead")) style = design::lead;
    if (has_class(node, "amount")) style = design::amount;
    if (has_class(node, "muted")) style = design::small_note;
    return style;
}

void Layout::blocks(const Node* first, Area area)
{
    for (const Node* node = first; node != nullptr;) {
        if (is_blank(node)) {
            node = node->next;
        } else if (is_inline(node)) {
            const Node* end = node;
            while (end != nullptr && is_inline(end)) end = end->next;
            anonymous_text(node, end, area);
            node = end;
        } else {
            block(node, area);
            node = node->next;
        }
    }
}

void Layout::block(const Node* node, Area area)
{
    const std::string_view name = element_name(node);
    if (has_class(node, "page-break-before")) area.flow.new_page();
    if (name == "p") return paragraph(node, area);
    if (name == "h1" || name == "h2" || name == "h3") return heading(node, area);
    if (name == "table") return table(node, area);
    if (name == "dl") return definitions(node, area);
    if (name == "ul" || name == "ol") return list(node, area);
    if (name == "img") return qr_block(node, area);
    if (name == "header" && has_class(node, "masthead")) return masthead(node, area);
    if (name == "section") {
        area.parent = draft_.tags.add(Tag::Sect, area.parent);
    } else if (name == "div" || name == "header" || name == "footer" || name == "main" ||
               name == "article" || name == "aside" || name == "address" || name == "figure") {
        area.parent = draft_.tags.add(Tag::Div, area.parent);
    } else {
        refuse_markup(node, "not in the subset that can be laid out");
    }
    if (has_class(node, "box")) return box(node, area);
    if (has_class(node, "two-col")) return columns(node, area);
    const design::BlockStyle style = classed(node, *area.body);
    area.body = &style;
    blocks(node->children, area);
}

void Layout::heading(const Node* node, Area area)
{
    const char level = element_name(node)[1];
    const Tag tag = level == '1' ? Tag::H1 : level == '2' ? Tag::H2 : Tag::H3;
    Text heading;
    heading.style = level == '1' ? design::h1 : level == '2' ? design::h2 : design::h3;
    heading.elem = draft_.tags.add(tag, area.parent);
    heading.words =
        collect_words(draft_, {node->children, nullptr, heading.style.text, heading.elem});
    heading.keep = Text::Keep::WithNext;
    text(heading, area);
}

void Layout::paragraph(const Node* node, Area area)
{
    Text paragraph;
    paragraph.style = classed(node, *area.body);
    paragraph.elem = draft_.tags.add(Tag::P, area.parent);
    // A code may stand alone in a paragraph.
    for (const Node* child = node->children; child != nullptr; child = child->next) {
        if (element_name(child) == "img") {
            area.parent = paragraph.elem;
            return blocks(node->children, area);
        }
    }
    const Node* only = only_child(node);
    if (only != nullptr && element_name(only) == "code") paragraph.style = design::cadena;
    if (only != nullptr && element_name(only) == "strong") {
        // A paragraph that is all strong names what follows; in the masthead, the institution.
        const bool masthead = area.body == &design::masthead;
        if (paragraph.style == *area.body) {
            paragraph.style = masthead ? design::masthead_name : design::label;
        }
        paragraph.keep = masthead ? Text::Keep::Free : Text::Keep::WithNext;
    }
    paragraph.words =
        collect_words(draft_, {node->children, nullptr, paragraph.style.text, paragraph.elem});
    text(paragraph, area);
}

void Layout::anonymous_text(const Node* first, const Node* end, Area area)
{
    Text run;
    run.style = *area.body;
    run.elem = draft_.tags.add(Tag::P, area.parent);
    run.words = collect_words(draft_, {first, end, run.style.text, run.elem});
    text(run, area);
}

void Layout::text(const Text& text, const Area& area)
{
    const std::vector<Line> lines =
        break_lines(text.words, area.width, draft_.shaper, draft_.store);
    area.flow.space(text.style.before);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Slice& slice = area.flow.open(text.style.leading);
        // Two lines at least before and after a page break.
        const bool edge = lines.size() > 1 && (i == 0 || i + 2 == lines.size());
        slice.keep_with_next = edge || text.keep == Text::Keep::WithNext;
        area.flow.add_line(
            draft_.store, lines[i],
            {area.x, baseline(text.style.leading, text.style.text.size), 0, 0, 0, text.elem});
        area.flow.close();
    }
    area.flow.space(text.style.after);
}

}  // namespace buzon::templates::pdf
