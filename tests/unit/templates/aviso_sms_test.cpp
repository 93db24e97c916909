#include "templates/sms.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace buzon::templates::test {
namespace {

AvisoSmsData data()
{
    return {.folio = "3901-2026-0000123-N",
            .check_code = "36J1DZ7N",
            .mailbox_url = "https://buzon.imss.gob.mx",
            .standing = Standing::Legal};
}

TEST(TheTextMessageOfAnAviso, IsOneMessageOfTheSmallAlphabet)
{
    const std::string text = aviso_sms(data());
    EXPECT_EQ(text,
              "IMSS: documento por abrir. Folio 3901-2026-0000123-N, clave 36J1DZ7N. Entre "
              "con e.firma: https://buzon.imss.gob.mx Este mensaje no cambia plazos.");
    // Of ASCII, GSM 03.38 lacks the backquote and pays double for these.
    for (const char c : text) {
        EXPECT_TRUE(c >= ' ' && c < 0x7f &&
                    std::string_view("`^{}\\[~]|").find(c) == std::string_view::npos)
            << c;
    }
    EXPECT_LE(text.size() + 15, 160u) << "an address of up to 40 characters fits";
}

TEST(TheTextMessageOfAnAviso, OfARehearsalSaysSoFirst)
{
    AvisoSmsData rehearsal = data();
    rehearsal.standing = Standing::Rehearsal;
    EXPECT_TRUE(aviso_sms(rehearsal).starts_with("ENSAYO, sin efectos. IMSS: documento por abrir"));
}

}  // namespace
}  // namespace buzon::templates::test
