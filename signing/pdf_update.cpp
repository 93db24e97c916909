#include "signing/pdf_update.hpp"

#include "signing/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace buzon::signing {

namespace {

constexpr std::string_view kBlankRange = "[0 9999999999 9999999999 9999999999]";
constexpr std::size_t kMaxData = 64u << 20;

struct Object {
    int number;
    std::string body;
};

std::string listed(const std::vector<int>& numbers)
{
    std::string out = "[";
    for (const int number : numbers) out += fmt::format("{} 0 R ", number);
    if (out.back() == ' ') out.pop_back();
    return out + "]";
}

// A cross-reference stream without compression: what an update adds is short.
std::string stream_table(const PdfTrailer& before, const std::string& entries, int number,
                         const std::vector<std::pair<int, std::size_t>>& offsets)
{
    std::string index;
    std::string rows;
    for (const auto& [object, offset] : offsets) {
        index += fmt::format("{} 1 ", object);
        rows += '\x01';
        for (const unsigned shift : {24U, 16U, 8U, 0U}) {
            rows += static_cast<char>((offset >> shift) & 0xffU);
        }
        rows += std::string(2, '\0');
    }
    index.pop_back();
    return fmt::format(
        "{} 0 obj\n<</Type/XRef{}/Prev {}/W[1 4 2]/Index[{}]/Length {}>>\nstream\n{}\nendstream\n"
        "endobj\n",
        number, entries, before.start_xref, index, rows.size(), rows);
}

std::string classic_table(const PdfTrailer& before, const std::string& entries,
                          const std::vector<std::pair<int, std::size_t>>& offsets)
{
    std::string out = "xref\n";
    for (const auto& [object, offset] : offsets) {
        out += fmt::format("{} 1\n{:010} 00000 n \n", object, offset);
    }
    return out + fmt::format("trailer\n<<{}/Prev {}>>\n", entries, before.start_xref);
}

// `next`: the first object number that is free after `objects`.
std::string update_of(const PdfFile& file, const std::vector<Object>& objects, int next)
{
    const PdfTrailer& before = file.trailer();
    std::string out = file.bytes().back() == '\n' ? "" : "\n";
    std::vector<std::pair<int, std::size_t>> offsets;
    for (const Object& object : objects) {
        offsets.emplace_back(object.number, file.bytes().size() + out.size());
        out += fmt::format("{} 0 obj\n", object.number);
        out += object.body;
        out += "\nendobj\n";
    }
    const std::size_t table = file.bytes().size() + out.size();
    const int own = next;
    if (before.stream_table) {
        offsets.emplace_back(own, table);
        ++next;
    }
    std::sort(offsets.begin(), offsets.end());
    std::string entries = fmt::format("/Size {}/Root {} 0 R", next, before.root);
    if (!before.info.empty()) entries += "/Info " + before.info;
    if (!before.first_id.empty()) {
        // The whole file so far and what is added: never the same for two revisions.
        const std::string second = sha256({file.bytes(), out}).hex().substr(0, 32);
        entries += fmt::format("/ID[{}<{}>]", before.first_id, second);
    }
    out += before.stream_table ? stream_table(before, entries, own, offsets)
                               : classic_table(before, entries, offsets);
    return out + fmt::format("startxref\n{}\n%%EOF\n", table);
}

// A dictionary's text with one entry more.
std::optional<std::string> with_entry(std::string_view dictionary, const std::string& entry)
{
    if (dictionary.size() < 4 || dictionary.substr(0, 2) != "<<" ||
        dictionary.substr(dictionary.size() - 2) != ">>") {
        return std::nullopt;
    }
    return std::string(dictionary.substr(0, dictionary.size() - 2)) + entry + ">>";
}

std::string stream_body(std::string_view bytes)
{
    return fmt::format("<</Length {}>>\nstream\n{}\nendstream", bytes.size(), bytes);
}

// The first of Tst1, Tst2 … that holds nothing yet.
std::optional<int> free_field(const PdfFile& file, std::string_view catalog)
{
    std::optional<std::string_view> form = catalog;
    if (const auto number = reference_of(catalog, "/AcroForm")) form = file.object(*number);
    const auto fields = form ? references_of(*form, "/Fields") : std::nullopt;
    if (!fields) return std::nullopt;
    for (const int number : *fields) {
        const auto field = file.object(number);
        if (field && field->find("/T(Tst") != std::string_view::npos &&
            !reference_of(*field, "/V")) {
            return number;
        }
    }
    return std::nullopt;
}

struct Scanner {
    std::string_view rest;

