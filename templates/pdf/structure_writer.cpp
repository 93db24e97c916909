#include "templates/pdf/structure_writer.hpp"

#include "templates/pdf/syntax.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <iterator>

namespace buzon::templates::pdf {
namespace {

// In the order of Trait, None left out; each an object that its elements share.
constexpr std::string_view trait_bodies[] = {
    "<</O/Table/Scope/Column>>", "<</O/Table/Scope/Row>>", "<</O/List/ListNumbering/Disc>>",
    "<</O/List/ListNumbering/Decimal>>", "<</O/List/ListNumbering/None>>"};

void append_int(std::string& out, int value)
{
    std::array<char, 12> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), written.ptr);
}

void append_reference(std::string& out, ObjectNumber number)
{
    append_int(out, number);
    out += " 0 R";
}

}  // namespace

StructureWriter::StructureWriter(const Tags& tags, Numbers numbers, ObjectWriter& writer)
    : tags_(tags), numbers_(std::move(numbers)), writer_(writer)
{
    first_trait_ = writer_.reserve(static_cast<int>(std::size(trait_bodies)));
    element_numbers_.reserve(tags_.elems().size());
    for (const Tags::Elem& elem : tags_.elems()) {
        element_numbers_.push_back(elem.attached ? writer_.reserve() : 0);
    }
}

void StructureWriter::write(std::span<const PaintedPage> pages,
                            std::span<const ElemId> annotation_elems)
{
    writer_.packed(numbers_.root,
                   fmt::format("<</Type/StructTreeRoot/K[{}]/ParentTree {}/ParentTreeNextKey {}>>",
                               reference(number_of(0)), reference(numbers_.parent_tree),
                               pages.size() + annotation_elems.size()));
    std::string& out = writer_.begin_packed(numbers_.parent_tree);
    out += "<</Nums[";
    int key = 0;
    for (const PaintedPage& page : pages) {
        append_int(out, key++);
        out += '[';
        for (const ElemId elem : page.parents) {
            append_reference(out, number_of(elem));
            out += ' ';
        }
        out += "]\n";
    }
    for (const ElemId elem : annotation_elems) {
        append_int(out, key++);
        out += ' ';
        append_reference(out, number_of(elem));
        out += '\n';
    }
    out += "]>>";
    writer_.end_packed();
    write_traits();
    for (std::size_t i = 0; i < tags_.elems().size(); ++i) {
        if (element_numbers_[i] != 0) write_element(static_cast<ElemId>(i));
    }
}

void StructureWriter::write_traits()
{
    ObjectNumber number = first_trait_;
    for (const std::string_view body : trait_bodies) writer_.packed(number++, body);
}

void StructureWriter::write_element(ElemId id)
{
    const Tags::Elem& elem = tags_.elem(id);
    std::string& out = writer_.begin_packed(number_of(id));
    out += "<</S/";
    out += tag_name(elem.tag);
    out += "/P ";
    append_reference(out, elem.parent == no_elem ? numbers_.root : number_of(elem.parent));
    const bool trait = elem.trait != Trait::None;
    if (trait || elem.span > 1) {
        out += "/A[";
        if (trait) append_reference(out, first_trait_ + static_cast<int>(elem.trait) - 1);
        if (elem.span > 1) out += fmt::format("<</O/Table/ColSpan {}>>", elem.span);
        out += ']';
    }
    if (const std::string* alt = tags_.alt(elem)) out += "/Alt" + text_string(*alt);
    append_kids(elem, out);
    out += ">>";
    writer_.end_packed();
}

void StructureWriter::append_kids(const Tags::Elem& elem, std::string& out) const
{
    if (elem.first_kid < 0) return;
    // /Pg serves the marks of the first page; those of others name theirs.
    std::int32_t home_page = -1;
    for (std::int32_t k = elem.first_kid; k >= 0 && home_page < 0; k = tags_.kid(k).next) {
        if (tags_.kid(k).kind == Tags::Kid::Kind::Mark) home_page = tags_.kid(k).page;
    }
    if (home_page >= 0) {
        out += "/Pg ";
        append_reference(out, page_number(home_page));
    }
    const bool several = elem.first_kid != elem.last_kid;
    out += several ? "/K[" : "/K ";
    for (std::int32_t k = elem.first_kid; k >= 0; k = tags_.kid(k).next) {
        append_kid(tags_.kid(k), home_page, out);
        if (several) out += ' ';
    }
    if (several) out += ']';
}

void StructureWriter::append_kid(const Tags::Kid& kid, std::int32_t home_page,
                                 std::string& out) const
{
    switch (kid.kind) {
        case Tags::Kid::Kind::Element: append_reference(out, number_of(kid.value)); return;
        case Tags::Kid::Kind::Mark:
            if (kid.page == home_page) {
                append_int(out, kid.value);
            } else {
                out += fmt::format("<</Type/MCR/Pg {} 0 R/MCID {}>>", page_number(kid.page),
                                   kid.value);
            }
            return;
        case Tags::Kid::Kind::Annotation:
            out += fmt::format("<</Type/OBJR/Pg {} 0 R/Obj {} 0 R>>", page_number(kid.page),
                               numbers_.annotations[static_cast<std::size_t>(kid.value)]);
            return;
    }
}

}  // namespace buzon::templates::pdf
