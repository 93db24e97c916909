#pragma once

#include "templates/pdf/fonts.hpp"

#include <filesystem>

namespace buzon::templates::test {

// Acts at the edges of what the schema lets through, as estres-*.pdf: 2,000 workers, names of 250
// letters and every letter of Latin-1 and Latin Extended-A, amounts up to 999,999,999,999.99, no
// optional part.
void write_stress(const std::filesystem::path& folder, const Fonts& fonts);

}  // namespace buzon::templates::test
