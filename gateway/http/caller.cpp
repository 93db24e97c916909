#include "gateway/http/caller.hpp"

#include "gateway/database.hpp"
#include "signing/certificate.hpp"
#include "signing/digest.hpp"

namespace buzon::http {

Caller identify(const Services& services, const Credentials& credentials)
{
    Caller caller;
    if (credentials.bearer.empty() && credentials.client_pem.empty()) return caller;
    auto lease = services.database().lease(request_deadline());
    const Instant now = services.now();
    if (!credentials.bearer.empty()) {
        const Sha256 token = signing::sha256(credentials.bearer);
        if (const auto session = db::find_session(*lease, token, now)) {
            caller.person = session->rfc;
            caller.role = session->role;
            caller.token = token;
            if (session->role == db::SessionRole::Staff) {
                auto official = db::find_official(*lease, session->rfc);
                if (official && official->in_force(zona_centro(now).date)) {
                    caller.official = std::move(official);
                }
            }
        }
    }
    if (!credentials.client_pem.empty()) {
        if (const auto certificate = signing::Certificate::parse(credentials.client_pem)) {
            caller.bank = db::bank_of_client(*lease, certificate->fingerprint());
            caller.system = db::issuing_system_of_client(*lease, certificate->fingerprint());
        }
    }
    return caller;
}

}  // namespace buzon::http
