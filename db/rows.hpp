#pragma once

#include "core/folio.hpp"
#include "core/instant.hpp"
#include "core/money.hpp"
#include "core/rfc.hpp"
#include "core/sha256.hpp"
#include "core/strong_id.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace buzon::db {

class Rows;

// The columns of one row, read left to right in the order of the SELECT list:
//   Unit{.code = f.next<std::string>(), .phone = f.next<std::optional<std::string>>()}.
// A NULL without std::optional, a text that is not a T, or one column too many is
// std::logic_error: query and struct disagree, which is our bug. Views live as long as the Rows.
class Fields {
  public:
    template <class T>
    [[nodiscard]] T next()
    {
        if constexpr (IsOptional<T>::value) {
            if (is_null()) {
                ++column_;
                return std::nullopt;
            }
            return next<typename T::value_type>();
        } else {
            return read(static_cast<const T*>(nullptr), take());
        }
    }
    // A closed list stored as text: of(name) gives std::optional<Enum>.
    template <class Enum>
    [[nodiscard]] Enum next_enum(std::optional<Enum> (*of)(std::string_view))
    {
        const std::string_view name = take();
        const std::optional<Enum> value = of(name);
        if (!value) mismatch(name);
        return *value;
    }
    template <class Enum>
    [[nodiscard]] std::optional<Enum> next_optional_enum(
        std::optional<Enum> (*of)(std::string_view))
    {
        if (!is_null()) return next_enum(of);
        ++column_;
        return std::nullopt;
    }

  private:
    friend class Rows;
    Fields(const Rows& rows, int row) : rows_(&rows), row_(row) {}

    template <class T>
    struct IsOptional : std::false_type {};
    template <class T>
    struct IsOptional<std::optional<T>> : std::true_type {};

    [[nodiscard]] bool is_null() const;
    [[nodiscard]] std::string_view take();
    [[noreturn]] void mismatch(std::string_view text) const;

    std::string read(const std::string*, std::string_view text) { return std::string(text); }
    std::string_view read(const std::string_view*, std::string_view text) { return text; }
    std::int64_t read(const std::int64_t*, std::string_view text);
    int read(const int*, std::string_view text);
    bool read(const bool*, std::string_view text);
    Instant read(const Instant*, std::string_view text);
    LocalDate read(const LocalDate*, std::string_view text);
    Sha256 read(const Sha256*, std::string_view text);
    Money read(const Money*, std::string_view text);
    Rfc read(const Rfc*, std::string_view text);
    Folio read(const Folio*, std::string_view text);
    template <class Tag>
    StrongId<Tag> read(const StrongId<Tag>*, std::string_view text)
    {
        return {read(static_cast<const std::int64_t*>(nullptr), text)};
    }

    const Rows* rows_;
    int row_;
    int column_ = 0;
};

// The answer to one statement; owns its memory. Move-only.
class Rows {
  public:
    struct Impl;
    explicit Rows(std::unique_ptr<Impl> impl);
    Rows(Rows&&) noexcept;
    Rows& operator=(Rows&&) noexcept;
    ~Rows();

    [[nodiscard]] int size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] Fields row(int index) const;
    [[nodiscard]] Fields front() const { return row(0); }
    // Rows stored, changed or removed by an INSERT, UPDATE, DELETE or COPY.
    [[nodiscard]] std::int64_t affected() const;

  private:
    friend class Fields;
    std::unique_ptr<Impl> impl_;
};

// The bytes of a bytea column as they were stored.
[[nodiscard]] std::string bytea(std::string_view column_text);

}  // namespace buzon::db
