#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace buzon::db::pack {

// Numbers of seven bits a byte, the lowest first.
inline void put_number(std::string& out, std::size_t number)
{
    for (; number >= 0x80; number >>= 7U) out += static_cast<char>(0x80U | (number & 0x7FU));
    out += static_cast<char>(number);
}

// Takes what put_number() wrote from the front. Reading beyond the end, or a number too large, is
// remembered: whoever reads asks failed() before believing anything.
class NumberReader {
  public:
    explicit NumberReader(std::string_view bytes) : rest_(bytes) {}

    std::size_t number()
    {
        std::size_t value = 0;
        for (unsigned shift = 0; shift < 56; shift += 7) {
            const auto byte = static_cast<unsigned char>(one());
            value |= std::size_t{byte & 0x7FU} << shift;
            if (byte < 0x80) return value;
        }
        failed_ = true;
        return 0;
    }
    std::string_view bytes(std::size_t count)
    {
        if (count > rest_.size()) {
            failed_ = true;
            count = rest_.size();
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] bool empty() const { return rest_.empty(); }

  private:
    char one()
    {
        const std::string_view byte = bytes(1);
        return byte.empty() ? '\0' : byte[0];
    }

    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace buzon::db::pack
