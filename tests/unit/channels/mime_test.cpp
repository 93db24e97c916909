#include "channels/mime.hpp"

#include <gtest/gtest.h>

#include <string>

namespace buzon::channels {
namespace {

EmailAddress address(const char* text)
{
    return EmailAddress::parse(text).value();
}

MailMessage aviso()
{
    return {
        .from_name = "Buzón IMSS – Subdelegación Núñez & Cía",
        .from_address = address("avisos@buzon.imss.example"),
        .to = {address("nominas@patron.example")},
        .subject = "Tiene un documento por consultar en el Buzón IMSS, folio 3901-2026-0000123-K",
        .date = Instant::parse("2026-11-10T16:00:00Z").value(),
        .message_id = "3901-2026-0000123-k.1@buzon.imss.example",
        .list_id = "avisos.buzon.imss.example",
        .folio = "3901-2026-0000123-K",
        .text = "Estimada patrona:\n\nTiene tres días hábiles para abrirlo.\n.\nFin\n",
        .html = "<p>Tiene <b>tres días hábiles</b> para abrirlo = sí.</p>\n"};
}

bool has(const std::string& bytes, const char* part)
{
    return bytes.find(part) != std::string::npos;
}

TEST(Mime, AnAvisoIsAlternativeTextAndHtml)
{
    const std::string bytes = compose(aviso()).value();
    for (const char* part :
         {"Date: Tue, 10 Nov 2026 10:00:00 -0600\r\n",
          "Message-Id: <3901-2026-0000123-k.1@buzon.imss.example>\r\n",
          "To: nominas@patron.example\r\n", "Auto-Submitted: auto-generated\r\n",
          "List-Id: <avisos.buzon.imss.example>\r\n", "X-Buzon-Folio: 3901-2026-0000123-K\r\n",
          "MIME-Version: 1.0\r\n", "Content-Type: multipart/alternative;",
          "Content-Type: text/plain; charset=utf-8\r\n",
          "Content-Type: text/html; charset=utf-8\r\n",
          "Content-Transfer-Encoding: quoted-printable\r\n", "Tiene tres d=C3=ADas h=C3=A1biles",
          "<p>Tiene <b>tres d=C3=ADas h=C3=A1biles</b> para abrirlo =3D s=C3=AD.</p>\r\n"}) {
        EXPECT_TRUE(has(bytes, part)) << part << "\n" << bytes;
    }
    EXPECT_TRUE(has(bytes, "From: =?")) << "the accented name is an encoded word";
    EXPECT_LT(bytes.find("text/plain"), bytes.find("text/html")) << "the preferred form is last";
}

TEST(Mime, LinesAreShortAsciiAndEndInCrLf)
{
    MailMessage message = aviso();
    message.subject = std::string(400, 'x') + " ñandú " + std::string(400, 'y');
    message.text = std::string(5000, 'z') + "\r\nfin";
    const std::string bytes = compose(message).value();
    std::size_t length = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        ASSERT_GE(bytes[i], 0) << "8-bit octet at " << i;
        if (bytes[i] == '\n') {
            ASSERT_GT(i, 0U);
            EXPECT_EQ(bytes[i - 1], '\r') << i;
            length = 0;
        } else {
            ASSERT_LE(++length, 999U);
        }
        ASSERT_TRUE(bytes[i] != '\r' || bytes[i + 1] == '\n') << i;
    }
}

TEST(Mime, TheSameMessageIsAlwaysTheSameBytes)
{
    const std::string bytes = compose(aviso()).value();
    for (int i = 0; i < 20; ++i) EXPECT_EQ(compose(aviso()).value(), bytes);
    MailMessage other = aviso();
    other.message_id = "otro@buzon.imss.example";
    EXPECT_NE(compose(other).value(), bytes);
}

TEST(Mime, NoHeaderLetsALineBreakThrough)
{
    const char* const bcc = "x\r\nBcc: otro@malo.example";
    for (int field = 0; field < 5; ++field) {
        MailMessage message = aviso();
        std::string* const fields[] = {&message.from_name, &message.subject, &message.message_id,
                                       &message.list_id, &message.folio};
        for (const std::string& evil : {std::string(bcc), std::string("x\ny"),
                                        std::string("x\0y", 3), std::string("x\x7f")}) {
            *fields[field] = evil;
            const auto refused = compose(message);
            ASSERT_FALSE(refused) << field;
            EXPECT_EQ(refused.error().size(), 1U);
        }
    }
}

TEST(Mime, EveryFaultIsToldAtOnce)
{
    MailMessage message = aviso();
    message.to.clear();
    message.subject = "";
    message.message_id = "";
    message.folio = "<x>";
    message.text = "";
    message.html = "\xff";
    const auto refused = compose(message);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().size(), 6U);
}

TEST(Mime, ARehearsalSaysSoInSubjectTextsAndHeader)
{
    MailMessage message = aviso();
    message.subject = "Tiene un documento";
    message.text = "Texto";
    message.html = "<html lang=\"es\"><body class=\"a\"><p>Texto</p></body></html>";
    EXPECT_FALSE(has(compose(message).value(), "nsayo"));
    message.standing = Standing::Rehearsal;
    const std::string bytes = compose(message).value();
    EXPECT_TRUE(has(bytes, "Subject: [Ensayo: sin efectos legales] Tiene un documento\r\n"));
    EXPECT_TRUE(has(bytes, "X-Buzon-Ensayo: true\r\n"));
    EXPECT_TRUE(has(bytes, "*** Ensayo: sin efectos legales ***"));
    EXPECT_TRUE(has(bytes, "<strong>Ensayo: sin efectos legales.</strong>"));
    EXPECT_TRUE(has(bytes, "<html lang=3D\"es\"><body class=3D\"a\"><p style"));
}

TEST(Mime, HeadersStandForWhatTheySay)
{
    MailMessage message = aviso();
    message.from_name = "\"Núñez\" <otro@malo.example>, (x";
    const std::string bytes = compose(message).value();
    EXPECT_FALSE(has(bytes, "From: otro@malo.example"));
    EXPECT_TRUE(has(bytes, "<avisos@buzon.imss.example>"));
}

}  // namespace
}  // namespace buzon::channels
