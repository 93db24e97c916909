#include "core/xml.hpp"
#include "templates/pdf/inline_text.hpp"
#include "templates/pdf/layout.hpp"
#include "templates/pdf/paragraph.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::templates::pdf {
namespace {

constexpr std::string_view bullet = "•";

bool is_element(const Node* node, std::string_view name)
{
    return element_name(node) == name;
}

}  // namespace

// The label stands on the first line of whatever the item begins with.
void Layout::list(const Node* node, Area area)
{
    const bool numbered = is_element(node, "ol");
    const ElemId list_elem =
        draft_.tags.add(Tag::L, area.parent, numbered ? Trait::NumberedList : Trait::BulletList);
    int number = 0;
    design::BlockStyle style = classed(node, *area.body);
    style.after = std::min(style.after, pt(3));
    for (const Node* item = node->children; item != nullptr; item = item->next) {
        if (is_blank(item)) continue;
        if (!is_element(item, "li")) refuse_markup(item, "only li within a list");
        const ElemId li = draft_.tags.add(Tag::LI, list_elem);
        const ElemId label = draft_.tags.add(Tag::Lbl, li);
        const ElemId content = draft_.tags.add(Tag::LBody, li);
        design::TextStyle mark = style.text;
        mark.color = design::guinda;
        const std::string text = numbered ? fmt::format("{}.", ++number) : std::string(bullet);
        const WordRange words = plain_words(draft_, text, mark);
        const std::vector<Line> lines =
            break_lines(words, design::list_indent, draft_.shaper, draft_.store);

        Flow inner;
        const Area inside{inner, 0, area.width - design::list_indent, content, &style};
        blocks(item->children, inside);
        if (inner.empty()) continue;
        Flow labelled;
        labelled.open(0);
        labelled.add_line(
            draft_.store, lines.at(0),
            {area.x + (numbered ? 0 : pt(4)), baseline(style.leading, mark.size), 0, 0, 0, label});
        labelled.close();
        labelled.back().keep_with_next = true;
        labelled.append(inner, area.x + design::list_indent);
        area.flow.append(labelled, 0);
    }
    area.flow.space(area.body->after);
}

}  // namespace buzon::templates::pdf
