#include "templates/pdf/flow.hpp"

namespace buzon::templates::pdf {

Slice& Flow::open(Mpt height)
{
    Slice slice;
    slice.height = height;
    slice.gap = pending_;
    slice.new_page = new_page_;
    slice.table = table_;
    slice.text_begin = static_cast<std::uint32_t>(texts_.size());
    slice.shape_begin = static_cast<std::uint32_t>(shapes_.size());
    pending_ = 0;
    new_page_ = false;
    slices_.push_back(slice);
    return slices_.back();
}

void Flow::close()
{
    slices_.back().text_end = static_cast<std::uint32_t>(texts_.size());
    slices_.back().shape_end = static_cast<std::uint32_t>(shapes_.size());
}

void Flow::add_line(const TextStore& store, const Line& line, TextItem at)
{
    for (std::uint32_t p = line.piece_begin; p < line.piece_end; ++p) {
        const Piece& piece = store.pieces[p];
        TextItem item = at;
        item.x += piece.x;
        item.begin = piece.begin;
        item.end = piece.end;
        item.style = piece.style;
        const ElemId link = store.styles[piece.style].link;
        if (link != no_elem) item.elem = link;
        texts_.push_back(item);
    }
}

void Flow::begin_table()
{
    table_ = static_cast<std::int32_t>(tables_.size());
    tables_.push_back({slices_.size(), slices_.size(), 0});
}

void Flow::end_table_head()
{
    TableHead& head = tables_.back();
    head.slice_end = slices_.size();
    for (std::size_t i = head.slice_begin; i < head.slice_end; ++i) {
        head.height += slices_[i].height;
        slices_[i].table = -1;
        slices_[i].keep_with_next = true;
    }
}

void Flow::end_table()
{
    table_ = -1;
}

Mpt Flow::table_head_height() const
{
    return table_ < 0 ? 0 : tables_[static_cast<std::size_t>(table_)].height;
}

Mpt Flow::total_height() const
{
    Mpt total = 0;
    for (std::size_t i = 0; i < slices_.size(); ++i) {
        total += slices_[i].height + (i > 0 ? slices_[i].gap : 0);
    }
    return total;
}

void Flow::copy_items(const Flow& other, const Slice& slice, Mpt x, Mpt y)
{
    for (std::uint32_t i = slice.text_begin; i < slice.text_end; ++i) {
        TextItem item = other.texts_[i];
        item.x += x;
        item.y += y;
        texts_.push_back(item);
    }
    for (std::uint32_t i = slice.shape_begin; i < slice.shape_end; ++i) {
        ShapeItem item = other.shapes_[i];
        item.x += x;
        item.y += y;
        shapes_.push_back(item);
    }
}

void Flow::paste(const Flow& other, Mpt x, Mpt y)
{
    for (std::size_t i = 0; i < other.slices_.size(); ++i) {
        const Slice& slice = other.slices_[i];
        if (i > 0) y += slice.gap;
        copy_items(other, slice, x, y);
        y += slice.height;
    }
}

void Flow::append(const Flow& other, Mpt x)
{
    const std::size_t first_slice = slices_.size();
    const auto first_table = static_cast<std::int32_t>(tables_.size());
    for (const Slice& slice : other.slices_) {
        space(slice.gap);
        Slice& mine = open(slice.height);
        mine.keep_with_next = slice.keep_with_next;
        mine.new_page = mine.new_page || slice.new_page;
        mine.table = slice.table < 0 ? -1 : slice.table + first_table;
        copy_items(other, slice, x, 0);
        close();
    }
    for (TableHead head : other.tables_) {
        head.slice_begin += first_slice;
        head.slice_end += first_slice;
        tables_.push_back(head);
    }
    space(other.pending_);
}

}  // namespace buzon::templates::pdf
