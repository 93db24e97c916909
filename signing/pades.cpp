#include "signing/pades.hpp"

#include "signing/cms.hpp"
#include "signing/der.hpp"
#include "signing/digest.hpp"

#include <fmt/format.h>
#include <string.h>

#include <cstring>

namespace buzon::signing {

namespace {

constexpr std::string_view kByteRange = "/ByteRange";
constexpr std::string_view kBlankRange = "9999999999";

[[noreturn]] void bad_placeholder(const char* what)
{
    throw Error(Error::Kind::Placeholder, what);
}

// Position of the only occurrence. memmem is several times faster here than std::string::find.
std::size_t only(std::string_view pdf, std::string_view wanted)
{
    const auto find = [&](std::size_t from) {
        const void* at =
            ::memmem(pdf.data() + from, pdf.size() - from, wanted.data(), wanted.size());
        return at == nullptr ? std::string_view::npos
                             : static_cast<std::size_t>(static_cast<const char*>(at) - pdf.data());
    };
    const std::size_t at = find(0);
    if (at == std::string_view::npos) bad_placeholder("no /ByteRange to fill");
    if (find(at + 1) != std::string_view::npos) bad_placeholder("more than one /ByteRange");
    return at;
}

struct Span {
    std::size_t begin;
    std::size_t end;  // one past the last byte
};

// The blank array, brackets included.
Span range_array(std::string_view pdf)
{
    const std::size_t open =
        pdf.find_first_not_of(" \r\n", only(pdf, kByteRange) + kByteRange.size());
    if (open == std::string_view::npos || pdf[open] != '[') bad_placeholder("/ByteRange: no array");
    const std::size_t close = pdf.find(']', open);
    if (close == std::string_view::npos || close - open > 128)
        bad_placeholder("/ByteRange: no end");
    int blanks = 0;
    const std::string_view inside = pdf.substr(open, close - open);
    for (std::size_t at = inside.find(kBlankRange); at != std::string_view::npos;
         at = inside.find(kBlankRange, at + kBlankRange.size())) {
        ++blanks;
    }
    if (blanks != 3) bad_placeholder("/ByteRange is not blank");
    return {open, close + 1};
}

// The hexadecimal string of zeros in the same dictionary, angle brackets included.
Span contents_string(std::string_view pdf, Span range)
{
    static const std::string zeros = "<" + std::string(2 * kPdfSignatureBytes, '0') + ">";
    // It stands right before or right after /ByteRange: look at that neighbourhood only.
    constexpr std::size_t kNear = 4096;
    const std::size_t reach = zeros.size() + kNear;
    const std::size_t from = range.begin > reach ? range.begin - reach : 0;
    const std::string_view near = pdf.substr(from, range.end + reach - from);
    const void* found = ::memmem(near.data(), near.size(), zeros.data(), zeros.size());
    if (found == nullptr) bad_placeholder("no /Contents of the agreed length to fill");
    const auto begin = static_cast<std::size_t>(static_cast<const char*>(found) - pdf.data());
    const std::size_t name_end = pdf.find_last_not_of(" \r\n", begin - 1);
    constexpr std::string_view name = "/Contents";
    if (name_end == std::string_view::npos || name_end + 1 < name.size() ||
        pdf.substr(name_end + 1 - name.size(), name.size()) != name) {
        bad_placeholder("the string to fill is not /Contents");
    }
    return {begin, begin + zeros.size()};
}

void fill_range(std::string& pdf, Span range, Span contents)
{
    std::string array =
        fmt::format("[0 {} {} {}", contents.begin, contents.end, pdf.size() - contents.end);
    const std::size_t width = range.end - range.begin;
    if (array.size() + 1 > width) bad_placeholder("/ByteRange: too little room");
    array.resize(width - 1, ' ');
    array += ']';
    std::memcpy(pdf.data() + range.begin, array.data(), width);
}

void fill_contents(std::string& pdf, Span contents, std::string_view cms)
{
    if (cms.size() > kPdfSignatureBytes) bad_placeholder("/Contents: too little room");
    static constexpr std::string_view kHex = "0123456789abcdef";
    char* out = pdf.data() + contents.begin + 1;
    for (const char c : cms) {
        const auto byte = static_cast<unsigned char>(c);
        *out++ = kHex[byte >> 4U];
        *out++ = kHex[byte & 15U];
    }
}

}  // namespace

std::string sign_pdf(std::string pdf, const Signer& signer, const TimestampAuthority* timestamps)
{
    const Span range = range_array(pdf);
    const Span contents = contents_string(pdf, range);
    fill_range(pdf, range, contents);
    const std::string_view all(pdf);
    const Sha256 digest = sha256({all.substr(0, contents.begin), all.substr(contents.end)});
    UnsignedAttribute stamp;
    if (timestamps != nullptr) {
        stamp = [&](std::string_view signature) {
            return der::seq(
                {der::kTimestampToken, der::set({timestamps->stamp(sha256(signature))})});
        };
    }
    const std::string cms =
        make_cms(signer, CmsContent{.type = der::kData, .carried = std::nullopt, .digest = digest},
                 {signer.certificate()}, stamp);
    fill_contents(pdf, contents, cms);
    return pdf;
}

}  // namespace buzon::signing
