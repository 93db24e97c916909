#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <compare>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// A mailbox of RFC 5321 §4.1.2 that is safe in an SMTP command and in a header: dot-atom local part
// (≤ 64), a domain of at least two ASCII labels, 254 in all. Quoted local parts, address literals,
// comments, control characters and anything outside ASCII are refused. The domain is stored lower
// case.
class EmailAddress {
  public:
    [[nodiscard]] static tl::expected<EmailAddress, Finding> parse(std::string_view text);

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] std::string_view domain() const
    {
        return std::string_view(text_).substr(text_.find('@') + 1);
    }

    friend auto operator<=>(const EmailAddress&, const EmailAddress&) = default;
    friend void PrintTo(const EmailAddress& value, std::ostream* out) { *out << value.text_; }

  private:
    explicit EmailAddress(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace buzon
