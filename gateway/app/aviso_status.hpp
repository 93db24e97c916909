#pragma once

#include "db/aviso_tries.hpp"

#include <Poco/JSON/Array.h>

#include <string>
#include <vector>

namespace buzon::app {

enum class AvisoStanding {
    Waiting,    // not sent yet, or tried and to be tried again
    InDoubt,    // nobody knows whether the server took it; a courtesy stays so
    Accepted,   // the mail server, or the provider of messages, said yes
    Refused,    // it said no for good
    Bounced,    // taken, and sent back later
    NotNeeded,  // the act no longer waited for it
};

// How an aviso stands with one address, in words.
struct AvisoStatus {
    std::string address;
    AvisoStanding standing = AvisoStanding::Waiting;
    std::string reason;         // Spanish, plain
    std::string code;           // "250/2.0.0", "5.1.1"; may be empty
    std::optional<Instant> at;  // of what `standing` says
    int attempts = 0;
};
[[nodiscard]] std::string_view name_of(AvisoStanding standing);
[[nodiscard]] std::vector<AvisoStatus> aviso_statuses(const std::vector<db::AvisoTry>& tries);

// "l…@patron.example", "…4050": enough to recognise one's own address, no more.
[[nodiscard]] std::string masked(std::string_view address);

enum class Addresses { Whole, Masked };
enum class Means { Email, Mobile };
// [{"correo" or "movil","estado","motivo","codigo","momento","intentos"}…]
[[nodiscard]] Poco::JSON::Array aviso_json(const std::vector<AvisoStatus>& statuses, Addresses how,
                                           Means means = Means::Email);

}  // namespace buzon::app
