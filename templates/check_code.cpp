#include "templates/check_code.hpp"

#include "core/sha256.hpp"

#include <cstdint>

namespace buzon::templates {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 8;

}  // namespace

std::string check_code(std::string_view sealed_xml)
{
    const Sha256 digest = sha256_of(sealed_xml);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i) bits = (bits << 8U) | digest.bytes().at(i);
    std::string out(code_length, '0');
    for (std::size_t i = 0; i < code_length; ++i) {
        out[code_length - 1 - i] = alphabet[(bits >> (5U * i)) & 0x1FU];
    }
    return out;
}

std::string normalize_check_code(std::string_view typed)
{
    std::string out;
    for (char c : typed) {
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (alphabet.find(c) == std::string_view::npos) return {};
        out += c;
    }
    return out.size() == code_length ? out : std::string();
}

}  // namespace buzon::templates
