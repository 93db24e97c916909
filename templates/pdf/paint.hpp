#pragma once

#include "templates/pdf/content.hpp"
#include "templates/pdf/draft.hpp"
#include "templates/pdf/paginate.hpp"

#include <string>
#include <vector>

namespace buzon::templates::pdf {

struct LinkArea {
    Mpt left = 0, bottom = 0, right = 0, top = 0;
    std::size_t link = 0;  // of Draft::links
    ElemId elem = no_elem;
};

struct PaintedPage {
    std::string content;
    std::vector<ElemId> parents;  // element of each MCID
    std::vector<LinkArea> links;
};

// The same lines at the foot of every page, "Página n de m" at their right.
class Footer {
  public:
    Footer(Draft& draft, std::string_view text);

    [[nodiscard]] Mpt text_area_bottom() const;  // y where the text area ends
    void prepare(Draft& draft, std::size_t pages);
    void paint(const TextStore& store, std::size_t page, Content& content) const;
    void paint_rule(Content& content) const;

  private:
    [[nodiscard]] Mpt top() const;

    std::vector<Line> lines_;
    std::vector<Line> numbers_;
};

// One line over a dark ground in the upper margin of every page; without text nothing at all.
class Band {
  public:
    Band(Draft& draft, std::string_view text);

    void paint_ground(Content& content) const;
    void paint(const TextStore& store, Content& content) const;

  private:
    std::vector<Line> lines_;
};

// What stands on every page beside its text.
struct Margins {
    const Footer& footer;
    const Band& band;
};

// Writes each page's operators and, in reading order, the marks of the draft's structure.
[[nodiscard]] std::vector<PaintedPage> paint_pages(Draft& draft, const Flow& flow,
                                                   const std::vector<PagePlan>& plans,
                                                   const Margins& margins);

}  // namespace buzon::templates::pdf
