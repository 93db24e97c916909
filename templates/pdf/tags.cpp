#include "templates/pdf/tags.hpp"

#include <stdexcept>
#include <utility>

namespace buzon::templates::pdf {

std::string_view tag_name(Tag tag)
{
    switch (tag) {
        case Tag::Document: return "Document";
        case Tag::Sect: return "Sect";
        case Tag::Div: return "Div";
        case Tag::H1: return "H1";
        case Tag::H2: return "H2";
        case Tag::H3: return "H3";
        case Tag::P: return "P";
        case Tag::L: return "L";
        case Tag::LI: return "LI";
        case Tag::Lbl: return "Lbl";
        case Tag::LBody: return "LBody";
        case Tag::Table: return "Table";
        case Tag::Caption: return "Caption";
        case Tag::THead: return "THead";
        case Tag::TBody: return "TBody";
        case Tag::TFoot: return "TFoot";
        case Tag::TR: return "TR";
        case Tag::TH: return "TH";
        case Tag::TD: return "TD";
        case Tag::Figure: return "Figure";
        case Tag::Link: return "Link";
        case Tag::Form: return "Form";
    }
    throw std::logic_error("Tag out of range");
}

void Tags::append(ElemId parent, Kid kid)
{
    const auto index = static_cast<std::int32_t>(kids_.size());
    kids_.push_back(kid);
    Elem& owner = at(parent);
    if (owner.last_kid < 0) {
        owner.first_kid = index;
    } else {
        kids_[static_cast<std::size_t>(owner.last_kid)].next = index;
    }
    owner.last_kid = index;
}

ElemId Tags::add(Tag tag, ElemId parent, Trait trait)
{
    const ElemId id = add_inline(tag, parent);
    at(id).trait = trait;
    at(id).attached = true;
    if (parent != no_elem) append(parent, {Kid::Kind::Element, 0, id, -1});
    return id;
}

ElemId Tags::add_inline(Tag tag, ElemId parent)
{
    Elem elem;
    elem.tag = tag;
    elem.parent = parent;
    elems_.push_back(elem);
    return static_cast<ElemId>(elems_.size() - 1);
}

void Tags::mark(ElemId elem, std::int32_t page, std::int32_t mcid)
{
    if (!at(elem).attached) {
        at(elem).attached = true;
        append(at(elem).parent, {Kid::Kind::Element, 0, elem, -1});
    }
    append(elem, {Kid::Kind::Mark, page, mcid, -1});
}

void Tags::annotate(ElemId elem, std::int32_t page, std::int32_t annotation)
{
    append(elem, {Kid::Kind::Annotation, page, annotation, -1});
}

void Tags::set_alt(ElemId elem, std::string text)
{
    at(elem).text = static_cast<std::int32_t>(texts_.size());
    texts_.push_back(std::move(text));
}

}  // namespace buzon::templates::pdf
