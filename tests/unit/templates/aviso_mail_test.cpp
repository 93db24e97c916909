#include "core/xml.hpp"
#include "templates/mail.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

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

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string text_of_html(std::string html)
{
    html = html.substr(html.find("<main>"));
    std::string out;
    bool within_tag = false;
    for (const char c : html) {
        if (c == '<') within_tag = true;
        if (!within_tag) out += c;
        if (c == '>') within_tag = false;
    }
    for (const auto& [entity, plain] : {std::pair{"&lt;", "<"},
                                        {"&gt;", ">"},
                                        {"&quot;", "\""},
                                        {"&#39;", "'"},
                                        {"&amp;", "&"}}) {
        out = replaced(std::move(out), entity, plain);
    }
    return out;
}

// The longest run of characters that satisfy a test.
template <class Test>
std::size_t longest_run(std::string_view text, Test test)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = test(c) ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter_or_digit(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z');
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
    for (std::string part : {parts.subject, parts.text, text_of_html(parts.html)}) {
        part = replaced(std::move(part), "00001000000504465028", "");  // the seal's certificate
        EXPECT_EQ(part.find('$'), std::string::npos);
        EXPECT_LT(longest_run(part, is_digit), 11U);            // an NSS has eleven
        EXPECT_LT(longest_run(part, is_letter_or_digit), 18U);  // a CURP has eighteen
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

TEST(ACodeByMail, SaysTheSameInBothPartsAndCanBeCopiedByHand)
{
    const MailText mail = code_mail({.code = "12345678", .phone = "800 623 2323"});
    EXPECT_NE(mail.text.find("\n    1234 5678\n"), std::string::npos) << mail.text;
    EXPECT_NE(mail.html.find("<strong class=\"typed\">1234 5678</strong>"), std::string::npos);
    EXPECT_EQ(squeezed(text_of_html(mail.html)), squeezed(mail.text));
}

TEST(ACodeByMail, HasNoLinkAndSaysWhatToDoWhoDidNotAskForIt)
{
    const MailText mail = code_mail({.code = "00000001", .phone = "800 623 2323"});
    for (const std::string& part : {mail.text, mail.html}) {
        EXPECT_EQ(part.find("http"), std::string::npos);
        EXPECT_NE(on_one_line(part).find("No haga nada"), std::string::npos);
        EXPECT_NE(on_one_line(part).find("800 623 2323"), std::string::npos);
    }
    EXPECT_EQ(mail.subject, "Su código para el Buzón IMSS");
}

}  // namespace
}  // namespace buzon::templates::test
