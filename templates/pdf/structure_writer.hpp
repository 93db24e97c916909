#pragma once

#include "templates/pdf/object_writer.hpp"
#include "templates/pdf/paint.hpp"

#include <functional>
#include <span>
#include <vector>

namespace buzon::templates::pdf {

// Writes the structure tree and its parent tree (ISO 32000-1, 14.7).
class StructureWriter {
  public:
    struct Numbers {
        ObjectNumber root = 0, parent_tree = 0;
        ObjectNumber first_page = 0;            // page p is first_page + 2 p
        std::vector<ObjectNumber> annotations;  // by the number that Tags knows them by
    };

    // Reserves the numbers of the elements; `tags` must be complete.
    StructureWriter(const Tags& tags, Numbers numbers, ObjectWriter& writer);

    void write(std::span<const PaintedPage> pages, std::span<const ElemId> annotation_elems);

  private:
    void write_traits();
    void write_element(ElemId id);
    void append_kids(const Tags::Elem& elem, std::string& out) const;
    void append_kid(const Tags::Kid& kid, std::int32_t home_page, std::string& out) const;
    [[nodiscard]] ObjectNumber number_of(ElemId id) const
    {
        return element_numbers_[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] ObjectNumber page_number(std::int32_t page) const
    {
        return numbers_.first_page + 2 * page;
    }

    const Tags& tags_;
    Numbers numbers_;
    ObjectWriter& writer_;
    ObjectNumber first_trait_ = 0;
    std::vector<ObjectNumber> element_numbers_;  // 0 = never shown, not written
};

}  // namespace buzon::templates::pdf
