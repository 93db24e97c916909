#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace buzon::db::pack {

static_assert(std::endian::native == std::endian::little, "words are read as they lie");

// Bits in the order of RFC 1951, 3.1.1: the lowest bit of a byte comes first. Beyond the end there
// are zeros, and overrun() says so.
class BitReader {
  public:
    explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

    // The next `count` bits, at most 32, not taken yet.
    [[nodiscard]] std::uint32_t peek(unsigned count)
    {
        if (held_ < count) fill();
        return static_cast<std::uint32_t>(buffer_ & ((std::uint64_t{1} << count) - 1));
    }
    void skip(unsigned count)
    {
        buffer_ >>= count;
        held_ -= count;
    }
    [[nodiscard]] std::uint32_t take(unsigned count)
    {
        const std::uint32_t bits = peek(count);
        skip(count);
        return bits;
    }
    // Bits taken so far.
    [[nodiscard]] std::size_t position() const { return next_ * 8 - held_; }
    [[nodiscard]] bool overrun() const { return position() > bytes_.size() * 8; }

  private:
    // To 56 bits and more.
    void fill()
    {
        if (next_ + sizeof buffer_ <= bytes_.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes_.data() + next_, sizeof word);
            buffer_ |= word << held_;
            const unsigned whole = (63 - held_) / 8;
            next_ += whole;
            held_ += 8 * whole;
            buffer_ &= (std::uint64_t{1} << held_) - 1;
            return;
        }
        for (; held_ <= 48; held_ += 8, ++next_) {
            const std::uint64_t byte =
                next_ < bytes_.size() ? static_cast<unsigned char>(bytes_[next_]) : 0U;
            buffer_ |= byte << held_;
        }
    }

    std::string_view bytes_;
    std::size_t next_ = 0;
    std::uint64_t buffer_ = 0;
    unsigned held_ = 0;
};

class BitWriter {
  public:
    // The lowest `count` bits of `bits`, at most 32; those above must be zero.
    void put(std::uint32_t bits, unsigned count)
    {
        buffer_ |= std::uint64_t{bits} << held_;
        held_ += count;
        if (held_ < 32) return;
        const auto word = static_cast<std::uint32_t>(buffer_);
        std::array<char, sizeof word> four{};
        std::memcpy(four.data(), &word, sizeof word);
        bytes_.append(four.data(), four.size());
        buffer_ >>= 32U;
        held_ -= 32;
    }
    // `count` bits from the beginning of `bytes`.
    void put_all(std::string_view bytes, std::size_t count)
    {
        BitReader reader(bytes);
        for (; count > 16; count -= 16) put(reader.take(16), 16);
        put(reader.take(static_cast<unsigned>(count)), static_cast<unsigned>(count));
    }
    [[nodiscard]] std::size_t size() const { return bytes_.size() * 8 + held_; }
    // Fills the last byte with zeros.
    [[nodiscard]] std::string finish()
    {
        for (; held_ > 0; held_ -= held_ < 8 ? held_ : 8) {
            bytes_ += static_cast<char>(buffer_ & 0xFFU);
            buffer_ >>= 8U;
        }
        return std::move(bytes_);
    }

  private:
    std::string bytes_;
    std::uint64_t buffer_ = 0;
    unsigned held_ = 0;
};

}  // namespace buzon::db::pack
