#include "sample.hpp"
#include "signing/sello.hpp"
#include "signing/signer.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

namespace buzon::signing {
namespace {

// Files made by openssl pkcs12, which is not ours.
class Pkcs12 : public testing::Test {
  protected:
    Pkcs12()
    {
        std::string name = (std::filesystem::temp_directory_path() / "buzon-p12-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
        folder_ = name;
        for (const std::string official : {"o1", "o2"}) {
            const std::string pair = (sample::pki() / "officials" / official).string();
            run("openssl x509 -inform DER -in " + pair + ".cer -out " + official + ".crt");
            run("openssl pkey -inform DER -in " + pair +
                ".key -passin pass:prueba-sin-valor -out " + official + ".pem");
        }
    }
    ~Pkcs12() override
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    void run(const std::string& command) const
    {
        const std::string all = "cd '" + folder_.string() + "' && " + command + " 2> err";
        if (std::system(all.c_str()) != 0) throw std::runtime_error("failed: " + command);
    }
    std::string exported(const std::string& options) const
    {
        run("openssl pkcs12 -export -out out.p12 -passout pass:clave " + options);
        return sample::slurp(folder_ / "out.p12");
    }
    static std::string refusal(const std::string& bytes, const std::string& password = "clave")
    {
        const auto opened = Signer::open_pkcs12(bytes, Secret(std::string(password)));
        return opened ? "opened" : opened.error().id;
    }

    std::filesystem::path folder_;
};

TEST_F(Pkcs12, AKeyWithItsCertificateAndChain)
{
    const std::string bytes = exported("-inkey o1.pem -in o1.crt -certfile '" +
                                       (sample::pki() / "ca/issuing.crt").string() + "'");
    const auto signer = Signer::open_pkcs12(bytes, Secret("clave"));
    ASSERT_TRUE(signer) << signer.error().reason;
    EXPECT_EQ(signer->certificate().subject_rfc()->str(), "MUCA620525SL6");
    EXPECT_TRUE(verify_raw(signer->certificate(), "x", signer->sign("x")));
}

// Its open half is the certificate's, so that comparing the two would not tell.
TEST_F(Pkcs12, AKeyThatWasDamagedDoesNotOpen)
{
    run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=x "
        "-keyout ec.pem -out ec.crt");
    run("openssl pkcs8 -topk8 -nocrypt -in ec.pem -outform DER -out ec.der");
    const std::string certificate = sample::slurp(folder_ / "ec.crt");
    std::string der = sample::slurp(folder_ / "ec.der");
    const auto opened = [&](const std::string& bytes) {
        std::ofstream(folder_ / "x.der", std::ios::binary) << bytes;
        run("(head -1 ec.pem; openssl base64 -in x.der; tail -1 ec.pem) > x.pem");
        const auto signer = Signer::open(certificate, sample::slurp(folder_ / "x.pem"), Secret());
        return signer ? "opened" : signer.error().id;
    };
    EXPECT_EQ(opened(der), "opened");
    der.at(der.find("\x04\x20") + 9) ^= 1;
    EXPECT_EQ(opened(der), "KEY-AJENA");
    for (std::size_t i = der.find("\x04\x20") + 2, n = 0; n < 32; ++i, ++n) der.at(i) = '\xff';
    EXPECT_NE(opened(der), "opened");
}

// The issuers are the trust store's: a file without them signs the same, and is trusted the same.
TEST_F(Pkcs12, AMissingChainIsFoundInTheTrustStore)
{
    const auto signer = Signer::open_pkcs12(exported("-inkey o1.pem -in o1.crt"), Secret("clave"));
    ASSERT_TRUE(signer) << signer.error().reason;
    const Codes codes = sample::trust().check_chain(signer->certificate(), sample::moment());
    EXPECT_EQ(codes.count(Code::ChainTrusted), 1U);
}

TEST_F(Pkcs12, TellsWhyItDoesNotOpen)
{
    const std::string good = exported("-inkey o1.pem -in o1.crt");
    EXPECT_EQ(refusal(good), "opened");
    EXPECT_EQ(refusal(good, "otra"), "KEY-CONTRASENA");
    EXPECT_EQ(refusal(good, ""), "KEY-CONTRASENA");
    EXPECT_EQ(refusal("basura"), "P12-ILEGIBLE");
    EXPECT_EQ(refusal(good + "x"), "P12-ILEGIBLE");
    EXPECT_EQ(refusal(good.substr(0, good.size() / 2)), "P12-ILEGIBLE");
    EXPECT_EQ(refusal(exported("-nokeys -in o1.crt")), "P12-SIN-LLAVE");
    EXPECT_EQ(refusal(exported("-nocerts -inkey o1.pem")), "P12-SIN-CERTIFICADO");
}

TEST_F(Pkcs12, AnEncryptionOutOfUseIsNotAWrongPassword)
{
    EXPECT_EQ(refusal(exported("-legacy -inkey o1.pem -in o1.crt")), "P12-ILEGIBLE");
}

// Ten million rounds here; a file may say two thousand million.
TEST_F(Pkcs12, ThatWouldTakeTooLongToTryIsNotTried)
{
    const std::filesystem::path files = BUZON_SOURCE_DIR "/tests/data/corpus/pkcs12";
    for (const char* name : {"vueltas-mac", "vueltas-llave", "vueltas-certificado"}) {
        EXPECT_EQ(refusal(sample::slurp(files / name)), "KEY-VUELTAS") << name;
    }
    const auto key =
        Signer::open(sample::slurp(sample::pki() / "officials/o1.cer"),
                     sample::slurp(BUZON_SOURCE_DIR "/tests/data/keys/vueltas.key"), Secret("x"));
    EXPECT_EQ(key.error().id, "KEY-VUELTAS");
}

TEST_F(Pkcs12, WithoutAPassword)
{
    run("openssl pkcs12 -export -out out.p12 -passout pass: -inkey o1.pem -in o1.crt");
    EXPECT_EQ(refusal(sample::slurp(folder_ / "out.p12"), ""), "opened");
}

// Which of two would sign is nobody's guess.
TEST_F(Pkcs12, OfSeveralKeysNoneIsTaken)
{
    for (const std::string name : {"o1", "o2"}) {
        run("openssl pkcs12 -export -out " + name + ".p12 -passout pass:clave-larga -name " + name +
            " -inkey " + name + ".pem -in " + name + ".crt");
        run("keytool -importkeystore -noprompt -srckeystore " + name +
            ".p12 -srcstoretype PKCS12 -srcstorepass clave-larga -destkeystore both.p12 "
            "-deststoretype PKCS12 -deststorepass clave-larga");
    }
    const auto opened =
        Signer::open_pkcs12(sample::slurp(folder_ / "both.p12"), Secret("clave-larga"));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().id, "P12-VARIAS-LLAVES");
    EXPECT_NE(opened.error().reason.find("2 llaves"), std::string::npos);
}

}  // namespace
}  // namespace buzon::signing
