#include "templates/mail.hpp"

#include "templates/letter.hpp"
#include "templates/local_time.hpp"

#include <fmt/format.h>

#include <string_view>

namespace buzon::templates {
namespace {

// The same grammar as cadena.xsl.
void add_field(std::string& cadena, std::string_view value)
{
    cadena += '|';
    for (const char c : value) {
        if (c == '\\' || c == '|') cadena += '\\';
        cadena += c;
    }
}

std::string joined(const std::vector<std::string>& addresses)
{
    std::string out;
    for (const std::string& address : addresses) out += (out.empty() ? "" : ", ") + address;
    return out;
}

Facts addressee_and_act(const AvisoData& data)
{
    return {{{"Destinatario", data.addressee_name},
             {"RFC", data.addressee_rfc},
             {"Folio del acto", data.folio},
             {"Código de verificación", data.check_code},
             {"Unidad que emite el acto", data.unit_name},
             {"Documento depositado en su Buzón IMSS", spanish_moment(data.deposited)},
             {"Aviso enviado", spanish_moment(data.sent)},
             {"Correos a los que se envía este aviso", joined(data.addresses)}}};
}

Facts days(const AvisoData& data)
{
    return {{{"Día 1", long_spanish_date(data.days[0])},
             {"Día 2", long_spanish_date(data.days[1])},
             {"Día 3, último para abrirlo", long_spanish_date(data.days[2])},
             {"Día 4", long_spanish_date(data.days[3])}}};
}

}  // namespace

std::string aviso_cadena(const AvisoData& data)
{
    std::string out = "|";
    add_field(out, "aviso-electronico");
    add_field(out, "1.0");
    add_field(out, data.folio);
    add_field(out, data.check_code);
    add_field(out, data.addressee_rfc);
    add_field(out, data.addressee_name);
    add_field(out, data.deposited.rfc3339());
    add_field(out, data.sent.rfc3339());
    add_field(out, joined(data.addresses));
    for (const LocalDate day : data.days) add_field(out, iso_date(day));
    add_field(out, data.calendar_version);
    if (data.standing == Standing::Rehearsal) add_field(out, kRehearsalMark);
    return out + "||";
}

MailText aviso_mail(const AvisoData& data, const AvisoSeal& seal)
{
    Letter letter{.title = data.neutral_title, .blocks = {}};
    letter.blocks = {
        Paragraph{
            fmt::format("En su Buzón IMSS hay un documento para usted. Tiene hasta el {} para "
                        "abrirlo.",
                        long_spanish_date(data.days[2]))},
        Heading{"Qué debe hacer"},
        Paragraph{"Entre a su Buzón IMSS con su e.firma y abra el documento. Tiene tres días "
                  "hábiles para abrirlo, contados desde el día siguiente al del envío de este "
                  "aviso:"},
        days(data),
        Paragraph{fmt::format(
            "Si lo abre, la notificación se hace en ese momento. Si no lo abre en esos tres "
            "días, la notificación se tendrá por realizada el cuarto día, {}. En ambos casos "
            "surte efectos el día hábil siguiente y desde entonces corren los plazos para "
            "pagar, cumplir o impugnar.",
            long_spanish_date(data.days[3]))},
        Address{"Buzón IMSS", data.mailbox_url},
        Heading{"De qué acto se trata"},
        addressee_and_act(data),
        Heading{"Cómo saber que este aviso es auténtico"},
        Paragraph{"Escriba usted la dirección en su navegador, sin seguir enlaces, y anote ahí el "
                  "folio y el código de verificación:"},
        Address{"Comprobación", data.verification_url},
        Heading{"Dónde preguntar"},
        Paragraph{fmt::format("{}. Teléfono {}.", data.unit_name, data.phone)},
        Paragraph{"Este correo no pide contraseñas, no trae archivos adjuntos ni enlaces que "
                  "inicien sesión, y no informa de importes ni de datos de trabajadores. No "
                  "responda a este mensaje."},
        Heading{"Fundamento y autenticidad"},
        Paragraph{"Artículos 40 y 286 M de la Ley del Seguro Social; 12, 13, 17-D, 38, 134, "
                  "fracción I, y 135 del Código Fiscal de la Federación; Lineamientos para la "
                  "operación del Buzón IMSS, publicados en el Diario Oficial de la Federación "
                  "el 5 de agosto de 2024."},
        Facts{{{"Calendario aplicado", data.calendar_version},
               {"Certificado del sello", seal.certificate_number}}},
        Code{"Cadena original", aviso_cadena(data)},
        Code{"Sello digital", seal.value_base64},
    };
    return {.subject = fmt::format("{}, folio {}", data.neutral_title, data.folio),
            .text = letter_text(letter),
            .html = letter_html(letter)};
}

MailText reminder_mail(const ReminderData& data)
{
    Letter letter{.title = "Recordatorio: tiene un documento por abrir", .blocks = {}};
    letter.blocks = {
        Paragraph{fmt::format(
            "En su Buzón IMSS hay un documento que todavía no abre. Puede abrirlo hasta el {}.",
            long_spanish_date(data.last_day))},
        Facts{{{"Destinatario", data.addressee_name},
               {"Folio del acto", data.folio},
               {"Código de verificación", data.check_code},
               {"Aviso enviado", spanish_moment(data.aviso_sent)},
               {"Último día para abrirlo", long_spanish_date(data.last_day)}}},
        Heading{"Qué debe hacer"},
        Paragraph{fmt::format(
            "Entre a su Buzón IMSS con su e.firma y abra el documento. Si no lo abre, la "
            "notificación se tendrá por realizada el {} y desde el día hábil siguiente corren los "
            "plazos para pagar, cumplir o impugnar.",
            long_spanish_date(data.day_four))},
        Address{"Buzón IMSS", data.mailbox_url},
        Address{"Compruebe que este correo es auténtico con el folio y el código en",
                data.verification_url},
        Heading{"Qué es este correo"},
        Paragraph{"Es una cortesía. No es el aviso electrónico que prevé la ley ni una "
                  "notificación, y no cambia ningún plazo: cuentan las fechas del aviso que ya se "
                  "le envió. Si no recibe recordatorios, sus plazos son los mismos."},
        Paragraph{fmt::format("Dudas: {}. Teléfono {}.", data.unit_name, data.phone)},
        Paragraph{"Este correo no pide contraseñas, no trae archivos adjuntos ni enlaces que "
                  "inicien sesión, y no informa de importes ni de datos de trabajadores. No "
                  "responda a este mensaje."},
    };
    return {.subject = fmt::format("Recordatorio: documento por abrir, folio {}", data.folio),
            .text = letter_text(letter),
            .html = letter_html(letter)};
}

MailText terms_notice_mail(const TermsNoticeData& data)
{
    Letter letter{.title = "Cambiaron fechas de un documento de su buzón", .blocks = {}};
    letter.blocks = {
        Paragraph{"Una o más fechas de un documento de su Buzón IMSS se movieron a un día "
                  "posterior. Ninguna se adelantó."},
        Facts{{{"Destinatario", data.addressee_name},
               {"Folio del acto", data.folio},
               {"Código de verificación", data.check_code}}},
        Heading{"Qué debe hacer"},
        Paragraph{"Entre a su Buzón IMSS con su e.firma y consulte el documento: ahí verá la fecha "
                  "de antes, la de ahora y el motivo del cambio."},
        Address{"Buzón IMSS", data.mailbox_url},
        Address{"Compruebe que este correo es auténtico con el folio y el código en",
                data.verification_url},
        Heading{"Qué es este correo"},
        Paragraph{"Es una cortesía. No es el aviso electrónico que prevé la ley ni una "
                  "notificación: cuentan las fechas que muestra su buzón."},
        Paragraph{fmt::format("Dudas: {}. Teléfono {}.", data.unit_name, data.phone)},
        Paragraph{"Este correo no pide contraseñas, no trae archivos adjuntos ni enlaces que "
                  "inicien sesión, y no informa de importes ni de datos de trabajadores. No "
                  "responda a este mensaje."},
    };
    return {.subject = fmt::format("Cambiaron fechas de su documento, folio {}", data.folio),
            .text = letter_text(letter),
            .html = letter_html(letter)};
}

MailText code_mail(const CodeData& data)
{
    Letter letter{.title = "Su código para el Buzón IMSS", .blocks = {}};
    letter.blocks = {
        Typed{"Escriba este código en la página «Medios de contacto y personas» del Buzón IMSS",
              data.code.substr(0, 4) + " " + data.code.substr(4)},
        Paragraph{"Entre usted por su cuenta: este mensaje no lleva enlaces. Si recibió varios "
                  "códigos, use el más reciente."},
        Heading{"Si usted no lo pidió"},
        Paragraph{"No haga nada: sin el código, esta dirección queda sin efecto en 72 horas. El "
                  "Instituto nunca le pedirá este código por teléfono ni por correo."},
        Paragraph{fmt::format("Ayuda: teléfono {}. No responda a este mensaje.", data.phone)},
    };
    return {.subject = letter.title, .text = letter_text(letter), .html = letter_html(letter)};
}

}  // namespace buzon::templates
