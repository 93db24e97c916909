#pragma once

#include <stdexcept>

namespace buzon {

// toml++ 3 takes for granted that a name follows "[" and "[[", and ends the process where it does
// not (or goes on without a defined meaning, where assertions are off). Here that is a
// std::invalid_argument.
constexpr void toml_takes_for_granted(bool right)
{
    if (!right) throw std::invalid_argument("not TOML");
}

}  // namespace buzon

// Nobody includes toml++ but this header.
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) ::buzon::toml_takes_for_granted(static_cast<bool>(expr))

#include <toml++/toml.h>
