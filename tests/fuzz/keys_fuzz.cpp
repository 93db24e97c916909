// The numbers of persons, accounts and messages: parse, print, parse again gives the same value.
#include "core/clabe.hpp"
#include "core/curp.hpp"
#include "core/registro_patronal.hpp"
#include "core/uuid.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

template <class Value>
void same_again(std::string_view text)
{
    const auto value = Value::parse(text);
    if (!value) return;
    const auto again = Value::parse(value->str());
    if (!again || !(*again == *value)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    same_again<buzon::Curp>(text);
    same_again<buzon::Clabe>(text);
    same_again<buzon::RegistroPatronal>(text);
    same_again<buzon::Uuid>(text);
    return 0;
}
