#include "channels/trouble.hpp"

namespace buzon::channels {

std::string_view code_of(Trouble trouble)
{
    switch (trouble) {
        case Trouble::CannotResolve: return "cannot-resolve";
        case Trouble::CannotConnect: return "cannot-connect";
        case Trouble::TlsUnavailable: return "tls-unavailable";
        case Trouble::TlsUntrusted: return "tls-untrusted";
        case Trouble::TlsOurs: return "tls-own-certificate";
        case Trouble::LoginDenied: return "login-denied";
        case Trouble::TimedOut: return "timed-out";
        case Trouble::ConnectionLost: return "connection-lost";
        case Trouble::TooBig: return "answer-too-big";
        case Trouble::Protocol: return "protocol";
    }
    return {};
}

}  // namespace buzon::channels
