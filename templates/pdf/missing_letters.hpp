#pragma once

#include "core/finding.hpp"
#include "templates/pdf/markup.hpp"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace buzon::templates::pdf {

// Findings PDF-GLIFO: one for each character that cannot be printed and each place.
class MissingLetters {
  public:
    // Where the texts that follow stand; `text` must live until the next call.
    void reading(const Node* node, std::string_view text);
    void reading(std::string_view field, std::string_view text);
    void add(char32_t character);

    [[nodiscard]] const Findings& findings() const { return findings_; }

  private:
    const Node* node_ = nullptr;
    std::string field_;
    std::string_view text_;
    std::set<std::pair<std::string, char32_t>> told_;
    Findings findings_;
};

}  // namespace buzon::templates::pdf
