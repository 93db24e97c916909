#include "templates/pdf/object_writer.hpp"

#include "core/sha256.hpp"
#include "templates/pdf/deflate.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <limits>
#include <stdexcept>

namespace buzon::templates::pdf {
namespace {

constexpr int object_deflate_level = 1;
// Beyond deflate's window nothing is gained, and a reader unpacks a whole stream for one object.
constexpr std::size_t object_stream_bytes = 48 * 1024;

// A row of the table: kind, offset or stream, index; and PNG's predictor Up before each, which
// turns rows that count upwards into rows that repeat.
constexpr std::size_t row_bytes = 1 + 4 + 2;

void append_int(std::string& out, std::int64_t value)
{
    std::array<char, 20> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), written.ptr);
}

}  // namespace

std::string reference(ObjectNumber object)
{
    return fmt::format("{} 0 R", object);
}

ObjectWriter::ObjectWriter(std::size_t expected_bytes)
{
    out_.reserve(expected_bytes);
    // Four bytes above 127 tell transfer programs that the file is binary (7.5.2).
    out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
}

ObjectNumber ObjectWriter::reserve(int count)
{
    const auto first = static_cast<ObjectNumber>(entries_.size());
    entries_.resize(entries_.size() + static_cast<std::size_t>(count));
    return first;
}

ObjectWriter::Entry& ObjectWriter::claim(ObjectNumber number)
{
    Entry& entry = entries_.at(static_cast<std::size_t>(number));
    if (entry.kind != Entry::Kind::Free) throw std::logic_error("PDF object written twice");
    return entry;
}

void ObjectWriter::begin_open(ObjectNumber number)
{
    if (out_.size() > std::numeric_limits<std::uint32_t>::max()) {
        throw std::logic_error("a PDF of more than 4 GiB");
    }
    claim(number) = {Entry::Kind::Open, static_cast<std::uint32_t>(out_.size()), 0};
    append_int(out_, number);
    out_ += " 0 obj\n";
}

void ObjectWriter::open(ObjectNumber number, std::string_view body)
{
    begin_open(number);
    out_ += body;
    out_ += "\nendobj\n";
}

void ObjectWriter::stream(ObjectNumber number, std::string_view entries, std::string_view bytes)
{
    begin_open(number);
    out_ += "<<";
    out_ += entries;
    out_ += "/Length ";
    append_int(out_, static_cast<std::int64_t>(bytes.size()));
    out_ += ">>\nstream\n";
    out_ += bytes;
    out_ += "\nendstream\nendobj\n";
}

std::string& ObjectWriter::begin_packed(ObjectNumber number)
{
    if (object_stream_ == 0) object_stream_ = reserve();
    claim(number) = {Entry::Kind::Packed, static_cast<std::uint32_t>(object_stream_),
                     packed_count_++};
    append_int(packed_index_, number);
    packed_index_ += ' ';
    append_int(packed_index_, static_cast<std::int64_t>(packed_.size()));
    packed_index_ += ' ';
    return packed_;
}

void ObjectWriter::end_packed()
{
    packed_ += '\n';
    if (packed_.size() >= object_stream_bytes) flush_packed();
}

void ObjectWriter::packed(ObjectNumber number, std::string_view body)
{
    begin_packed(number) += body;
    end_packed();
}

void ObjectWriter::flush_packed()
{
    if (packed_count_ == 0) return;
    const std::string entries = fmt::format("/Type/ObjStm/N {}/First {}/Filter/FlateDecode",
                                            packed_count_, packed_index_.size());
    packed_index_ += packed_;
    stream(object_stream_, entries, deflate(packed_index_, object_deflate_level));
    packed_index_.clear();
    packed_.clear();
    packed_count_ = 0;
    object_stream_ = 0;
}

std::string ObjectWriter::table() const
{
    std::string rows;
    rows.reserve(entries_.size() * (row_bytes + 1));
    std::array<std::uint8_t, row_bytes> above{};
    for (const Entry& entry : entries_) {
        const auto byte = [](std::uint32_t value, unsigned shift) {
            return static_cast<std::uint8_t>(value >> shift);
        };
        const std::array<std::uint8_t, row_bytes> row = {static_cast<std::uint8_t>(entry.kind),
                                                         byte(entry.where, 24),
                                                         byte(entry.where, 16),
                                                         byte(entry.where, 8),
                                                         byte(entry.where, 0),
                                                         byte(entry.index, 8),
                                                         byte(entry.index, 0)};
        rows += '\x02';
        for (std::size_t i = 0; i < row_bytes; ++i) rows += static_cast<char>(row[i] - above[i]);
        above = row;
    }
    return rows;
}

std::string ObjectWriter::finish(ObjectNumber catalog, ObjectNumber info)
{
    flush_packed();
    const std::string id = sha256_of(out_).hex().substr(0, 32);
    const std::size_t start = out_.size();
    const ObjectNumber number = reserve();
    claim(number) = {Entry::Kind::Open, static_cast<std::uint32_t>(start), 0};
    for (std::size_t i = 1; i < entries_.size(); ++i) {
        if (entries_[i].kind == Entry::Kind::Free) {
            throw std::logic_error("PDF object never written");
        }
    }
    const std::string entries = fmt::format(
        "/Type/XRef/Size {}/W[1 4 2]/Root {} 0 R/Info {} 0 R/ID[<{}><{}>]/Filter/FlateDecode"
        "/DecodeParms<</Predictor 12/Columns {}>>",
        entries_.size(), catalog, info, id, id, row_bytes);
    const std::string rows = deflate(table(), object_deflate_level);
    entries_.back() = {};
    stream(number, entries, rows);
    out_ += fmt::format("startxref\n{}\n%%EOF\n", start);
    return std::move(out_);
}

}  // namespace buzon::templates::pdf
