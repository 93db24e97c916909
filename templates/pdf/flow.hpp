#pragma once

#include "templates/pdf/text_store.hpp"

#include <vector>

namespace buzon::templates::pdf {

// What a slice shows. Positions are from the slice's upper left corner, y downwards.
struct TextItem {
    Mpt x = 0, y = 0;  // y of the baseline
    std::uint32_t begin = 0, end = 0;
    std::uint16_t style = 0;
    ElemId elem = no_elem;
};

struct ShapeItem {
    enum class Kind : std::uint8_t { Rect, Qr, Seal };
    Kind kind = Kind::Rect;
    Mpt x = 0, y = 0, width = 0, height = 0;
    Color color;
    ElemId elem = no_elem;
    std::size_t qr = 0;  // which of Draft::qr_codes
};

// A piece of the document that no page break parts.
struct Slice {
    Mpt gap = 0;  // before it; nothing at the top of a page
    Mpt height = 0;
    bool keep_with_next = false;
    bool new_page = false;
    std::int32_t table = -1;  // whose head is repeated when a page begins with this slice
    std::uint32_t text_begin = 0, text_end = 0, shape_begin = 0, shape_end = 0;
};

struct TableHead {
    std::size_t slice_begin = 0, slice_end = 0;
    Mpt height = 0;
};

// Slices one under the other, not yet on pages. A slice is written between open() and close();
// space() between two blocks is the larger of what both ask for.
class Flow {
  public:
    void space(Mpt wanted) { pending_ = pending_ > wanted ? pending_ : wanted; }
    void new_page() { new_page_ = true; }

    Slice& open(Mpt height);
    void close();
    void add(const TextItem& item) { texts_.push_back(item); }
    void add(const ShapeItem& item) { shapes_.push_back(item); }
    void add_line(const TextStore& store, const Line& line, TextItem at);

    // Table heads: slices closed from now on belong to a new table.
    void begin_table();
    void end_table_head();
    void end_table();
    [[nodiscard]] Mpt table_head_height() const;

    // All of `other` as one slice at x, y of the slice that is open here.
    void paste(const Flow& other, Mpt x, Mpt y);
    void paste_slice(const Flow& other, std::size_t slice, Mpt x, Mpt y)
    {
        copy_items(other, other.slices_[slice], x, y);
    }
    // The slices of `other`, one by one, moved right by x.
    void append(const Flow& other, Mpt x);

    [[nodiscard]] bool empty() const { return slices_.empty(); }
    [[nodiscard]] Mpt total_height() const;  // gaps included, but for the first
    [[nodiscard]] Slice& back() { return slices_.back(); }
    [[nodiscard]] const std::vector<Slice>& slices() const { return slices_; }
    [[nodiscard]] const std::vector<TextItem>& texts() const { return texts_; }
    [[nodiscard]] const std::vector<ShapeItem>& shapes() const { return shapes_; }
    [[nodiscard]] const std::vector<TableHead>& tables() const { return tables_; }

  private:
    void copy_items(const Flow& other, const Slice& slice, Mpt x, Mpt y);

    std::vector<Slice> slices_;
    std::vector<TextItem> texts_;
    std::vector<ShapeItem> shapes_;
    std::vector<TableHead> tables_;
    Mpt pending_ = 0;
    bool new_page_ = false;
    std::int32_t table_ = -1;
};

}  // namespace buzon::templates::pdf
