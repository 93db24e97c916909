#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace buzon::templates {

// Our own machinery failed; never thrown for a bad input.
class Error : public std::runtime_error {
  public:
    enum class Kind : std::uint8_t { Stylesheet, Schema, Library, Font };

    Error(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
    [[nodiscard]] Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

}  // namespace buzon::templates
