#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace buzon {

// Why an act may be notified by estrados: a closed list of the law. The names are those of the
// order's document, of the database's CHECK and of the API.
enum class EstradosGround : std::uint8_t {
    NotEnabled,     // LSS 286 M: the mailbox was not enabled
    WrongData,      // LSS 286 M: the contact means are wrong
    NotRegistered,  // LSS 286 M: no contact means registered
    NotUpdated,     // LSS 286 M: contact means not kept up to date
    NotLocated,     // CFF 134-III: not localizable at the fiscal domicile
    Disappeared,    // CFF 134-III: disappeared, or domicile unknown
    Opposed,        // CFF 134-III: opposed the notification
};

inline constexpr std::array kEstradosGrounds{
    EstradosGround::NotEnabled, EstradosGround::WrongData,  EstradosGround::NotRegistered,
    EstradosGround::NotUpdated, EstradosGround::NotLocated, EstradosGround::Disappeared,
    EstradosGround::Opposed};

[[nodiscard]] std::string_view name_of(EstradosGround ground);  // "no-habilitado" …
[[nodiscard]] std::string_view spanish(EstradosGround ground);  // a whole sentence
[[nodiscard]] std::optional<EstradosGround> estrados_ground_of(std::string_view name);
// Whether it is one of LSS 286 M, which the records of the mailbox themselves must show; the others
// rest on facts that staff state (CFF 134-III).
[[nodiscard]] bool of_the_mailbox(EstradosGround ground);

}  // namespace buzon
