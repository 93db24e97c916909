#pragma once

#include "core/rfc.hpp"
#include "db/banks.hpp"
#include "db/officials.hpp"
#include "db/sessions.hpp"
#include "gateway/services.hpp"

#include <optional>
#include <string>

namespace buzon::http {

// Who is calling, as far as it was proven: an e.firma session (employer or staff), or a client
// certificate of mutual TLS (a bank, an issuing system). All empty: anybody.
struct Caller {
    std::optional<Rfc> person;             // of an employer's or staff session
    std::optional<db::SessionRole> role;   // of that session
    std::optional<db::Official> official;  // staff only, in force today
    std::optional<db::Bank> bank;
    std::optional<db::IssuingSystem> system;
    std::optional<Sha256> token;  // digest of the session's token, to close it
};

// What a request shows of its caller.
struct Credentials {
    std::string bearer;      // token of "Authorization: Bearer …", or empty
    std::string client_pem;  // certificate of the TLS peer, or empty; its chain was verified
};

[[nodiscard]] Caller identify(const Services& services, const Credentials& credentials);

}  // namespace buzon::http
