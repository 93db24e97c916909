#include "gateway/app/aviso_status.hpp"

#include "gateway/json.hpp"

namespace buzon::app {
namespace {

constexpr std::string_view kNotNeeded = "innecesario";
constexpr std::string_view kInDoubt = "en-duda";  // a courtesy that is not sent again
constexpr std::size_t kDigitsShown = 4;

AvisoStatus status_of(const db::AvisoTry& one)
{
    using enum AvisoStanding;
    AvisoStatus status{.address = one.address,
                       .standing = Waiting,
                       .reason = "Saldrá en la siguiente hora hábil.",
                       .code = {},
                       .at = one.not_before,
                       .attempts = one.attempts};
    if (one.last) {
        status.reason = one.last->reason;
        status.code = one.last->code;
    }
    if (one.bounced_at) {
        status.standing = Bounced;
        status.reason =
            "El servidor de correo lo aceptó y después lo devolvió. El plazo no se "
            "detiene por eso; confirme otro correo.";
        status.code = one.bounce_status;
        status.at = one.bounced_at;
    } else if (!one.outcome) {
        if (one.in_doubt) {
            status.standing = InDoubt;
            status.reason = "No se sabe aún si el servidor de correo lo aceptó.";
        }
    } else if (one.last && one.last->code == kNotNeeded) {
        status.standing = NotNeeded;
        status.at = one.last->started_at;
    } else if (one.last && one.last->code.starts_with(kInDoubt)) {
        status.standing = InDoubt;
        status.at = one.last->started_at;
    } else if (*one.outcome == db::AttemptVerdict::Delivered) {
        status.standing = Accepted;
        status.at = one.accepted_at;
    } else {
        status.standing = Refused;
        if (one.last) status.at = one.last->started_at + one.last->elapsed;
    }
    return status;
}

}  // namespace

std::string_view name_of(AvisoStanding standing)
{
    switch (standing) {
        case AvisoStanding::Waiting: return "en_espera";
        case AvisoStanding::InDoubt: return "en_duda";
        case AvisoStanding::Accepted: return "aceptado";
        case AvisoStanding::Refused: return "rechazado";
        case AvisoStanding::Bounced: return "devuelto";
        case AvisoStanding::NotNeeded: return "innecesario";
    }
    return {};
}

std::vector<AvisoStatus> aviso_statuses(const std::vector<db::AvisoTry>& tries)
{
    std::vector<AvisoStatus> statuses;
    statuses.reserve(tries.size());
    for (const db::AvisoTry& one : tries) statuses.push_back(status_of(one));
    return statuses;
}

std::string masked(std::string_view address)
{
    const std::size_t at = address.rfind('@');
    if (at == address.npos && address.size() > 2 * kDigitsShown) {
        return "…" + std::string(address.substr(address.size() - kDigitsShown));
    }
    if (at == address.npos || at == 0) return "…";
    return std::string(address.substr(0, 1)) + "…" + std::string(address.substr(at));
}

Poco::JSON::Array aviso_json(const std::vector<AvisoStatus>& statuses, Addresses how, Means means)
{
    const std::string key = means == Means::Email ? "correo" : "movil";
    Poco::JSON::Array all;
    for (const AvisoStatus& status : statuses) {
        Poco::JSON::Object one = json::object();
        one.set(key, how == Addresses::Whole ? status.address : masked(status.address));
        one.set("estado", std::string(name_of(status.standing)));
        one.set("motivo", status.reason);
        if (!status.code.empty()) one.set("codigo", status.code);
        if (status.at) one.set("momento", status.at->rfc3339());
        one.set("intentos", status.attempts);
        all.add(one);
    }
    return all;
}

}  // namespace buzon::app
