#include "signing/der.hpp"

#include <algorithm>

namespace buzon::signing::der {

namespace {

void put_header(std::string& out, Tag tag, std::size_t length)
{
    out += static_cast<char>(tag);
    if (length < 0x80) {
        out += static_cast<char>(length);
        return;
    }
    int octets = 0;
    for (std::size_t left = length; left != 0; left >>= 8U) ++octets;
    out += static_cast<char>(0x80 | octets);
    while (octets-- > 0) {
        out += static_cast<char>((length >> (8U * static_cast<unsigned>(octets))) & 0xffU);
    }
}

}  // namespace

std::string tlv(Tag tag, Parts parts)
{
    std::size_t length = 0;
    for (const std::string_view part : parts) length += part.size();
    std::string out;
    out.reserve(length + 6);
    put_header(out, tag, length);
    for (const std::string_view part : parts) out += part;
    return out;
}

std::string seq(Parts parts)
{
    return tlv(Tag::Sequence, parts);
}
std::string set(Parts parts)
{
    return tlv(Tag::Set, parts);
}
std::string octets(std::string_view bytes)
{
    return tlv(Tag::OctetString, {bytes});
}

std::string integer(std::uint64_t value)
{
    std::string bytes;
    do {
        bytes.insert(bytes.begin(), static_cast<char>(value & 0xffU));
        value >>= 8U;
    } while (value != 0);
    if ((static_cast<unsigned char>(bytes.front()) & 0x80U) != 0) bytes.insert(bytes.begin(), '\0');
    return tlv(Tag::Integer, {bytes});
}

std::string set_of(Tag tag, std::vector<std::string> elements)
{
    // Compared as octets: std::string compares its characters as unsigned.
    std::sort(elements.begin(), elements.end());
    std::string all;
    for (const std::string& element : elements) all += element;
    return tlv(tag, {all});
}

std::optional<std::string_view> Reader::take(Tag tag)
{
    if (rest_.size() < 2 || static_cast<unsigned char>(rest_[0]) != static_cast<unsigned char>(tag))
        return std::nullopt;
    std::size_t length = static_cast<unsigned char>(rest_[1]);
    std::size_t header = 2;
    if (length >= 0x80) {
        const std::size_t octets = length & 0x7fU;
        if (octets == 0 || octets > 4 || rest_.size() < 2 + octets) return std::nullopt;
        length = 0;
        for (std::size_t i = 0; i < octets; ++i) {
            length = (length << 8U) | static_cast<unsigned char>(rest_[2 + i]);
        }
        header += octets;
    }
    if (length > rest_.size() - header) return std::nullopt;
    const std::string_view content = rest_.substr(header, length);
    rest_.remove_prefix(header + length);
    return content;
}

}  // namespace buzon::signing::der
