#include "core/xml.hpp"
#include "templates/mail.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace buzon::templates::test {
namespace {

AvisoData aviso()
{
    const auto day = [](const char* text) { return *parse_iso_date(text); };
    return {.addressee_name = "PEÑA & MUÑOZ <CONSTRUCCIONES>, S.A. DE C.V.",
            .addressee_rfc = "P&M050614JT5",
            .folio = "3901-2026-0000123-N",
            .check_code = "36J1DZ7N",
            .neutral_title = "Tiene una notificación del Instituto Mexicano del Seguro Social",
            .deposited = *Instant::parse("2026-11-10T09:58:00"),
            .sent = *Instant::parse("2026-11-10T10:00:00"),
            .addresses = {"avisos@pm.example.mx", "iguemes@pm.example.mx"},
            .days = {day("2026-11-11"), day("2026-11-12"), day("2026-11-13"), day("2026-11-17")},
            .calendar_version = "nacional-2026.1",
            .verification_url = "https://buzon.example.mx/v/3901-2026-0000123-N?c=36J1DZ7N",
            .mailbox_url = "https://buzon.example.mx/",
            .unit_name = "Subdelegación Del Valle",
            .phone = "800 623 2323, opción 5"};
}

MailText mail()
{
    return aviso_mail(aviso(),
                      {.value_base64 = "c2VsbG8=", .certificate_number = "00001000000504465028"});
}

std::string squeezed(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '-'; });
    return text;
}

std::string on_one_line(std::string text)
{
    for (char& c : text) {
        if (c == '\n') c = ' ';
    }
    return text;
}

std::string text_of_html(std::string html)
{
    html = html.substr(html.find("<main>"));
    html = std::regex_replace(html, std::regex("<[^>]*>"), "");
    for (const auto& [entity, plain] : {std::pair{"&lt;", "<"},
                                        {"&gt;", ">"},
                                        {"&quot;", "\""},
                                        {"&#39;", "'"},
                                        {"&amp;", "&"}}) {
        html = std::regex_replace(html, std::regex(entity), plain);
    }
    return html;
}

TEST(TheAviso, CarriesWhatTheCourtsDemand)
{
    const std::string text = on_one_line(mail().text);
    for (const char* needed :
         {"PEÑA & MUÑOZ <CONSTRUCCIONES>, S.A. DE C.V.", "P&M050614JT5", "3901-2026-0000123-N",
          "36J1DZ7N", "10 de noviembre de 2026, 09:58:00 horas (Zona Centro)",
          "10 de noviembre de 2026, 10:00:00 horas (Zona Centro)", "avisos@pm.example.mx",
          "iguemes@pm.example.mx", "Día 1: 11 de noviembre de 2026",
          "Día 2: 12 de noviembre de 2026", "Día 4: 17 de noviembre de 2026", "tres días",
          "cuarto día", "Subdelegación Del Valle", "800 623 2323", "nacional-2026.1", "c2VsbG8=",
          "00001000000504465028", "https://buzon.example.mx/v/3901-2026-0000123-N?c=36J1DZ7N"}) {
        EXPECT_NE(text.find(needed), std::string::npos) << needed;
    }
    EXPECT_NE(text.find(aviso_cadena(aviso())), std::string::npos);
}

TEST(TheCadenaOfTheAviso, HasAFixedOrderAndEscapes)
{
    AvisoData data = aviso();
    data.addressee_name = "A|B\\C";
    EXPECT_EQ(aviso_cadena(data),
              "||aviso-electronico|1.0|3901-2026-0000123-N|36J1DZ7N|P&M050614JT5|A\\|B\\\\C|"
              "2026-11-10T15:58:00Z|2026-11-10T16:00:00Z|"
              "avisos@pm.example.mx, iguemes@pm.example.mx|2026-11-11|2026-11-12|2026-11-13|"
              "2026-11-17|nacional-2026.1||");
}

TEST(TheTextAndTheHtmlOfTheAviso, SayTheSame)
{
    EXPECT_EQ(squeezed(text_of_html(mail().html)), squeezed(mail().text));
}

TEST(TheAviso, ShowsNoAmountsNssNorCurp)
{
    const MailText parts = mail();
    for (const std::string& part : {parts.subject, parts.text, parts.html}) {
        EXPECT_FALSE(std::regex_search(part, std::regex(R"(\$\s?\d)")));
        EXPECT_FALSE(std::regex_search(part, std::regex(R"((^|\D)\d{11}(\D|$))")));
        EXPECT_FALSE(std::regex_search(part, std::regex(R"([A-Z]{4}\d{6}[HM][A-Z]{5})")));
        EXPECT_EQ(part.find("édula"), std::string::npos);
        EXPECT_EQ(part.find("token"), std::string::npos);
    }
}

TEST(TheHtmlOfTheAviso, HasNothingFromOutsideAndNoScript)
{
    const std::string html = mail().html;
    for (const char* forbidden : {"<script", "<img", "src=", "http://", "@import", "url("}) {
        EXPECT_EQ(html.find(forbidden), std::string::npos) << forbidden;
    }
    EXPECT_NE(html.find("lang=\"es-MX\""), std::string::npos);
    EXPECT_NE(html.find("PEÑA &amp; MUÑOZ &lt;CONSTRUCCIONES&gt;"), std::string::npos);
}

TEST(TheSubjectOfTheAviso, IsNeutralAndNamesTheFolio)
{
    EXPECT_EQ(mail().subject,
              "Tiene una notificación del Instituto Mexicano del Seguro Social, folio "
              "3901-2026-0000123-N");
}

TEST(TheLinesOfTheTextPart, FitInAMailProgram)
{
    const std::string text = mail().text;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t to = text.find('\n', from);
        const std::string line = text.substr(from, to - from);
        if (!line.starts_with("||") && !line.starts_with("https://")) {
            EXPECT_LE(line.size(), 90U) << line;
        }
        from = to + 1;
    }
}

}  // namespace
}  // namespace buzon::templates::test
