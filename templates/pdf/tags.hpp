#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

using ElemId = std::int32_t;
inline constexpr ElemId no_elem = -1;  // what belongs to no element is an artifact

// Standard structure types used (ISO 32000-1, 14.8.4).
enum class Tag : std::uint8_t {
    Document,
    Sect,
    Div,
    H1,
    H2,
    H3,
    P,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    Caption,
    THead,
    TBody,
    TFoot,
    TR,
    TH,
    TD,
    Figure,
    Link,
    Form
};
[[nodiscard]] std::string_view tag_name(Tag tag);

// Attributes that many elements share.
enum class Trait : std::uint8_t { None, ColumnHead, RowHead, BulletList, NumberedList, PlainList };

// The logical structure of a document while it grows: elements in reading order, each with its
// children (elements, marked content, annotations). Ids are dense, a parent's is less than its
// children's.
class Tags {
  public:
    struct Kid {
        enum class Kind : std::uint8_t { Element, Mark, Annotation };
        Kind kind = Kind::Element;
        std::int32_t page = 0;   // of a mark or an annotation
        std::int32_t value = 0;  // element, MCID or number of the annotation
        std::int32_t next = -1;
    };
    struct Elem {
        Tag tag = Tag::Document;
        Trait trait = Trait::None;
        std::uint16_t span = 1;  // ColSpan
        bool attached = false;
        ElemId parent = no_elem;
        std::int32_t first_kid = -1, last_kid = -1;
        std::int32_t text = -1;  // Figure: index of its Alt; Link: which one
    };

    // A child of `parent` from now on.
    ElemId add(Tag tag, ElemId parent, Trait trait = Trait::None);
    // A child of `parent` from its first mark on: for elements inside a line of text.
    ElemId add_inline(Tag tag, ElemId parent);

    void mark(ElemId elem, std::int32_t page, std::int32_t mcid);
    void annotate(ElemId elem, std::int32_t page, std::int32_t annotation);
    void set_span(ElemId elem, std::uint16_t columns) { at(elem).span = columns; }
    void set_alt(ElemId elem, std::string text);
    void set_link(ElemId elem, std::int32_t link) { at(elem).text = link; }

    [[nodiscard]] const std::vector<Elem>& elems() const { return elems_; }
    [[nodiscard]] const Kid& kid(std::int32_t index) const
    {
        return kids_[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const Elem& elem(ElemId id) const { return elems_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const std::string* alt(const Elem& elem) const
    {
        return elem.tag != Tag::Figure || elem.text < 0
                   ? nullptr
                   : &texts_[static_cast<std::size_t>(elem.text)];
    }

  private:
    Elem& at(ElemId id) { return elems_[static_cast<std::size_t>(id)]; }
    void append(ElemId parent, Kid kid);

    std::vector<Elem> elems_;
    std::vector<Kid> kids_;
    std::vector<std::string> texts_;
};

}  // namespace buzon::templates::pdf
