#include "channels/sms_verdict.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace buzon::channels {
namespace {

constexpr std::string_view kUnreadable = "respuesta-ilegible";

// As far as it matters here: what a portal or a proxy answers is no object.
bool is_json_object(std::string_view body)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = body.find_first_not_of(kBlank);
    const std::size_t last = body.find_last_not_of(kBlank);
    return first != std::string_view::npos && first < last && body[first] == '{' &&
           body[last] == '}';
}

}  // namespace

Judgement judge_sms(long status, std::string_view body)
{
    const std::string code = fmt::format("http-{}", status);
    if (status >= 200 && status < 300) {
        if (is_json_object(body)) {
            return {Verdict::Delivered, Fault::Nobody, Attention::None, code,
                    "El proveedor aceptó el mensaje."};
        }
        return {Verdict::Retry, Fault::Remote, Attention::Operator, std::string(kUnreadable),
                "La respuesta del proveedor de mensajes no se entiende."};
    }
    switch (status) {
        case 400:
        case 404:
        case 413:
        case 422:
            return {Verdict::GiveUp, Fault::Recipient, Attention::None, code,
                    "El proveedor no admite mensajes para ese número."};
        case 408:
        case 429:
            return {Verdict::Retry, Fault::Remote, Attention::None, code,
                    "El proveedor de mensajes pide esperar."};
        default: break;
    }
    if (status >= 500) {
        return {Verdict::Retry, Fault::Remote, Attention::None, code,
                "El proveedor de mensajes no está disponible."};
    }
    return {Verdict::Retry, Fault::Us, Attention::Operator, code,
            "El proveedor de mensajes no admite nuestra cuenta."};
}

Judgement judge_sms(Trouble trouble)
{
    const bool ours = trouble == Trouble::TlsOurs || trouble == Trouble::TlsUntrusted ||
                      trouble == Trouble::LoginDenied;
    return {Verdict::Retry, ours ? Fault::Us : Fault::Remote,
            ours ? Attention::Operator : Attention::None, std::string(code_of(trouble)),
            "No hubo respuesta del proveedor de mensajes."};
}

bool sms_in_doubt(const Judgement& judged)
{
    if (judged.verdict != Verdict::Retry) return false;
    for (const Trouble trouble :
         {Trouble::TimedOut, Trouble::ConnectionLost, Trouble::TooBig, Trouble::Protocol}) {
        if (judged.code == code_of(trouble)) return true;
    }
    return judged.code == kUnreadable || judged.code == "http-502" || judged.code == "http-504";
}

}  // namespace buzon::channels
