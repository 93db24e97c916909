#pragma once

#include "templates/evidence.hpp"

// Worked examples A, B and D of the term rules, as data of the three constancias.
namespace buzon::templates::test {

inline LocalDate day(const char* text)
{
    return *parse_iso_date(text);
}
inline Instant moment(const std::string& text)
{
    return *Instant::parse(text);
}

inline ActMention act_mention()
{
    return {.folio = "3901-2026-0000123-N",
            .check_code = "36J1DZ7N",
            .title =
                "Cédula de liquidación por la omisión total o parcial en la determinación y "
                "pago de cuotas",
            .reference = "3901/CC/2026/004521",
            .issued = day("2026-11-10"),
            .unit = "3901",
            .unit_name = "Subdelegación Del Valle",
            .ooad = "Órgano de Operación Administrativa Desconcentrada Sur de la Ciudad de México",
            .place = "Ciudad de México",
            .official_name = "María Fernanda Ibáñez Córdova",
            .official_post = "Titular de la Subdelegación Del Valle",
            .document = sha256_of("documento")};
}

inline Recipient recipient()
{
    return {.rfc = *Rfc::parse("P&M050614JT5"),
            .name = "PEÑA & MUÑOZ CONSTRUCCIONES, S.A. DE C.V.",
            .registro_patronal = "Y5412345101"};
}

inline NamedOfficial certifier()
{
    return {.rfc = *Rfc::parse("AIQH690927P37"),
            .name = "Héctor Ávila Quiñones",
            .post_key = "notificador",
            .post_title = "Notificador habilitado de la Subdelegación Del Valle"};
}

inline AcuseData acuse()
{
    return {.act = act_mention(),
            .recipient = recipient(),
            .role = SignerRole::Representante,
            .signer_name = "Íñigo Güemes Ibarra",
            .signer_rfc = *Rfc::parse("NUAJ8207159X0"),
            .certificate_number = "00001000000504465028",
            .authenticated = moment("2026-11-12T11:00:00"),
            .signed_text = "||acuse|3901-2026-0000123-N|2026-11-12T17:00:00Z||",
            .signature_base64 = "ZmlybWE=",
            .notified = day("2026-11-12"),
            .effective = day("2026-11-13"),
            .aviso_sent = moment("2026-11-10T10:00:00"),
            .calendar_version = "nacional-2026.1",
            .previous_event = sha256_of("evento")};
}

inline ConstanciaData constancia()
{
    return {.act = act_mention(),
            .recipient = recipient(),
            .certifier = certifier(),
            .aviso_folio = "3901-2026-0000123-N",
            .deposited = moment("2026-11-10T09:58:00"),
            .aviso_sent = moment("2026-11-10T10:00:00"),
            .addresses = {"avisos@pm.example.mx", "iguemes@pm.example.mx"},
            .put_off = {},
            .trace = {{day("2026-11-11"), 1, ""},
                      {day("2026-11-12"), 2, ""},
                      {day("2026-11-13"), 3, ""},
                      {day("2026-11-14"), 0, "sábado"},
                      {day("2026-11-15"), 0, "domingo"},
                      {day("2026-11-16"), 0, "CFF 12: tercer lunes de noviembre"},
                      {day("2026-11-17"), 4, ""}},
            .day4 = day("2026-11-17"),
            .effective = day("2026-11-18"),
            .calendar_version = "nacional-2026.1",
            .unavailable_minutes = 0,
            .previous_event = sha256_of("evento")};
}

inline DeclarationData declaration()
{
    return {.unit = "3901",
            .unit_name = "Subdelegación Del Valle",
            .ooad = "Órgano de Operación Administrativa Desconcentrada Sur de la Ciudad de México",
            .place = "Ciudad de México",
            .owner = *Rfc::parse("P&M050614JT5"),
            .owner_name = "PEÑA & MUÑOZ CONSTRUCCIONES, S.A. DE C.V.",
            .kind = "alta-persona",
            .statement = "Autorizo a la persona que se indica a entrar a mi Buzón IMSS.",
            .fields = {{"Nombre", "Íñigo Güemes Ibarra"},
                       {"RFC", "NUAJ8207159X0"},
                       {"Papel", "Representante legal"},
                       {"Desde", "2026-11-12"}},
            .role = SignerRole::Titular,
            .signer_name = "PEÑA & MUÑOZ CONSTRUCCIONES, S.A. DE C.V.",
            .signer_rfc = *Rfc::parse("P&M050614JT5"),
            .certificate_number = "00001000000504465028",
            .declared = moment("2026-11-12T11:00:00"),
            .signed_text = "||declaracion|1.0|alta-persona|P&M050614JT5||",
            .signature_base64 = "ZmlybWE="};
}

inline EstradosData estrados()
{
    EstradosData out{.act = act_mention(),
                     .recipient = recipient(),
                     .certifier = certifier(),
                     .ground = EstradosGround::NotEnabled,
                     .facts = {"Consulta del 22 de abril de 2026 al padrón del Buzón IMSS: el RFC "
                               "no ha habilitado su buzón.",
                               "Recordatorio del 2 de marzo de 2026 sin respuesta."},
                     .order_reference = "3901-2026-0000122-J",
                     .order_date = day("2026-04-22"),
                     .page_url = "https://buzon.example.mx/estrados/3901-2026-0000123-N",
                     .published = moment("2026-04-23T09:00:00"),
                     .trace = {},
                     .day10 = day("2026-05-11"),
                     .notified = day("2026-05-12"),
                     .effective = day("2026-05-13"),
                     .removed = moment("2026-05-12T09:00:00"),
                     .calendar_version = "nacional-2026.1",
                     .previous_event = std::nullopt};
    out.act.issued = day("2026-04-20");
    int counted = 0;
    for (LocalDate date = day("2026-04-24"); date <= day("2026-05-12");
         date += std::chrono::days(1)) {
        const unsigned weekday = std::chrono::weekday(date).iso_encoding();
        std::string why;
        if (weekday == 6) why = "sábado";
        if (weekday == 7) why = "domingo";
        if (date == day("2026-05-01")) why = "CFF 12: 1 de mayo";
        if (date == day("2026-05-05")) why = "CFF 12: 5 de mayo";
        const int number = why.empty() ? ++counted : 0;
        out.trace.push_back({date, number, why, std::nullopt, std::nullopt});
        if (number >= 1 && number <= 10) {
            out.trace.back().page = sha256_of("the public page");
            out.trace.back().seen = moment(iso_date(date) + "T09:30:00");
        }
    }
    return out;
}

inline EstradosOrderData estrados_order()
{
    EstradosOrderData out{.act = act_mention(),
                          .recipient = recipient(),
                          .official = certifier(),
                          .ground = EstradosGround::NotEnabled,
                          .facts = {"Consulta al padrón del Buzón IMSS: el RFC no ha habilitado "
                                    "su buzón."},
                          .consulted = moment("2026-04-22T09:15:00"),
                          .page_url = "https://buzon.example.mx/estrados",
                          .previous_event = std::nullopt};
    out.act.issued = day("2026-04-20");
    out.official.post_key = "titular-subdelegacion";
    return out;
}

}  // namespace buzon::templates::test
