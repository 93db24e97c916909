#pragma once

#include <cstdint>
#include <string_view>

namespace buzon::channels {

// Why a connection gave no answer. Each channel's verdict file says what it means there.
enum class Trouble : std::uint8_t {
    CannotResolve,
    CannotConnect,
    TlsUnavailable,  // the server offers no STARTTLS, or the handshake failed
    TlsUntrusted,    // its certificate is not of the configured authority or not for that name
    TlsOurs,         // our certificate or key cannot be used, or the server refuses it
    LoginDenied,
    TimedOut,
    ConnectionLost,
    TooBig,    // the answer is longer than allowed
    Protocol,  // what came is not the protocol
};

[[nodiscard]] std::string_view code_of(Trouble trouble);  // "cannot-resolve", "timed-out", …

}  // namespace buzon::channels
