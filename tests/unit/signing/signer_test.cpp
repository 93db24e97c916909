#include "signing/signer.hpp"

#include "core/base64.hpp"
#include "sample.hpp"
#include "signing/sello.hpp"

#include <gtest/gtest.h>

namespace buzon::signing {
namespace {

std::string cer(const std::string& name)
{
    return sample::slurp(sample::pki() / (name + ".cer"));
}
std::string key(const std::string& name)
{
    return sample::slurp(sample::pki() / (name + ".key"));
}

std::string refusal(const std::string& certificate, const std::string& private_key,
                    const Secret& password)
{
    const auto opened = Signer::open(certificate, private_key, password);
    return opened ? "opened" : opened.error().id;
}

TEST(Signer, OpensASatStyleKey)
{
    const auto opened = Signer::open(cer("officials/o1"), key("officials/o1"), sample::password());
    ASSERT_TRUE(opened) << opened.error().reason;
    EXPECT_EQ(opened->certificate().subject_rfc()->str(), "MUCA620525SL6");
}

TEST(Signer, OpensAPlainPemKey)
{
    EXPECT_TRUE(
        Signer::open(sample::slurp(sample::pki() / "tsa/unit.crt"), key("tsa/unit"), Secret()));
}

TEST(Signer, TellsWhyAKeyDoesNotOpen)
{
    const std::string good = key("officials/o1");
    EXPECT_EQ(refusal(cer("officials/o1"), good, Secret("otra")), "KEY-CONTRASENA");
    EXPECT_EQ(refusal(cer("officials/o1"), good, Secret()), "KEY-CONTRASENA");
    EXPECT_EQ(refusal(cer("officials/o2"), good, sample::password()), "KEY-AJENA");
    EXPECT_EQ(refusal(cer("officials/o1"), "basura", sample::password()), "KEY-ILEGIBLE");
    EXPECT_EQ(refusal(cer("officials/o1"), good + "x", sample::password()), "KEY-ILEGIBLE");
    EXPECT_EQ(refusal(cer("officials/o1"), cer("officials/o1"), sample::password()),
              "KEY-ILEGIBLE");
    EXPECT_EQ(refusal("basura", good, sample::password()), "CER-ILEGIBLE");
}

// A wrong password sometimes decrypts to well-padded garbage: still the password's fault.
TEST(Signer, EveryWrongPasswordIsCalledWrong)
{
    const std::string certificate = cer("officials/o1");
    const std::string private_key = key("officials/o1");
    for (int i = 0; i < 600; ++i) {
        ASSERT_EQ(refusal(certificate, private_key, Secret("clave" + std::to_string(i))),
                  "KEY-CONTRASENA");
    }
}

TEST(Sello, TheHoldersSelloVerifiesAndNobodyElses)
{
    const Signer official = sample::efirma("officials/o1");
    const std::string cadena = "||3901-2026-0000123-K|ÑAN641020SX5|1500.00||";
    const std::string sello = make_sello(official, cadena);
    EXPECT_EQ(base64_decode(sello)->size(), 256U);
    EXPECT_TRUE(verify_sello(official.certificate(), cadena, sello));
    EXPECT_FALSE(verify_sello(sample::certificate("officials/o2.cer"), cadena, sello));
    EXPECT_FALSE(verify_sello(official.certificate(), cadena + " ", sello));
    EXPECT_FALSE(verify_sello(official.certificate(), cadena, "no es base64!"));
    EXPECT_FALSE(verify_sello(official.certificate(), cadena, ""));
}

TEST(Sello, AnyChangedByteOfTheSignatureIsNoticed)
{
    const Signer official = sample::efirma("officials/o1");
    const std::string raw = official.sign("cadena");
    for (std::size_t i = 0; i < raw.size(); ++i) {
        std::string changed = raw;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        ASSERT_FALSE(verify_raw(official.certificate(), "cadena", changed)) << i;
    }
}

TEST(Sello, AnEcKeySignsToo)
{
    const Signer unit =
        Signer::open(sample::slurp(sample::pki() / "tsa/unit.crt"), key("tsa/unit"), Secret())
            .value();
    EXPECT_TRUE(verify_raw(unit.certificate(), "x", unit.sign("x")));
    EXPECT_FALSE(verify_raw(unit.certificate(), "y", unit.sign("x")));
}

}  // namespace
}  // namespace buzon::signing
