#include "channels/copy_box.hpp"

#include "channels/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace buzon::channels {
namespace {

constexpr std::size_t max_head = 16u << 10;
constexpr std::size_t max_bytes = 1u << 20;
constexpr int max_trace_lines = 100;
constexpr int max_searches = 3;

[[noreturn]] void fail(const std::filesystem::path& what, const std::string& why)
{
    throw Error(Error::Kind::CopyBox, fmt::format("cannot read {}: {}", what.string(), why));
}

// A name in new/ or cur/; by name, so that the greatest is the newest.
struct Entry {
    std::string name;
    const char* folder;
    friend auto operator<=>(const Entry&, const Entry&) = default;
};

void keep_newest(std::vector<Entry>& entries, std::size_t limit)
{
    std::ranges::sort(entries, std::greater());
    if (entries.size() > limit) entries.resize(limit);
}

void list(const std::filesystem::path& maildir, const char* folder, std::size_t limit,
          std::vector<Entry>& entries)
{
    std::error_code error;
    std::filesystem::directory_iterator files(maildir / folder, error);
    while (!error && files != std::filesystem::directory_iterator()) {
        std::string name = files->path().filename().string();
        if (!name.starts_with('.')) entries.push_back({std::move(name), folder});
        if (entries.size() >= 2 * limit) keep_newest(entries, limit);
        files.increment(error);
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        fail(maildir / folder, error.message());
    }
}

// Nothing when it is gone: moved by a reader or cleared out.
std::optional<std::string> beginning(const std::filesystem::path& file, std::size_t limit)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        if (!std::filesystem::exists(file)) return std::nullopt;
        fail(file, "cannot be opened");
    }
    std::string bytes(limit, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

std::string with_crlf(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 32);
    for (const char c : text) {
        if (c == '\n' && !out.ends_with('\r')) out += '\r';
        out += c;
    }
    return out;
}

// Up to the blank line, which is left out; all of it when there is none.
std::string_view header_block(std::string_view crlf_text)
{
    const std::size_t end = crlf_text.find("\r\n\r\n");
    return end == crlf_text.npos ? crlf_text : crlf_text.substr(0, end + 2);
}

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_named(std::string_view line, std::string_view lower_name)
{
    return line.size() >= lower_name.size() &&
           std::ranges::equal(line.substr(0, lower_name.size()), lower_name, [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
}

// The fields of a header block, each with its continuation lines (RFC 5322 §2.2.3).
std::vector<std::string_view> fields_of(std::string_view block)
{
    std::vector<std::string_view> fields;
    for (std::size_t begin = 0; begin < block.size();) {
        std::size_t end = block.find("\r\n", begin);
        while (end != block.npos && end + 2 < block.size() &&
               (block[end + 2] == ' ' || block[end + 2] == '\t')) {
            end = block.find("\r\n", end + 2);
        }
        end = end == block.npos ? block.size() : end + 2;
        fields.push_back(block.substr(begin, end - begin));
        begin = end;
    }
    return fields;
}

bool bears(std::string_view head, std::string_view message_id)
{
    if (head.find(message_id) == head.npos) return false;  // nearly all of them
    constexpr std::string_view name = "message-id:";
    const std::string lines = with_crlf(head);
    for (std::string_view field : fields_of(header_block(lines))) {
        if (!is_named(field, name)) continue;
        field.remove_prefix(name.size());
        while (!field.empty() && is_blank(field.front())) field.remove_prefix(1);
        while (!field.empty() && is_blank(field.back())) field.remove_suffix(1);
        if (field == fmt::format("<{}>", message_id)) return true;
    }
    return false;
}

// What a server puts on top are whole header fields, so the message begins where one of them does.
bool ends_in(std::string_view copy, const Sha256& wanted)
{
    int lines = 0;
    for (const std::string_view field : fields_of(header_block(copy))) {
        if (lines > max_trace_lines) return false;
        lines += static_cast<int>(std::ranges::count(field, '\n'));
        const auto begin = static_cast<std::size_t>(field.data() - copy.data());
        if (sha256_of(copy.substr(begin)) == wanted) return true;
    }
    return false;
}

}  // namespace

CopyBox::CopyBox(std::filesystem::path maildir, std::size_t newest)
    : maildir_(std::move(maildir)), newest_(newest)
{
}

std::optional<std::string> CopyBox::find(const SentMessage& sent) const
{
    // A message that a reader moves from new/ to cur/ meanwhile is under another name afterwards.
    bool moved = true;
    for (int search = 0; moved && search < max_searches; ++search) {
        moved = false;
        std::vector<Entry> entries;
        list(maildir_, "new", newest_, entries);
        list(maildir_, "cur", newest_, entries);
        keep_newest(entries, newest_);
        for (const Entry& entry : entries) {
            const std::filesystem::path file = maildir_ / entry.folder / entry.name;
            const auto head = beginning(file, max_head);
            if (head && !bears(*head, sent.message_id)) continue;
            auto bytes = head ? beginning(file, max_bytes) : std::nullopt;
            if (bytes && ends_in(with_crlf(*bytes), sent.sha256)) return bytes;
            moved = moved || !bytes;
        }
    }
    return std::nullopt;
}

}  // namespace buzon::channels
