#include "db/params.hpp"

namespace buzon::db {
namespace {

// PostgreSQL counts from here.
constexpr std::chrono::sys_days kEpoch{std::chrono::year{2000} / 1 / 1};

template <class Integer>
std::string big_endian(Integer value)
{
    const auto bits = static_cast<std::make_unsigned_t<Integer>>(value);
    std::string out(sizeof(Integer), '\0');
    for (std::size_t i = 0; i < sizeof(Integer); ++i) {
        out[i] = static_cast<char>((bits >> (8 * (sizeof(Integer) - 1 - i))) & 0xFFu);
    }
    return out;
}

std::string binary(Instant at)
{
    using std::chrono::microseconds;
    return big_endian<std::int64_t>(microseconds(at.utc() - kEpoch).count());
}

std::string binary(LocalDate date)
{
    return big_endian(static_cast<std::int32_t>((date - kEpoch).count()));
}

std::string binary(const Sha256& sha)
{
    return {sha.bytes().begin(), sha.bytes().end()};
}

}  // namespace

void BinaryArray::item(std::string_view bytes)
{
    items_ += big_endian(static_cast<std::int32_t>(bytes.size()));
    items_ += bytes;
}

void BinaryArray::null_item()
{
    has_null_ = true;
    items_ += big_endian(std::int32_t{-1});
}

std::string BinaryArray::finish() const
{
    const std::int32_t dimensions = count_ == 0 ? 0 : 1;
    std::string out = big_endian(dimensions) + big_endian(std::int32_t{has_null_ ? 1 : 0}) +
                      big_endian(static_cast<std::int32_t>(oid_));
    if (count_ > 0) {
        out += big_endian(static_cast<std::int32_t>(count_)) + big_endian(std::int32_t{1});
    }
    return out + items_;
}

void BinaryElement::write(BinaryArray& array, std::int64_t number)
{
    array.item(big_endian(number));
}

void BinaryElement::write(BinaryArray& array, const Sha256& sha)
{
    array.item(binary(sha));
}

void BinaryElement::write(BinaryArray& array, Instant at)
{
    array.item(binary(at));
}

void BinaryElement::write(BinaryArray& array, LocalDate date)
{
    array.item(binary(date));
}

Params& Params::add(std::string_view text)
{
    values_.push_back({false, false, std::string(text)});
    return *this;
}

Params& Params::add(Flag flag)
{
    return add(flag.value ? "true" : "false");
}

Params& Params::add(Bytes bytes)
{
    values_.push_back({false, true, std::string(bytes.view)});
    return *this;
}

Params& Params::add(const Sha256& sha)
{
    values_.push_back({false, true, binary(sha)});
    return *this;
}

Params& Params::add(Instant at)
{
    values_.push_back({false, true, binary(at)});
    return *this;
}

Params& Params::add(LocalDate date)
{
    values_.push_back({false, true, binary(date)});
    return *this;
}

Params& Params::null()
{
    values_.emplace_back();
    return *this;
}

Params& Params::integer(std::int64_t number)
{
    return add(std::to_string(number));
}

Params& Params::take(const BinaryArray& array)
{
    values_.push_back({false, true, array.finish()});
    return *this;
}

}  // namespace buzon::db
