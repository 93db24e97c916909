#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"

#include <tl/expected.hpp>

#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// Clave Única de Registro de Población, 18 characters, ASCII (RENAPO writes X for Ñ): initials,
// birth date, sex (H, M, X), state of birth, inner consonants, a character that tells the century,
// and a check digit. Everything is checked and refused when wrong; blanks and case are forgiven.
class Curp {
  public:
    enum class Sex { Hombre, Mujer, NoBinario };

    [[nodiscard]] static tl::expected<Curp, Finding> parse(std::string_view text);

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] LocalDate birth_date() const { return birth_date_; }
    [[nodiscard]] Sex sex() const;
    // Two letters of RENAPO's catalogue: "DF", "JC"; "NE" for born abroad.
    [[nodiscard]] std::string_view state() const { return std::string_view(text_).substr(11, 2); }

    friend bool operator==(const Curp& a, const Curp& b) { return a.text_ == b.text_; }
    friend auto operator<=>(const Curp& a, const Curp& b) { return a.text_ <=> b.text_; }
    friend void PrintTo(const Curp& value, std::ostream* out) { *out << value.text_; }

  private:
    Curp(std::string text, LocalDate birth_date) : text_(std::move(text)), birth_date_(birth_date)
    {
    }

    std::string text_;
    LocalDate birth_date_;
};

}  // namespace buzon
