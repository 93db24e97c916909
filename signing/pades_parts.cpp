#include "signing/pades_parts.hpp"

#include <array>
#include <charconv>

namespace buzon::signing {

namespace {

constexpr std::string_view kByteRange = "/ByteRange";
constexpr std::size_t kMaxContents = 1u << 20;

bool is_blank(char c)
{
    return c == ' ' || c == '\r' || c == '\n' || c == '\t' || c == '\f';
}

std::string_view without_blanks(std::string_view s)
{
    while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
    return s;
}

// "[a b c d]" with single plain integers; anything else (signs, references, comments) is refused.
std::optional<std::array<std::size_t, 4>> read_range(std::string_view text)
{
    text = without_blanks(text);
    if (text.empty() || text.front() != '[') return std::nullopt;
    text.remove_prefix(1);
    std::array<std::size_t, 4> out{};
    for (std::size_t& value : out) {
        text = without_blanks(text);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end == text.data()) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.empty() || (!is_blank(text.front()) && text.front() != ']')) return std::nullopt;
    }
    text = without_blanks(text);
    if (text.empty() || text.front() != ']') return std::nullopt;
    return out;
}

bool ends_with_contents_name(std::string_view before)
{
    while (!before.empty() && is_blank(before.back())) before.remove_suffix(1);
    constexpr std::string_view name = "/Contents";
    return before.size() >= name.size() && before.substr(before.size() - name.size()) == name;
}

int nibble(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::optional<std::string> from_hex(std::string_view hex)
{
    if (hex.size() % 2 != 0 || hex.size() > 2 * kMaxContents) return std::nullopt;
    std::string out;
    out.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = nibble(hex[i]);
        const int low = nibble(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

// Fills `out`; the codes are the reasons why it could not.
Codes take_apart(std::string_view pdf, SignedPdf& out)
{
    if (pdf.substr(0, 5) != "%PDF-") return {Code::Unreadable, Code::NoSignature};
    const std::size_t at = pdf.find(kByteRange);
    if (at == std::string_view::npos) {
        // A signature that says not what it covers is not one that could be examined and found
        // good: whoever shows it as signed is deceived (universal signature forgery).
        if (pdf.find("/ETSI.CAdES.detached") == std::string_view::npos) return {Code::NoSignature};
        return {Code::NoSignature, Code::SignatureUnusable};
    }
    const auto range = read_range(pdf.substr(at + kByteRange.size(), 256));
    if (!range) return {Code::StructureForbidden, Code::SignatureUnusable};
    const auto [start, gap, resume, tail] = *range;
    // Checked so that no sum can overflow; then: [0, gap) < hex > [resume, end of file).
    if (start != 0 || gap > pdf.size() || resume > pdf.size() || resume < gap + 2 ||
        pdf[gap] != '<' || pdf[resume - 1] != '>' || !ends_with_contents_name(pdf.substr(0, gap))) {
        return {Code::StructureForbidden, Code::SignatureUnusable};
    }
    if (tail > pdf.size() - resume) return {Code::NotWholeDocument};
    out.end = resume + tail;
    if (pdf.find(kByteRange, at + 1) < out.end) return {Code::SeveralSignatures};
    out.before = pdf.substr(0, gap);
    out.hex = pdf.substr(gap + 1, resume - gap - 2);
    out.after = pdf.substr(resume, tail);
    const std::size_t object = pdf.rfind(" obj", at);
    const std::size_t end = pdf.find("endobj", at);
    if (object == std::string_view::npos || end == std::string_view::npos || object > gap ||
        end < resume) {
        return {Code::StructureForbidden};
    }
    out.dictionary = pdf.substr(object, end - object);
    return {};
}

std::string to_hex(std::string_view bytes)
{
    static constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    out.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

}  // namespace buzon::signing
