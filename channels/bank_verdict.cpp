#include "channels/bank_verdict.hpp"

#include <fmt/format.h>

#include <string_view>

namespace buzon::channels {
namespace {

Judgement made(Verdict verdict, Fault fault, Attention attention, std::string_view reason)
{
    return {verdict, fault, attention, {}, std::string(reason)};
}

Judgement again(std::string_view reason)
{
    return made(Verdict::Retry, Fault::Remote, Attention::None, reason);
}

Judgement again_when_mended(std::string_view reason)
{
    return made(Verdict::Retry, Fault::Us, Attention::Operator, reason);
}

Judgement never(Fault fault, std::string_view reason)
{
    return made(Verdict::GiveUp, fault, Attention::Operator, reason);
}

Judgement alarm(Fault fault, std::string_view reason)
{
    return made(Verdict::GiveUp, fault, Attention::Alarm, reason);
}

Judgement taken(Attention attention)
{
    return made(Verdict::Delivered, Fault::Nobody, attention, "");
}

Judgement http_meaning(int status)
{
    if (status >= 200 && status < 300) {
        return made(Verdict::Retry, Fault::Remote, Attention::Operator,
                    "El banco tomó los datos y no dio un acuse que pueda verificarse.");
    }
    if (status >= 300 && status < 400) {
        return again_when_mended("El banco remite a otra dirección; no se sigue sin autorización.");
    }
    switch (status) {
        case 401:
        case 403: return again_when_mended("El banco no nos reconoce como autorizados.");
        case 404:
        case 405:
        case 410: return again_when_mended("La dirección del banco no recibe órdenes.");
        case 408:
        case 425:
        case 429: return again("El banco pide intentar más tarde.");
        case 409: return again("El banco todavía procesa un envío anterior de este mensaje.");
        case 413: return never(Fault::Us, "El mensaje excede el tamaño que admite el banco.");
        case 415: return never(Fault::Us, "El banco no admite esta forma de mensaje.");
        case 422:
            return alarm(Fault::Us, "El banco recibió antes otro contenido con la misma clave.");
        default: break;
    }
    if (status >= 400 && status < 500) {
        return never(Fault::Us, "El banco rechaza el mensaje sin acuse que lo explique.");
    }
    return again("El sistema del banco no está disponible.");
}

Judgement trouble_meaning(Trouble trouble)
{
    switch (trouble) {
        case Trouble::CannotResolve:
            return again_when_mended("No se encuentra el nombre del servidor del banco.");
        case Trouble::CannotConnect: return again("El banco no acepta la conexión.");
        case Trouble::TlsUnavailable:
            return again_when_mended("No hubo acuerdo con el banco sobre el cifrado TLS.");
        case Trouble::TlsUntrusted:
            return made(Verdict::Retry, Fault::Remote, Attention::Alarm,
                        "El certificado del servidor no es el del banco; no se envió nada.");
        case Trouble::TlsOurs:
            return again_when_mended("Nuestro certificado de transporte no sirve o fue rechazado.");
        case Trouble::LoginDenied: return again_when_mended("El banco no nos reconoce.");
        case Trouble::TimedOut: return again("El banco no contestó a tiempo.");
        case Trouble::ConnectionLost: return again("La conexión con el banco se perdió.");
        case Trouble::TooBig:
            return made(Verdict::Retry, Fault::Remote, Attention::Operator,
                        "La respuesta del banco es demasiado grande.");
        case Trouble::Protocol:
            return made(Verdict::Retry, Fault::Remote, Attention::Operator,
                        "Lo que contesta el banco no es HTTP.");
    }
    return {};
}

Judgement tech_meaning(TechCode code)
{
    switch (code) {
        case TechCode::E100: return never(Fault::Us, "");
        case TechCode::E101: return alarm(Fault::Us, "");
        case TechCode::E102: return alarm(Fault::Us, "");
        case TechCode::E103: return taken(Attention::None);
        case TechCode::E104: return alarm(Fault::Us, "");
        case TechCode::E105: return alarm(Fault::Us, "");
        case TechCode::E106: return never(Fault::Us, "");
        // An unknown order is how a lost freeze shows itself: call the bank.
        case TechCode::E107: return alarm(Fault::Remote, "");
        case TechCode::E108: return taken(Attention::Operator);
        case TechCode::E109: return never(Fault::Us, "");
        case TechCode::E110: return never(Fault::Us, "");
        case TechCode::E111: return never(Fault::Us, "");
        case TechCode::E112: return never(Fault::Us, "");
        case TechCode::E113: return again_when_mended("");
        case TechCode::E114: return again("");
        case TechCode::E115: return taken(Attention::Operator);
        case TechCode::E116: return again_when_mended("");
    }
    return {};
}

int severity(const Judgement& judgement)
{
    return 10 * static_cast<int>(judgement.verdict) + static_cast<int>(judgement.attention);
}

}  // namespace

Judgement judge_http(int status)
{
    Judgement out = http_meaning(status);
    out.code = fmt::format("http-{}", status);
    return out;
}

Judgement judge_bank(Trouble trouble)
{
    Judgement out = trouble_meaning(trouble);
    out.code = std::string(code_of(trouble));
    return out;
}

Judgement judge_l1(TechCode code)
{
    Judgement out = tech_meaning(code);
    out.code = std::string(code_of(code));
    out.reason = std::string(spanish(code));
    return out;
}

Judgement judge_l1(const TechAck& ack, const Sha256& sent)
{
    if (ack.sha256_received != sent) {
        Judgement out = alarm(Fault::Remote, "El acuse del banco ampara otro contenido.");
        out.code = "l1-digest";
        return out;
    }
    Judgement worst = taken(Attention::None);
    switch (ack.result) {
        case TechResult::Ok:
            worst.code = "L1";
            worst.reason = "El sistema del banco tiene el mensaje.";
            break;
        case TechResult::Duplicate: return judge_l1(TechCode::E103);
        case TechResult::Nack:
            worst = never(Fault::Us, "El banco rechaza el mensaje.");
            worst.code = "L1-NACK";
            break;
    }
    if (ack.errors.empty()) return worst;
    worst = judge_l1(ack.errors.front().code);
    std::string reasons;
    for (const TechError& error : ack.errors) {
        Judgement one = judge_l1(error.code);
        if (!reasons.empty()) reasons += ' ';
        reasons += fmt::format("{}: {}", one.code, one.reason);
        if (!error.path.empty()) reasons += fmt::format(" ({})", error.path);
        if (severity(one) > severity(worst)) worst = std::move(one);
    }
    worst.reason = std::move(reasons);
    return worst;
}

AfterReject after_reject(RejectCode code)
{
    switch (code) {
        case RejectCode::B01:
        case RejectCode::B04:
        case RejectCode::B05:
        case RejectCode::B07:
        case RejectCode::B08: return AfterReject::MendAndReissue;
        case RejectCode::B02:
        case RejectCode::B03:
        case RejectCode::B09: return AfterReject::SendElsewhere;
        case RejectCode::B06: return AfterReject::Investigate;
        case RejectCode::B10: return AfterReject::NothingToDo;
    }
    return AfterReject::Investigate;
}

ReleaseState release_state(ReleaseOutcome outcome)
{
    switch (outcome) {
        case ReleaseOutcome::L01:
        case ReleaseOutcome::L04:
        case ReleaseOutcome::L05:
        case ReleaseOutcome::L07: return ReleaseState::Done;
        case ReleaseOutcome::L02: return ReleaseState::Partly;
        case ReleaseOutcome::L03:
        case ReleaseOutcome::L06:
        case ReleaseOutcome::L09: return ReleaseState::CallTheBank;
    }
    return ReleaseState::CallTheBank;
}

}  // namespace buzon::channels
