#include "channels/smtp_verdict.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <span>
#include <string_view>

namespace buzon::channels {
namespace {

constexpr std::string_view doubt = "in-doubt";

struct Meaning {
    Verdict verdict;
    Fault fault;
    Attention attention;
    std::string_view reason;
};

struct StatusRule {
    std::string_view detail;  // what follows the class: "1.1", or "7." for all of a subject
    Meaning meaning;
};

constexpr Meaning recipient_gone(std::string_view reason)
{
    return {Verdict::GiveUp, Fault::Recipient, Attention::None, reason};
}
constexpr Meaning ours_again(std::string_view reason)
{
    return {Verdict::Retry, Fault::Us, Attention::Operator, reason};
}
constexpr Meaning ours_for_good(std::string_view reason)
{
    return {Verdict::GiveUp, Fault::Us, Attention::Operator, reason};
}
constexpr Meaning remote_no(std::string_view reason)
{
    return {Verdict::GiveUp, Fault::Remote, Attention::Operator, reason};
}
constexpr Meaning wait(std::string_view reason)
{
    return {Verdict::Retry, Fault::Remote, Attention::None, reason};
}

// Permanent refusals (5.x.x) by RFC 3463 and the IANA registry of enhanced codes. The first line
// that fits decides, so a subject as a whole comes after its details.
constexpr std::array permanent{
    StatusRule{"1.1", recipient_gone("La cuenta de correo no existe.")},
    StatusRule{"1.2", recipient_gone("El dominio del correo no existe.")},
    StatusRule{"1.3", recipient_gone("La dirección de correo está mal escrita.")},
    StatusRule{"1.4", recipient_gone("La dirección de correo es ambigua.")},
    StatusRule{"1.6", recipient_gone("La cuenta cambió de dirección.")},
    StatusRule{"1.7", ours_again("El servidor no acepta nuestra dirección de remitente.")},
    StatusRule{"1.8", ours_again("El servidor no reconoce nuestro dominio de remitente.")},
    StatusRule{"1.10", recipient_gone("El dominio declara que no recibe correo.")},
    StatusRule{"1.", recipient_gone("El servidor rechaza la dirección de correo.")},
    StatusRule{"2.1", recipient_gone("La cuenta de correo está inhabilitada.")},
    // RFC 3463 §3.3: X.2.2 is useful only as a persistent transient error, whatever its class says.
    StatusRule{"2.2", {Verdict::Retry, Fault::Recipient, Attention::None, "El buzón está lleno."}},
    StatusRule{"2.3", ours_for_good("El mensaje excede el tamaño que admite la cuenta.")},
    StatusRule{"2.", recipient_gone("La cuenta no puede recibir el mensaje.")},
    StatusRule{"3.4", ours_for_good("El mensaje excede el tamaño que admite el servidor.")},
    StatusRule{"3.", remote_no("El servidor de destino no puede recibir el mensaje.")},
    // Exchange Online says 5.4.1 both for a host that does not answer and for an unknown account.
    StatusRule{"4.1", remote_no("El servidor de destino no da paso a esa dirección.")},
    StatusRule{"4.4", recipient_gone("No hay servidor de correo para ese dominio.")},
    StatusRule{"4.", remote_no("El mensaje no tiene ruta hacia el destino.")},
    StatusRule{"5.", ours_for_good("El servidor no entiende nuestra conversación SMTP.")},
    StatusRule{"6.", ours_for_good("El servidor no admite el contenido del mensaje.")},
    StatusRule{"7.8", ours_again("El servidor no acepta nuestras credenciales.")},
    StatusRule{"7.9", ours_again("El servidor exige otro mecanismo de autenticación.")},
    StatusRule{"7.11", ours_again("El servidor exige cifrado para autenticarse.")},
    StatusRule{"7.20", ours_again("El mensaje no lleva una firma DKIM válida.")},
    StatusRule{"7.23", ours_again("La dirección IP no está autorizada por SPF.")},
    StatusRule{"7.25", ours_again("La dirección IP no tiene nombre inverso.")},
    StatusRule{"7.26", ours_again("El mensaje no pasa las verificaciones DKIM, SPF y DMARC.")},
    StatusRule{"7.", remote_no("La política del servidor de destino rechaza el mensaje.")},
};

constexpr std::array temporary{
    StatusRule{"2.2", {Verdict::Retry, Fault::Recipient, Attention::None, "El buzón está lleno."}},
    StatusRule{"3.1", wait("El servidor de destino no tiene espacio.")},
    StatusRule{"4.2", wait("La conexión se cortó.")},
    StatusRule{"7.", wait("El servidor pide esperar antes de aceptar el mensaje.")},
};

const StatusRule* rule_for(std::span<const StatusRule> rules, std::string_view detail)
{
    for (const StatusRule& rule : rules) {
        const bool whole_subject = rule.detail.ends_with('.');
        if (whole_subject ? detail.starts_with(rule.detail) : detail == rule.detail) return &rule;
    }
    return nullptr;
}

// 5xx without an enhanced code (RFC 5321 §4.2.3), by the step that was refused.
Meaning plain_permanent(const SmtpReply& reply)
{
    if (reply.code == 552) return ours_for_good("El mensaje excede el espacio disponible.");
    switch (reply.phase) {
        case SmtpPhase::Greeting: return ours_again("El servidor no admite nuestra conexión.");
        case SmtpPhase::Tls: return ours_again("El servidor no admite iniciar TLS.");
        case SmtpPhase::Login: return ours_again("El servidor no acepta nuestras credenciales.");
        case SmtpPhase::Sender: return ours_again("El servidor no acepta nuestro remitente.");
        case SmtpPhase::Recipient:
            return recipient_gone("El servidor rechaza la dirección de correo.");
        case SmtpPhase::Content: return remote_no("El servidor rechazó el mensaje.");
    }
    return {};
}

// Until a recipient was named a refusal says nothing about him, whatever its code.
bool before_recipient(SmtpPhase phase)
{
    switch (phase) {
        case SmtpPhase::Greeting:
        case SmtpPhase::Tls:
        case SmtpPhase::Login:
        case SmtpPhase::Sender: return true;
        case SmtpPhase::Recipient:
        case SmtpPhase::Content: return false;
    }
    return false;
}

Meaning meaning_of(const SmtpReply& reply, std::string_view enhanced)
{
    if (reply.code >= 200 && reply.code < 300) {
        return {Verdict::Delivered, Fault::Nobody, Attention::None,
                "El servidor de correo aceptó el aviso."};
    }
    // A server may say 450 5.1.1: the class of the basic code decides whether to try again
    // (RFC 2034 §4), the rest says why.
    const std::string_view detail = enhanced.size() > 2 ? enhanced.substr(2) : "";
    if (reply.code >= 400 && reply.code < 500) {
        const StatusRule* rule = rule_for(temporary, detail);
        return rule ? rule->meaning : wait("El servidor pide intentar más tarde.");
    }
    if (reply.code < 500 || reply.code > 599) {
        return wait("El servidor dio una respuesta que no corresponde.");
    }
    const bool login_wanted = reply.code == 530 || reply.code == 534 || reply.code == 535;
    if (login_wanted) return ours_again("El servidor exige autenticación o cifrado.");
    if (before_recipient(reply.phase)) return plain_permanent(reply);
    const StatusRule* rule = rule_for(permanent, detail);
    return rule ? rule->meaning : plain_permanent(reply);
}

bool all_digits(std::string_view text)
{
    if (text.empty() || text.size() > 3) return false;
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
    }
    return true;
}

Meaning meaning_of(Trouble trouble)
{
    switch (trouble) {
        case Trouble::CannotResolve:
            return ours_again("No se encuentra el nombre del servidor de correo.");
        case Trouble::CannotConnect: return wait("El servidor de correo no acepta la conexión.");
        case Trouble::TlsUnavailable:
            return ours_again("El servidor de correo no ofrece el cifrado TLS exigido.");
        case Trouble::TlsUntrusted:
            return {Verdict::Retry, Fault::Remote, Attention::Alarm,
                    "El certificado del servidor de correo no es de confianza; no se envió nada."};
        case Trouble::TlsOurs: return ours_again("Nuestro certificado no puede usarse.");
        case Trouble::LoginDenied:
            return ours_again("El servidor no acepta nuestras credenciales.");
        case Trouble::TimedOut: return wait("El servidor de correo no contestó a tiempo.");
        case Trouble::ConnectionLost: return wait("La conexión con el servidor se perdió.");
        case Trouble::TooBig: return wait("La respuesta del servidor es demasiado larga.");
        case Trouble::Protocol: return wait("El servidor no contesta conforme a SMTP.");
    }
    return {};
}

Judgement judged(const Meaning& meaning, std::string code, std::string_view words)
{
    std::string reason(meaning.reason);
    if (!words.empty()) reason += fmt::format(" Respuesta del servidor: {}", words);
    return {meaning.verdict, meaning.fault, meaning.attention, std::move(code), std::move(reason)};
}

}  // namespace