    bool word(std::string_view wanted)
    {
        if (rest.substr(0, wanted.size()) != wanted) return false;
        rest.remove_prefix(wanted.size());
        return true;
    }
    std::optional<std::size_t> number()
    {
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        if (error != std::errc()) return std::nullopt;
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        return value;
    }
};

// The streams in front of a /DSS dictionary and how the dictionary sorts them; only what
// validation_update needs to write the same again, which then judges it.
std::optional<ValidationData> carried_data(const PdfFile& file, std::string_view tail)
{
    Scanner in{tail};
    if (file.bytes().back() != '\n' && !in.word("\n")) return std::nullopt;
    std::vector<std::string> streams;
    std::size_t total = 0;
    while (true) {
        if (!in.number() || !in.word(" 0 obj\n")) return std::nullopt;
        if (!in.word("<</Length ")) break;
        const auto length = in.number();
        if (!length || !in.word(">>\nstream\n") || *length > in.rest.size()) return std::nullopt;
        streams.emplace_back(in.rest.substr(0, *length));
        total += *length;
        in.rest.remove_prefix(*length);
        if (total > kMaxData || !in.word("\nendstream\nendobj\n")) return std::nullopt;
    }
    const std::string_view dictionary = in.rest.substr(0, in.rest.find('\n'));
    if (dictionary.substr(0, 10) != "<</Type/DS") return std::nullopt;
    ValidationData out;
    std::size_t next = 0;
    const auto take = [&](std::string_view key, std::vector<std::string>& into) {
        const auto references = references_of(dictionary, key);
        if (!references) return true;
        for (const int number : *references) {
            if (number < file.trailer().size) continue;  // an earlier update's
            if (next == streams.size()) return false;
            into.push_back(std::move(streams[next++]));
        }
        return true;
    };
    if (!take("/Certs", out.certificates) || !take("/CRLs", out.crls) ||
        !take("/OCSPs", out.ocsps) || next != streams.size()) {
        return std::nullopt;
    }
    return out;
}

// Whether what is appended defines anew an object that the signature covered.
bool replaces_content(const PdfFile& file, std::string_view tail)
{
    constexpr std::string_view mark = " 0 obj";
    for (std::size_t at = tail.find(mark); at != std::string_view::npos;
         at = tail.find(mark, at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && tail[begin - 1] >= '0' && tail[begin - 1] <= '9') --begin;
        int number = 0;
        const auto [end, error] = std::from_chars(tail.data() + begin, tail.data() + at, number);
        if (error == std::errc() && end == tail.data() + at && number < file.trailer().size) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<std::string> validation_update(const PdfFile& file, const ValidationData& data)
{
    const auto catalog = file.object(file.trailer().root);
    if (!catalog || data.empty()) return std::nullopt;
    const auto existing = reference_of(*catalog, "/DSS");
    const auto before = existing ? file.object(*existing) : std::nullopt;
    if (existing && !before) return std::nullopt;

    std::vector<Object> objects;
    int next = file.trailer().size;
    std::string dictionary = "<</Type/DSS";
    const auto add = [&](const char* key, const std::vector<std::string>& streams) {
        std::vector<int> numbers;
        if (before) numbers = references_of(*before, key).value_or(std::vector<int>{});
        for (const std::string& stream : streams) {
            numbers.push_back(next);
            objects.push_back({next++, stream_body(stream)});
        }
        if (!numbers.empty()) dictionary += key + listed(numbers);
    };
    add("/Certs", data.certificates);
    add("/CRLs", data.crls);
    add("/OCSPs", data.ocsps);
    const int own = existing ? *existing : next++;
    objects.push_back({own, dictionary + ">>"});
    if (!existing) {
        auto changed = with_entry(*catalog, fmt::format("/DSS {} 0 R", own));
        if (!changed) return std::nullopt;
        objects.push_back({file.trailer().root, std::move(*changed)});
    }
    return update_of(file, objects, next);
}

std::optional<TimestampUpdate> timestamp_update(const PdfFile& file)
{
    const auto catalog = file.object(file.trailer().root);
    const auto field = catalog ? free_field(file, *catalog) : std::nullopt;
    if (!field) return std::nullopt;
    const int own = file.trailer().size;
    auto filled = with_entry(*file.object(*field), fmt::format("/V {} 0 R", own));
    if (!filled) return std::nullopt;
    const std::string zeros = "<" + std::string(2 * kPdfTimestampBytes, '0') + ">";
    TimestampUpdate out;
    out.bytes = update_of(
        file,
        {{own, fmt::format("<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161"
                           "\n/ByteRange {}\n/Contents {}>>",
                           kBlankRange, zeros)},
         {*field, std::move(*filled)}},
        own + 1);
    const std::size_t blank = out.bytes.find(kBlankRange);
    const std::size_t contents = out.bytes.find(zeros);
    out.gap = file.bytes().size() + contents;
    out.resume = out.gap + zeros.size();
    std::string range = fmt::format("[0 {} {} {}", out.gap, out.resume,
                                    file.bytes().size() + out.bytes.size() - out.resume);
    range.resize(kBlankRange.size() - 1, ' ');
    out.bytes.replace(blank, kBlankRange.size(), range + "]");
    return out;
}

ValidationData PdfRevisions::all_data() const
{
    ValidationData out;
    for (const ValidationData& one : data) {
        const auto join = [](std::vector<std::string>& all, const std::vector<std::string>& more) {
            all.insert(all.end(), more.begin(), more.end());
        };
        join(out.certificates, one.certificates);
        join(out.crls, one.crls);
        join(out.ocsps, one.ocsps);
    }
    return out;
}

PdfRevisions read_revisions(std::string_view pdf, std::size_t signed_end)
{
    PdfRevisions out;
    constexpr int most = 16;
    std::size_t at = signed_end;
    for (int revision = 0; at < pdf.size(); ++revision) {
        const auto file = PdfFile::open(pdf.substr(0, at));
        const std::string_view tail = pdf.substr(at);
        if (!file || revision == most) {
            out.codes = {Code::RevisionForbidden, Code::NotWholeDocument};
            return out;
        }
        if (auto stamp = timestamp_update(*file); stamp && stamp->bytes.size() <= tail.size()) {
            // Everything but the token itself is compared.
            std::string& expected = stamp->bytes;
            const std::size_t hex = stamp->gap + 1 - at;
            expected.replace(hex, 2 * kPdfTimestampBytes, tail.substr(hex, 2 * kPdfTimestampBytes));
            if (tail.substr(0, expected.size()) == expected) {
                at += expected.size();
                out.stamps.push_back({stamp->gap, stamp->resume, at, out.data.size()});
                continue;
            }
        }
        auto data = carried_data(*file, tail);
        const auto expected = data ? validation_update(*file, *data) : std::nullopt;
        if (!expected || tail.substr(0, expected->size()) != *expected) {
            out.codes = {Code::RevisionForbidden, Code::NotWholeDocument};
            if (replaces_content(*file, tail)) out.codes.insert(Code::ContentReplaced);
            return out;
        }
        at += expected->size();
        out.data.push_back(std::move(*data));
    }
    return out;
}

}  // namespace buzon::signing
