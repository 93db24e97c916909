#include "signing/pdf_file.hpp"

#include "core/c_ptr.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace buzon::signing {

namespace {

constexpr std::size_t kMaxObjects = 1u << 20;
constexpr int kMaxRevisions = 64;

using Decompressor = CPtr<libdeflate_decompressor, libdeflate_free_decompressor>;

bool is_blank(char c)
{
    return c == ' ' || c == '\r' || c == '\n' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c)
{
    return is_blank(c) || std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}

std::string_view trimmed(std::string_view s)
{
    while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
    while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
    return s;
}

std::optional<std::uint64_t> take_number(std::string_view& text)
{
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool take_word(std::string_view& text, std::string_view word)
{
    std::string_view rest = text;
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    if (rest.substr(0, word.size()) != word) return false;
    text = rest.substr(word.size());
    return true;
}

// What follows a key; keys that only begin alike do not count.
std::optional<std::string_view> after_key(std::string_view dictionary, std::string_view key)
{
    for (std::size_t at = dictionary.find(key); at != std::string_view::npos;
         at = dictionary.find(key, at + 1)) {
        const std::string_view rest = dictionary.substr(at + key.size());
        if (rest.empty() || is_delimiter(rest.front())) return rest;
    }
    return std::nullopt;
}

std::optional<int> take_reference(std::string_view& text)
{
    const auto number = take_number(text);
    if (!number || *number == 0 || *number >= kMaxObjects || !take_word(text, "0") ||
        !take_word(text, "R")) {
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

// The text between the brackets that open `text`, which may hold others.
std::optional<std::string_view> bracketed(std::string_view text)
{
    std::string_view rest = text;
    if (!take_word(rest, "[")) return std::nullopt;
    const std::size_t end = rest.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    return rest.substr(0, end);
}

// PNG's predictor Up over rows of `width` bytes, each after its filter byte.
std::optional<std::string> unpredicted(std::string_view rows, std::size_t width)
{
    if (rows.size() % (width + 1) != 0) return std::nullopt;
    std::string out;
    out.reserve(rows.size());
    std::string above(width, '\0');
    for (std::size_t at = 0; at < rows.size(); at += width + 1) {
        const char filter = rows[at];
        if (filter != 0 && filter != 2) return std::nullopt;
        for (std::size_t i = 0; i < width; ++i) {
            const char c = rows[at + 1 + i];
            above[i] = filter == 0 ? c : static_cast<char>(c + above[i]);
        }
        out += above;
    }
    return out;
}

std::optional<std::string> inflated(std::string_view packed, std::size_t most)
{
    const Decompressor one(libdeflate_alloc_decompressor());
    if (one == nullptr) return std::nullopt;
    std::string out(most, '\0');
    std::size_t n = 0;
    if (libdeflate_zlib_decompress(one.get(), packed.data(), packed.size(), out.data(), out.size(),
                                   &n) != LIBDEFLATE_SUCCESS) {
        return std::nullopt;
    }
    out.resize(n);
    return out;
}

}  // namespace

std::optional<std::uint64_t> number_of(std::string_view dictionary, std::string_view key)
{
    auto rest = after_key(dictionary, key);
    return rest ? take_number(*rest) : std::nullopt;
}

std::optional<int> reference_of(std::string_view dictionary, std::string_view key)
{
    auto rest = after_key(dictionary, key);
    return rest ? take_reference(*rest) : std::nullopt;
}

std::optional<std::vector<int>> references_of(std::string_view dictionary, std::string_view key)
{
    const auto rest = after_key(dictionary, key);
    auto inside = rest ? bracketed(*rest) : std::nullopt;
    if (!inside) return std::nullopt;
    std::vector<int> out;
    while (!trimmed(*inside).empty()) {
        const auto one = take_reference(*inside);
        if (!one) return std::nullopt;
        out.push_back(*one);
    }
    return out;
}

void PdfFile::note(std::size_t number, Entry entry)
{
    if (number >= entries_.size()) entries_.resize(number + 1);
    // Newer tables are read first.
    if (entries_[number].kind == Kind::Unknown) entries_[number] = entry;
}

bool PdfFile::read_classic(std::string_view text, std::string_view& dictionary)
{
    while (!take_word(text, "trailer")) {
        const auto first = take_number(text);
        const auto count = take_number(text);
        if (!first || !count || *first > kMaxObjects || *count > kMaxObjects - *first) return false;
        for (std::uint64_t i = 0; i < *count; ++i) {
            const auto offset = take_number(text);
            const auto generation = take_number(text);
            if (!offset || !generation) return false;
            const bool used = take_word(text, "n");
            if (!used && !take_word(text, "f")) return false;
            note(*first + i, {used ? Kind::Open : Kind::Free, *offset});
        }
    }
    const std::size_t end = text.find("startxref");
    if (end == std::string_view::npos) return false;
    dictionary = trimmed(text.substr(0, end));
    return true;
}

bool PdfFile::read_stream(std::size_t at, std::string_view& dictionary)
{
    std::string_view text = bytes_.substr(at);
    if (!take_number(text) || !take_word(text, "0") || !take_word(text, "obj")) return false;
    const std::size_t begin = text.find("stream\n");
    if (begin == std::string_view::npos || begin > 4096) return false;
    dictionary = trimmed(text.substr(0, begin));
    const std::string_view data = text.substr(begin + 7);
    const auto length = number_of(dictionary, "/Length");
    const auto size = number_of(dictionary, "/Size");
    if (dictionary.find("/Type/XRef") == std::string_view::npos ||
        dictionary.find("/W[1 4 2]") == std::string_view::npos || !length || !size ||
        *length > data.size() || *size > kMaxObjects) {
        return false;
    }
    constexpr std::size_t width = 7;
    std::optional<std::string> rows(data.substr(0, *length));
    if (dictionary.find("/Filter/FlateDecode") != std::string_view::npos) {
        rows = inflated(*rows, (*size + 1) * (width + 1));
        if (rows && dictionary.find("/Predictor 12") != std::string_view::npos) {
            rows = unpredicted(*rows, width);
        }
    }
    if (!rows || rows->size() % width != 0) return false;

    std::vector<std::uint64_t> index = {0, *size};
    if (const auto said = after_key(dictionary, "/Index")) {
        auto inside = bracketed(*said);
        if (!inside) return false;
        index.clear();
        while (!trimmed(*inside).empty()) {
            const auto one = take_number(*inside);
            if (!one || *one > kMaxObjects) return false;
            index.push_back(*one);
        }
        if (index.size() % 2 != 0) return false;
    }
    std::size_t row = 0;
    for (std::size_t i = 0; i < index.size(); i += 2) {
        for (std::uint64_t n = 0; n < index[i + 1]; ++n, row += width) {
            if (row + width > rows->size()) return false;
            const auto byte = [&](std::size_t k) {
                return static_cast<std::size_t>(static_cast<unsigned char>((*rows)[row + k]));
            };
            const std::size_t offset =
                (byte(1) << 24U) | (byte(2) << 16U) | (byte(3) << 8U) | byte(4);
            constexpr std::array<Kind, 3> kinds = {Kind::Free, Kind::Open, Kind::Packed};
            if (byte(0) >= kinds.size() || index[i] + n > kMaxObjects) return false;
            note(index[i] + n, {kinds.at(byte(0)), offset});
        }
    }
    return row == rows->size();
}

bool PdfFile::read_table(std::size_t at, bool newest)
{
    if (at >= bytes_.size()) return false;
    std::string_view text = bytes_.substr(at);
    std::string_view dictionary;
    const bool classic = take_word(text, "xref");
    if (!(classic ? read_classic(text, dictionary) : read_stream(at, dictionary))) return false;
    previous_ = number_of(dictionary, "/Prev");
    if (after_key(dictionary, "/XRefStm") || after_key(dictionary, "/Encrypt")) return false;
    if (!newest) return true;

    const auto size = number_of(dictionary, "/Size");
    const auto root = reference_of(dictionary, "/Root");
    if (!size || *size > kMaxObjects || !root) return false;
    trailer_.start_xref = at;
    trailer_.stream_table = !classic;
    trailer_.size = static_cast<int>(*size);
    trailer_.root = *root;
    if (const auto info = reference_of(dictionary, "/Info")) {
        trailer_.info = std::to_string(*info) + " 0 R";
    }
    if (const auto id = after_key(dictionary, "/ID")) {
        std::string_view rest = *id;
        if (!take_word(rest, "[") || !take_word(rest, "<")) return false;
        const std::size_t end = rest.find('>');
        if (end == std::string_view::npos) return false;
        trailer_.first_id = "<" + std::string(rest.substr(0, end)) + ">";
    }
    return true;
}

std::optional<PdfFile> PdfFile::open(std::string_view bytes)
{
    PdfFile file;
    file.bytes_ = bytes;
    constexpr std::string_view end_mark = "%%EOF";
    std::string_view tail = trimmed(bytes);
    if (tail.size() < end_mark.size() || tail.substr(tail.size() - end_mark.size()) != end_mark) {
        return std::nullopt;
    }
    tail = bytes.substr(bytes.size() > 64 ? bytes.size() - 64 : 0);
    const std::size_t word = tail.rfind("startxref");
    if (word == std::string_view::npos) return std::nullopt;
    tail.remove_prefix(word + 9);
    auto at = take_number(tail);
    if (!at) return std::nullopt;
    std::size_t before = bytes.size();
    for (int revision = 0; at && revision < kMaxRevisions; ++revision) {
        // Each older table stands before the newer: no circles.
        if (*at >= before || !file.read_table(*at, revision == 0)) return std::nullopt;
        before = *at;
        at = file.previous_;
    }
    if (at) return std::nullopt;
    return file;
}

std::optional<std::string_view> PdfFile::object(int number) const
{
    const auto index = static_cast<std::size_t>(number);
    if (number < 0 || index >= entries_.size()) return std::nullopt;
    const Entry& entry = entries_[index];
    if (entry.kind != Kind::Open || entry.offset >= bytes_.size()) return std::nullopt;
    std::string_view text = bytes_.substr(entry.offset);
    const auto written = take_number(text);
    if (!written || *written != index || !take_word(text, "0") || !take_word(text, "obj")) {
        return std::nullopt;
    }
    const std::size_t end = text.find("endobj");
    if (end == std::string_view::npos) return std::nullopt;
    return trimmed(text.substr(0, end));
}

}  // namespace buzon::signing