std::string enhanced_status(const SmtpReply& reply)
{
    const std::string_view text(reply.text);
    const std::string_view word = text.substr(0, text.find(' '));
    const std::size_t first = word.find('.');
    const std::size_t second = word.find('.', first == word.npos ? first : first + 1);
    if (first != 1 || second == word.npos) return {};
    const char kind = word.front();
    if (kind != '2' && kind != '4' && kind != '5') return {};
    const bool digits =
        all_digits(word.substr(2, second - 2)) && all_digits(word.substr(second + 1));
    return digits ? std::string(word) : std::string();
}

Judgement judge_smtp(const SmtpReply& reply)
{
    const std::string enhanced = enhanced_status(reply);
    std::string code = fmt::format("{}", reply.code);
    if (!enhanced.empty()) code += "/" + enhanced;
    return judged(meaning_of(reply, enhanced), std::move(code), reply.text);
}

Judgement judge_smtp(Trouble trouble, SmtpPhase during)
{
    if (during == SmtpPhase::Content) {
        return judged(
            wait("Se envió el mensaje y no llegó la respuesta: no se sabe si fue aceptado."),
            std::string(doubt), "");
    }
    return judged(meaning_of(trouble), std::string(code_of(trouble)), "");
}

bool in_doubt(const Judgement& judged)
{
    return judged.code == doubt;
}

Judgement judge_copy(CopySign sign)
{
    switch (sign) {
        case CopySign::Found:
            return judged({Verdict::Delivered, Fault::Nobody, Attention::None,
                           "El servidor de correo había aceptado el aviso: su copia está en el "
                           "buzón de copias."},
                          "copia-encontrada", "");
        case CopySign::Awaited:
            return judged(wait("No se sabe si el servidor aceptó el aviso: se espera su copia "
                               "antes de enviarlo otra vez."),
                          "espera-copia", "");
    }
    return {};
}

}  // namespace buzon::channels
