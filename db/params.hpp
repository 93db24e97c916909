#pragma once

#include "core/folio.hpp"
#include "core/instant.hpp"
#include "core/money.hpp"
#include "core/rfc.hpp"
#include "core/sha256.hpp"
#include "core/strong_id.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// Bytes for a bytea parameter; the bytes are copied into Params.
struct Bytes {
    std::string_view view;
};

// A bool parameter; a plain bool is not accepted because a const char* would convert to it.
struct Flag {
    bool value;
};

// PostgreSQL's binary form of a one-dimensional array.
class BinaryArray {
  public:
    BinaryArray(std::uint32_t element_oid, std::size_t count) : oid_(element_oid), count_(count) {}
    void item(std::string_view bytes);
    void null_item();
    [[nodiscard]] std::string finish() const;

  private:
    std::uint32_t oid_;
    std::size_t count_;
    bool has_null_ = false;
    std::string items_;
};

// How each type becomes an array element: its PostgreSQL type and its binary form.
struct BinaryElement {
    static constexpr std::uint32_t kBytea = 17, kInt8 = 20, kText = 25, kDate = 1082, kTstz = 1184;

    static constexpr std::uint32_t oid(const std::string*) { return kText; }
    static constexpr std::uint32_t oid(const std::string_view*) { return kText; }
    static constexpr std::uint32_t oid(const Rfc*) { return kText; }
    static constexpr std::uint32_t oid(const Folio*) { return kText; }
    static constexpr std::uint32_t oid(const std::int64_t*) { return kInt8; }
    static constexpr std::uint32_t oid(const Money*) { return kInt8; }
    template <class Tag>
    static constexpr std::uint32_t oid(const StrongId<Tag>*)
    {
        return kInt8;
    }
    static constexpr std::uint32_t oid(const Bytes*) { return kBytea; }
    static constexpr std::uint32_t oid(const Sha256*) { return kBytea; }
    static constexpr std::uint32_t oid(const Instant*) { return kTstz; }
    static constexpr std::uint32_t oid(const LocalDate*) { return kDate; }
    template <class T>
    static constexpr std::uint32_t oid(const std::optional<T>*)
    {
        return oid(static_cast<const T*>(nullptr));
    }

    static void write(BinaryArray& array, std::string_view text) { array.item(text); }
    static void write(BinaryArray& array, const Rfc& rfc) { array.item(rfc.str()); }
    static void write(BinaryArray& array, const Folio& folio) { array.item(folio.str()); }
    static void write(BinaryArray& array, std::int64_t number);
    static void write(BinaryArray& array, Money money) { write(array, money.centavos()); }
    template <class Tag>
    static void write(BinaryArray& array, StrongId<Tag> id)
    {
        write(array, id.value);
    }
    static void write(BinaryArray& array, Bytes bytes) { array.item(bytes.view); }
    static void write(BinaryArray& array, const Sha256& sha);
    static void write(BinaryArray& array, Instant at);
    static void write(BinaryArray& array, LocalDate date);
    template <class T>
    static void write(BinaryArray& array, const std::optional<T>& value)
    {
        if (value) {
            write(array, *value);
        } else {
            array.null_item();
        }
    }
};

// The values of $1, $2 … in order: Params{rfc, now, Bytes{pdf}, std::optional<Instant>{}}.
// Everything is copied in. An empty optional is NULL. A vector is one array parameter
// (text[], bigint[], bytea[], timestamptz[], date[] … as the statement casts it: $1::text[]);
// vectors of optionals give arrays with NULLs.
class Params {
  public:
    template <class... T>
    explicit Params(const T&... values)
    {
        (add(values), ...);
    }

    Params& add(std::string_view text);
    Params& add(const std::string& text) { return add(std::string_view(text)); }
    Params& add(const char* text) { return add(std::string_view(text)); }
    template <std::integral T>
        requires(!std::same_as<T, bool>)
    Params& add(T number)
    {
        return integer(static_cast<std::int64_t>(number));
    }
    Params& add(Flag flag);
    Params& add(Bytes bytes);
    Params& add(const Sha256& sha);
    Params& add(Instant at);
    Params& add(LocalDate date);
    Params& add(Money money) { return integer(money.centavos()); }
    Params& add(const Rfc& rfc) { return add(rfc.str()); }
    Params& add(const Folio& folio) { return add(folio.str()); }
    template <class Tag>
    Params& add(StrongId<Tag> id)
    {
        return integer(id.value);
    }
    template <class T>
    Params& add(const std::optional<T>& value)
    {
        return value ? add(*value) : null();
    }
    template <class T>
    Params& add(const std::vector<T>& values)
    {
        BinaryArray array(BinaryElement::oid(static_cast<const T*>(nullptr)), values.size());
        for (const T& value : values) BinaryElement::write(array, value);
        return take(array);
    }
    Params& null();

    struct Value {
        bool is_null = true;
        bool binary = false;
        std::string bytes;  // NUL-terminated by std::string: libpq wants that of text
    };
    [[nodiscard]] std::span<const Value> values() const { return values_; }

  private:
    Params& integer(std::int64_t number);
    Params& take(const BinaryArray& array);

    std::vector<Value> values_;
};

}  // namespace buzon::db
