#include "core/base64.hpp"
#include "sample.hpp"
#include "signing/digest.hpp"
#include "signing/ocsp.hpp"
#include "signing/pades.hpp"
#include "signing/pades_extend.hpp"
#include "signing/pades_verify.hpp"
#include "signing/random.hpp"
#include "signing/sello.hpp"
#include "signing/token_import.hpp"
#include "signing/validation_data.hpp"
#include "signing/xades.hpp"
#include "signing/xades_extend.hpp"
#include "signing/xml_seal.hpp"
#include "tests/support/softhsm.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <vector>

// Makes and judges signed files with the sample PKI, for signatures.sh. Exit 0 = done or valid, 1 =
// not valid, 2 = wrong use.
namespace buzon::signing {
namespace {

using Arguments = std::vector<std::string>;

void write(const std::string& file, const std::string& bytes)
{
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

// "token:NAME": the same key, from a SoftHSM2 of this process.
Signer signer_of(const std::string& name)
{
    if (name.rfind("token:", 0) != 0) return sample::efirma(name);
    static const test::SoftHsm hsm;
    const std::string file = name.substr(6);
    const auto token = Token::make({.module = test::SoftHsm::kModule,
                                    .uri = "pkcs11:token=buzon",
                                    .pin = std::make_shared<const Secret>(test::SoftHsm::kPin)})
                           .value();
    const Secret password = sample::password();
    const auto key =
        import_key(token, {.certificate = sample::slurp(sample::pki() / (file + ".cer")),
                           .key = sample::slurp(sample::pki() / (file + ".key")),
                           .password = password,
                           .label = file,
                           .now = SystemClock().now()})
            .value();
    return Signer::in_token(key.certificate, token, "pkcs11:" + key.object).value();
}

int print(const Codes& codes, bool good)
{
    for (const Code code : codes) std::cout << code_name(code) << '\n';
    return good ? 0 : 1;
}

int print(const Report& report)
{
    std::cout << level_name(report.level) << '\n';
    return print(report.codes, report.verdict() == Verdict::Valid);
}

// sign-pdf BLANK|- SIGNER OUT: "-" is the empty page of the unit tests.
int sign_pdf_file(const Arguments& a)
{
    const SystemClock clock;
    const TimestampAuthority authority = sample::authority(clock);
    const std::string blank = a.at(0) == "-" ? sample::blank_pdf() : sample::slurp(a.at(0));
    write(a.at(2), sign_pdf(blank, signer_of(a.at(1)), &authority));
    return 0;
}

int sign_xml_file(const Arguments& a)
{
    const SystemClock clock;
    const TimestampAuthority authority = sample::authority(clock);
    const std::string plain = a.at(0) == "-" ? sample::order_xml() : sample::slurp(a.at(0));
    const Signer signer = signer_of(a.at(1));
    write(a.at(2), sign_xml(plain, XmlSignature{signer, &authority, clock.now()}).value());
    return 0;
}

// Seals canonical XML as evidences are sealed.
int seal_xml_file(const Arguments& a)
{
    const SystemClock clock;
    const TimestampAuthority authority = sample::authority(clock);
    const std::string canonical = sample::slurp(a.at(0));
    const Signer seal = Signer::open(sample::slurp(sample::pki() / "evidence/seal.crt"),
                                     sample::slurp(sample::pki() / "evidence/seal.key"), Secret())
                            .value();
    write(a.at(1), sealed_xml(canonical, seal.certificate(),
                              seal_xml(canonical, seal, authority, clock.now())));
    return 0;
}

// extend-pdf FILE lt|lta OUT: with the lists of the sample authorities.
int extend_pdf_file(const Arguments& a)
{
    const SystemClock clock;
    const TrustStore trust = sample::trust();
    const std::string pdf = sample::slurp(a.at(0));
    const auto data = gather_validation_data(verify_pdf(pdf, trust, clock.now()), trust, nullptr);
    std::string out = add_validation_data(pdf, data.value()).value();
    if (a.at(1) == "lta") {
        const TimestampAuthority authority = sample::authority(clock);
        out = add_document_timestamp(std::move(out), [&](const Sha256& digest) {
                  return authority.stamp(digest);
              }).value();
    }
    write(a.at(2), out);
    return 0;
}

int extend_xml_file(const Arguments& a)
{
    const SystemClock clock;
    const TrustStore trust = sample::trust();
    const std::string xml = sample::slurp(a.at(0));
    const auto data = gather_validation_data(verify_xml(xml, trust, clock.now()), trust, nullptr);
    std::string out = add_validation_data_xml(xml, data.value()).value();
    if (a.at(1) == "lta") {
        const TimestampAuthority authority = sample::authority(clock);
        out = add_archive_timestamp(out, [&](const Sha256& digest) {
                  return authority.stamp(digest);
              }).value();
    }
    write(a.at(2), out);
    return 0;
}

int blank_pdf_file(const Arguments& a)
{
    write(a.at(0), sample::blank_pdf());
    return 0;
}

int verify_pdf_file(const Arguments& a)
{
    return print(verify_pdf(sample::slurp(a.at(0)), sample::trust(), SystemClock().now()));
}

int verify_xml_file(const Arguments& a)
{
    return print(verify_xml(sample::slurp(a.at(0)), sample::trust(), SystemClock().now()));
}

int sello_of(const Arguments& a)
{
    std::cout << make_sello(signer_of(a.at(1)), sample::slurp(a.at(0)));
    return 0;
}

int respond(const Arguments& a)
{
    const SystemClock clock;
    write(a.at(1), sample::authority(clock).respond(sample::slurp(a.at(0))));
    return 0;
}

int verify_token_file(const Arguments& a)
{
    const TokenReport report =
        verify_token(sample::slurp(a.at(0)), sha256(sample::slurp(a.at(1))), sample::trust());
    return print(report.codes, report.good());
}

// ocsp CERTIFICATE URL: curl carries the question.
int ocsp(const Arguments& a)
{
    const SystemClock clock;
    const TrustStore trust = sample::trust();
    OcspEndpoints endpoints;
    endpoints.default_url = a.at(1);
    const OcspTransport by_curl = [](const std::string& url,
                                     const std::string& request) -> std::optional<std::string> {
        const std::string base =
            (std::filesystem::temp_directory_path() / ("ocsp-" + random_token())).string();
        write(base + ".req", request);
        const std::string command =
            "curl -sf --max-time 10 -H 'Content-Type: application/ocsp-request' "
            "--data-binary '@" +
            base + ".req' -o '" + base + ".resp' '" + url + "'";
        const bool sent = std::system(command.c_str()) == 0;
        std::optional<std::string> answer;
        if (sent) answer = sample::slurp(base + ".resp");
        std::filesystem::remove(base + ".req");
        std::filesystem::remove(base + ".resp");
        return answer;
    };
    const OcspAnswer answer =
        OcspClient(trust, endpoints, by_curl, clock).ask(sample::certificate(a.at(0)), clock.now());
    return print(answer.codes, answer.codes.count(Code::NotRevokedOcsp) != 0);
}

int run(const Arguments& all)
{
    static const std::map<std::string, int (*)(const Arguments&)> commands = {
        {"sign-pdf", sign_pdf_file},
        {"sign-xml", sign_xml_file},
        {"seal-xml", seal_xml_file},
        {"extend-pdf", extend_pdf_file},
        {"extend-xml", extend_xml_file},
        {"blank-pdf", blank_pdf_file},
        {"verify-pdf", verify_pdf_file},
        {"verify-xml", verify_xml_file},
        {"sello", sello_of},
        {"respond", respond},
        {"verify-token", verify_token_file},
        {"ocsp", ocsp}};
    const auto command = all.empty() ? commands.end() : commands.find(all.front());
    if (command == commands.end()) return 2;
    return command->second(Arguments(all.begin() + 1, all.end()));
}

}  // namespace
}  // namespace buzon::signing

int main(int argc, char** argv)
{
    try {
        return buzon::signing::run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
