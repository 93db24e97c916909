#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <compare>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// Number by which IMSS knows an employer at one place of work: 11 characters, a letter (or digit)
// and two digits for the municipality, five of running number, two of modality, one check digit.
// Blanks, hyphens and case are forgiven. Stored "Y5412345101", written Y54-12345-10-1.
// Limits: the last digit is not verified, IMSS does not publish how it is computed.
class RegistroPatronal {
  public:
    [[nodiscard]] static tl::expected<RegistroPatronal, Finding> parse(std::string_view text);

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] std::string display() const;  // "Y54-12345-10-1"
    [[nodiscard]] std::string_view modality() const { return std::string_view(text_).substr(8, 2); }

    friend auto operator<=>(const RegistroPatronal&, const RegistroPatronal&) = default;
    friend void PrintTo(const RegistroPatronal& value, std::ostream* out) { *out << value.text_; }

  private:
    explicit RegistroPatronal(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace buzon
