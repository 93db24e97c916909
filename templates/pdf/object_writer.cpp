#include "templates/pdf/object_writer.hpp"

#include "core/sha256.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace buzon::templates::pdf {

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
    const auto first = static_cast<ObjectNumber>(offsets_.size());
    offsets_.resize(offsets_.size() + static_cast<std::size_t>(count), 0);
    return first;
}

void ObjectWriter::begin(ObjectNumber number)
{
    std::size_t& offset = offsets_.at(static_cast<std::size_t>(number));
    if (offset != 0) throw std::logic_error("PDF object written twice");
    offset = out_.size();
    std::array<char, 12> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out_.append(digits.data(), written.ptr);
    out_ += " 0 obj\n";
}

void ObjectWriter::object(ObjectNumber number, std::string_view body)
{
    begin(number);
    out_ += body;
    end();
}

void ObjectWriter::stream(ObjectNumber number, std::string_view entries, std::string_view bytes)
{
    begin(number);
    out_ += "<<";
    out_ += entries;
    out_ += fmt::format("/Length {}>>\nstream\n", bytes.size());
    out_ += bytes;
    out_ += "\nendstream";
    end();
}

std::string ObjectWriter::finish(ObjectNumber catalog, ObjectNumber info)
{
    const std::string id = sha256_of(out_).hex().substr(0, 32);
    const std::size_t table = out_.size();
    out_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets_.size());
    for (std::size_t i = 1; i < offsets_.size(); ++i) {
        std::size_t offset = offsets_[i];
        if (offset == 0) throw std::logic_error("PDF object never written");
        char entry[] = "0000000000 00000 n \n";
        for (int digit = 9; offset > 0; --digit) {
            entry[digit] = static_cast<char>('0' + offset % 10);
            offset /= 10;
        }
        out_.append(entry, 20);
    }
    out_ += fmt::format(
        "trailer\n<</Size {}/Root {} 0 R/Info {} 0 R/ID[<{}><{}>]>>\nstartxref\n{}\n%%EOF\n",
        offsets_.size(), catalog, info, id, id, table);
    return std::move(out_);
}

}  // namespace buzon::templates::pdf
