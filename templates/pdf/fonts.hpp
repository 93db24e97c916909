#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace buzon::templates {

namespace pdf {
class FontSet;
}

// Files that a render takes from the system: packages fonts-noto-core and icc-profiles-free.
struct FontFiles {
    std::filesystem::path regular = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
    std::filesystem::path bold = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf";
    std::filesystem::path italic = "/usr/share/fonts/truetype/noto/NotoSans-Italic.ttf";
    std::filesystem::path bold_italic = "/usr/share/fonts/truetype/noto/NotoSans-BoldItalic.ttf";
    std::filesystem::path colour_profile = "/usr/share/color/icc/sRGB.icc";
    // PDF path and colour operators in a box of 100 × 100, origin below left; "" = the neutral
    // seal.
    std::string seal;
};

// Everything that all documents share: the four faces cut to the Latin letters (Spanish, the
// indigenous languages of Mexico, names from Latin Extended), ready for embedding, and the sRGB
// profile. Load once at start-up (some tens of milliseconds), share by reference between threads;
// must outlive the renders. A file that is missing or is no font, or a seal that does more than
// draw: templates::Error{Font}.
class Fonts {
  public:
    [[nodiscard]] static Fonts load(const FontFiles& files = {});
    Fonts(Fonts&&) noexcept;
    Fonts& operator=(Fonts&&) noexcept;
    ~Fonts();

    [[nodiscard]] const pdf::FontSet& set() const { return *set_; }

  private:
    explicit Fonts(std::unique_ptr<const pdf::FontSet> set);

    std::unique_ptr<const pdf::FontSet> set_;
};

}  // namespace buzon::templates
