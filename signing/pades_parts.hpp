#pragma once

#include "signing/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Private to this folder: the signature of a PDF and what it covers, found by position.
namespace buzon::signing {

struct SignedPdf {
    std::string_view before;
    std::string_view hex;  // between < and >
    std::string_view after;
    std::string_view dictionary;  // the object that holds /ByteRange
    std::size_t end = 0;          // of what is signed: what stands behind came later
};

// Fills `out`; the codes are the reasons why it could not.
[[nodiscard]] Codes take_apart(std::string_view pdf, SignedPdf& out);

[[nodiscard]] std::optional<std::string> from_hex(std::string_view hex);
[[nodiscard]] std::string to_hex(std::string_view bytes);

}  // namespace buzon::signing
