#include "channels/mime.hpp"

#include "channels/error.hpp"
#include "channels/gmime.hpp"
#include "core/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace buzon::channels {
namespace {

Finding refusal(std::string field, std::string reason, std::string remedy)
{
    return {.id = "CORREO",
            .severity = Severity::Error,
            .field = std::move(field),
            .line = 0,
            .reason = std::move(reason),
            .remedy = std::move(remedy),
            .citation = "RFC 5322"};
}

bool is_control(char c)
{
    return (c >= 0 && c < ' ') || c == 0x7f;
}

bool is_one_of(char c, std::string_view more)
{
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric || more.find(c) != std::string_view::npos;
}

void check_line(Findings& findings, const char* field, std::string_view text)
{
    if (std::ranges::any_of(text, is_control)) {
        findings.push_back(refusal(field, "El encabezado contiene saltos de línea o de control.",
                                   "Quite esos caracteres."));
    } else if (!gmime::is_utf8(text)) {
        findings.push_back(
            refusal(field, "El encabezado no es UTF-8.", "Codifíquelo en UTF-8 (NFC)."));
    }
}

void check_token(Findings& findings, const char* field, std::string_view text)
{
    if (std::ranges::all_of(text, [](char c) { return is_one_of(c, "-._"); })) return;
    findings.push_back(refusal(field, "Admite letras, cifras, guion, punto y guion bajo.",
                               "Corrija el identificador."));
}

void check_message_id(Findings& findings, std::string_view text)
{
    const auto fits = [](char c) { return is_one_of(c, "-._@"); };
    const bool one_at = std::ranges::count(text, '@') == 1 && text.front() != '@' &&
                        text.back() != '@' && text.size() <= 200;
    if (one_at && std::ranges::all_of(text, fits)) return;
    findings.push_back(refusal("Message-ID", "Debe tener la forma identificador@dominio.",
                               "Corrija el identificador."));
}

void check_text(Findings& findings, const char* field, std::string_view text)
{
    if (text.empty()) {
        findings.push_back(refusal(field, "Falta el texto.", "Escriba las dos formas del aviso."));
        return;
    }
    const auto unprintable = [](char c) {
        return is_control(c) && c != '\n' && c != '\t' && c != '\r';
    };
    if (!gmime::is_utf8(text) || std::ranges::any_of(text, unprintable)) {
        findings.push_back(refusal(field, "El texto no es UTF-8 o tiene caracteres de control.",
                                   "Corrija la plantilla del aviso."));
    }
}

Findings check(const MailMessage& message)
{
    Findings findings;
    if (message.to.empty()) {
        findings.push_back(refusal("To", "Falta el destinatario.", "Indique al menos uno."));
    }
    if (message.subject.empty()) {
        findings.push_back(refusal("Subject", "Falta el asunto.", "Escriba el asunto."));
    }
    check_line(findings, "From", message.from_name);
    check_line(findings, "Subject", message.subject);
    check_message_id(findings, message.message_id);
    check_token(findings, "List-Id", message.list_id);
    check_line(findings, "Feedback-ID", message.feedback_id);
    check_token(findings, "X-Buzon-Folio", message.folio);
    check_text(findings, "text/plain", message.text);
    check_text(findings, "text/html", message.html);
    return findings;
}

// gmime writes line breaks as they come; quoted-printable leaves them alone.
std::string with_plain_newlines(std::string_view text)
{
    std::string out(text);
    std::erase(out, '\r');
    if (out.back() != '\n') out += '\n';
    return out;
}

gmime::Part text_part(const char* subtype, std::string_view text)
{
    gmime::Part part(g_mime_part_new_with_type("text", subtype));
    auto* object = gmime::as<GMimeObject>(part.get());
    g_mime_object_set_content_type_parameter(object, "charset", "utf-8");
    const gmime::Stream stream = gmime::stream_of(with_plain_newlines(text));
    const gmime::Wrapper content(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

void set_date(GMimeMessage* message, Instant at)
{
    using std::chrono::duration_cast;
    using std::chrono::minutes;
    using std::chrono::seconds;
    const ZonaCentro local = zona_centro(at);
    const auto offset =
        local.date.time_since_epoch() + local.time_of_day - at.utc().time_since_epoch();
    const auto zone_seconds = static_cast<gint32>(duration_cast<seconds>(offset).count());
    const gmime::TimeZone zone(g_time_zone_new_offset(zone_seconds));
    const auto since_epoch = duration_cast<seconds>(at.utc().time_since_epoch()).count();
    const gmime::DateTime utc(g_date_time_new_from_unix_utc(since_epoch));
    const gmime::DateTime date(g_date_time_to_timezone(utc.get(), zone.get()));
    g_mime_message_set_date(message, date.get());
}

void set_header(GMimeMessage* message, const char* name, const std::string& value)
{
    g_mime_object_set_header(gmime::as<GMimeObject>(message), name, value.c_str(), "utf-8");
}

// "=_" cannot appear in quoted-printable text, so no boundary can be met inside a part.
std::string boundary_of(const MailMessage& message)
{
    return "=_" + sha256_of(message.message_id).hex().substr(0, 40);
}

std::string subject_of(const MailMessage& in)
{
    if (in.standing == Standing::Legal) return in.subject;
    return fmt::format("[{}] {}", kRehearsalMark, in.subject);
}

std::string text_of(const MailMessage& in)
{
    if (in.standing == Standing::Legal) return in.text;
    return fmt::format("*** {} ***\n{}\n\n{}", kRehearsalMark, kRehearsalMeaning, in.text);
}

std::string html_of(const MailMessage& in)
{
    if (in.standing == Standing::Legal) return in.html;
    const std::size_t body = in.html.find("<body");
    const std::size_t end = body == std::string::npos ? body : in.html.find('>', body);
    const std::size_t at = end == std::string::npos ? 0 : end + 1;
    return in.html.substr(0, at) +
           fmt::format(
               "<p style=\"background:#611232;color:#ffffff;padding:8px "
               "12px\"><strong>{}.</strong> "
               "{}</p>",
               kRehearsalMark, kRehearsalMeaning) +
           in.html.substr(at);
}

gmime::Message headers_of(const MailMessage& in)
{
    gmime::Message message(g_mime_message_new(FALSE));
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM,
                               in.from_name.empty() ? nullptr : in.from_name.c_str(),
                               in.from_address.str().c_str());
    for (const EmailAddress& to : in.to) {
        g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, nullptr, to.str().c_str());
    }
    g_mime_message_set_subject(message.get(), subject_of(in).c_str(), "utf-8");
    set_date(message.get(), in.date);
    g_mime_message_set_message_id(message.get(), in.message_id.c_str());
    set_header(message.get(), "Auto-Submitted", "auto-generated");
    if (!in.list_id.empty()) set_header(message.get(), "List-Id", "<" + in.list_id + ">");
    if (!in.feedback_id.empty()) set_header(message.get(), "Feedback-ID", in.feedback_id);
    if (!in.folio.empty()) set_header(message.get(), "X-Buzon-Folio", in.folio);
    if (in.standing == Standing::Rehearsal) set_header(message.get(), "X-Buzon-Ensayo", "true");
    return message;
}

std::string written(GMimeMessage* message)
{
    const gmime::FormatOptions options(
        g_mime_format_options_clone(g_mime_format_options_get_default()));
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    const gmime::Stream out(g_mime_stream_mem_new());
    if (g_mime_object_write_to_stream(gmime::as<GMimeObject>(message), options.get(), out.get()) <
        0) {
        throw Error(Error::Kind::Mime, "gmime could not write a message");
    }
    return gmime::all_of(out.get());
}

}  // namespace

tl::expected<std::string, Findings> compose(const MailMessage& message)
{
    gmime::init();
    Findings findings = check(message);
    if (!findings.empty()) return tl::unexpected(std::move(findings));

    const gmime::Multipart body(g_mime_multipart_new_with_subtype("alternative"));
    g_mime_multipart_set_boundary(body.get(), boundary_of(message).c_str());
    const gmime::Part plain = text_part("plain", text_of(message));
    const gmime::Part html = text_part("html", html_of(message));
    g_mime_multipart_add(body.get(), gmime::as<GMimeObject>(plain.get()));
    g_mime_multipart_add(body.get(), gmime::as<GMimeObject>(html.get()));

    const gmime::Message out = headers_of(message);
    g_mime_message_set_mime_part(out.get(), gmime::as<GMimeObject>(body.get()));
    return written(out.get());
}

}  // namespace buzon::channels
