#include "signing/tlog/note.hpp"

#include "core/base64.hpp"
#include "signing/tlog/strict.hpp"

#include <algorithm>
#include <array>

namespace buzon::signing {

namespace {

constexpr std::size_t kMaxNote = 1u << 20;
constexpr std::size_t kMaxSignatures = 100;
constexpr std::string_view kDash = "\xe2\x80\x94 ";  // U+2014 and a blank

std::uint32_t big_endian(std::string_view four)
{
    std::uint32_t value = 0;
    for (const char c : four) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::optional<NoteSignature> parse_line(std::string_view line)
{
    NoteSignature signature{.name = {}, .key_id = 0, .bytes = {}, .line = std::string(line) + "\n"};
    if (!line.starts_with(kDash)) return std::nullopt;
    line.remove_prefix(kDash.size());
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    signature.name = line.substr(0, blank);
    const auto bytes = strict_base64(line.substr(blank + 1));
    if (!good_key_name(signature.name) || !bytes || bytes->size() < 5) return std::nullopt;
    signature.key_id = big_endian(std::string_view(*bytes).substr(0, 4));
    signature.bytes = bytes->substr(4);
    return signature;
}

}  // namespace

bool good_key_name(std::string_view name)
{
    // Unicode's blanks (White_Space) outside ASCII; below U+0020 nothing is allowed anyhow.
    static constexpr std::array<std::string_view, 17> kBlanks{
        "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81",
        "\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86",
        "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\xa8",
        "\xe2\x80\xa9", "\xe2\x80\xaf"};
    if (name.empty() || !plain_utf8(name)) return false;
    if (name.find_first_of(" +\n") != std::string_view::npos) return false;
    if (name.find("\xe2\x81\x9f") != std::string_view::npos ||
        name.find("\xe3\x80\x80") != std::string_view::npos) {
        return false;
    }
    return std::none_of(kBlanks.begin(), kBlanks.end(), [&](std::string_view blank) {
        return name.find(blank) != std::string_view::npos;
    });
}

std::optional<std::vector<NoteSignature>> parse_signature_lines(std::string_view bytes)
{
    if (bytes.size() > kMaxNote || !plain_utf8(bytes)) return std::nullopt;
    std::vector<NoteSignature> signatures;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        if (end == std::string_view::npos || signatures.size() == kMaxSignatures) {
            return std::nullopt;
        }
        auto one = parse_line(bytes.substr(0, end));
        if (!one) return std::nullopt;
        signatures.push_back(std::move(*one));
        bytes.remove_prefix(end + 1);
    }
    if (signatures.empty()) return std::nullopt;
    return signatures;
}

std::optional<Note> parse_note(std::string_view bytes)
{
    if (bytes.size() > kMaxNote || !plain_utf8(bytes)) return std::nullopt;
    const std::size_t blank = bytes.rfind("\n\n");
    if (blank == std::string_view::npos) return std::nullopt;
    auto signatures = parse_signature_lines(bytes.substr(blank + 2));
    if (!signatures) return std::nullopt;
    return Note{std::string(bytes.substr(0, blank + 1)), std::move(*signatures)};
}

}  // namespace buzon::signing
