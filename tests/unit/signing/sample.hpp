#pragma once

#include "core/clock.hpp"
#include "core/secret.hpp"
#include "signing/pades.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "signing/trust.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

// The PKI that certs-sample/make.sh made for this build, and small documents to sign.
namespace buzon::signing::sample {

inline std::filesystem::path pki()
{
    return BUZON_SAMPLE_PKI;
}

inline std::string slurp(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

inline Secret password()
{
    return Secret("prueba-sin-valor");
}

inline Certificate certificate(const std::string& name)
{
    return Certificate::parse(slurp(pki() / name)).value();
}

// "employers/e001", "imss/sello", "special/expired": SAT-style pair.
inline Signer efirma(const std::string& name)
{
    return Signer::open(slurp(pki() / (name + ".cer")), slurp(pki() / (name + ".key")), password())
        .value();
}

inline TrustStore trust()
{
    return TrustStore::load(pki() / "trust").value();
}

// A moment at which every sample certificate but the expired one holds, and the lists too.
inline Instant moment()
{
    using std::chrono::hours;
    return certificate("imss/sello.cer").not_before() + hours{24 * 732};
}

inline std::uint64_t next_serial()
{
    static std::atomic<std::uint64_t> last{1000};
    return ++last;
}

// "tsa/unit", or "tsa/later": the one that follows it.
inline TimestampAuthority authority(const Clock& clock, const std::string& name = "tsa/unit")
{
    Signer unit =
        Signer::open(slurp(pki() / (name + ".crt")), slurp(pki() / (name + ".key")), Secret())
            .value();
    return TimestampAuthority::make(std::move(unit), TimestampConfig{}, clock, next_serial).value();
}

// One empty page with a signature field whose value waits to be filled, and two fields for later
// time-stamps; offsets of the table are right.
inline std::string blank_pdf()
{
    std::string out = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::vector<std::size_t> offsets;
    const auto object = [&](const std::string& body) {
        offsets.push_back(out.size());
        out += std::to_string(offsets.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    object(
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 6 0 R 7 0 R] /SigFlags 3 >> "
        ">>");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Annots [4 0 R 6 0 R 7 0 R] >>");
    object(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Firma) /F 132 /Rect [0 0 0 0] /P 3 0 R "
        "/V 5 0 R >>");
    object(
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached "
        "/M (D:20261117120000-06'00') "
        "/ByteRange [0 9999999999 9999999999 9999999999] /Contents <" +
        std::string(2 * kPdfSignatureBytes, '0') + "> >>");
    for (const char* name : {"Tst1", "Tst2"}) {
        object(std::string("<< /Type /Annot /Subtype /Widget /FT /Sig /T(") + name +
               ") /F 132 /Rect [0 0 0 0] /P 3 0 R >>");
    }
    const std::size_t table = out.size();
    out += "xref\n0 8\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
        std::string digits = std::to_string(offset);
        out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    out += "trailer\n<< /Size 8 /Root 1 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return out;
}

inline std::string order_xml()
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<oficio xmlns=\"urn:prueba:orden\">\n  <folio>3901-2026-0000123-K</folio>\n"
           "  <titular rfc=\"P&amp;M5705277U0\">Pérez &amp; Muñoz</titular>\n"
           "  <importe>1500.00</importe>\n</oficio>\n";
}

}  // namespace buzon::signing::sample
