#include "gateway/app/efirma.hpp"

#include "signing/ocsp.hpp"
#include "signing/trust.hpp"

#include <fmt/format.h>

namespace buzon::app {
namespace {

using signing::Code;

bool knows_revocation(const signing::Codes& codes)
{
    return codes.contains(Code::NotRevokedCrl) || codes.contains(Code::NotRevokedOcsp);
}

// What a person can do about each kind of defect.
const char* remedy_of(Code code)
{
    switch (code) {
        case Code::CertificateExpired:
            return "Renueve su e.firma ante el SAT y use el certificado nuevo.";
        case Code::CertificateRevoked: return "Tramite una e.firma nueva ante el SAT.";
        default: return "Use el archivo .cer de su e.firma vigente, emitida por el SAT.";
    }
}

Findings defects(const signing::Codes& codes)
{
    Findings findings;
    for (const Code code : codes) {
        if (static_cast<int>(code) < static_cast<int>(Code::CertificateExpired)) continue;
        findings.push_back({fmt::format("EFIRMA-{}", signing::code_name(code)), Severity::Error,
                            "certificado", 0, std::string(signing::code_text(code)),
                            remedy_of(code), "CFF 17-D, 17-H"});
    }
    return findings;
}

}  // namespace

tl::expected<PresentedEfirma, Findings> examine_efirma(const Services& services,
                                                       std::string_view bytes)
{
    auto certificate = signing::Certificate::parse(bytes);
    if (!certificate) return tl::unexpected(Findings{certificate.error()});
    const Instant now = services.now();
    signing::Codes codes = services.trust().check_chain(*certificate, now);
    if (!knows_revocation(codes) && services.ocsp() != nullptr) {
        const signing::OcspAnswer answer = services.ocsp()->ask(*certificate, now);
        codes.insert(answer.codes.begin(), answer.codes.end());
    }

    Findings findings = defects(codes);
    const auto holder = certificate->subject_rfc();
    if (!certificate->is_efirma() || !holder) {
        findings.push_back(
            {"EFIRMA-TIPO", Severity::Error, "certificado", 0, "El certificado no es de e.firma.",
             "Use su e.firma, no un sello digital (CSD) ni otro certificado.", "CFF 17-D"});
    }
    if (findings.empty() && !knows_revocation(codes)) {
        findings.push_back({"EFIRMA-REVOCACION-PENDIENTE", Severity::Error, "certificado", 0,
                            "No fue posible comprobar que la e.firma no esté revocada.",
                            "Intente de nuevo en unos minutos; nada quedó registrado.",
                            "CFF 17-H"});
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return PresentedEfirma{std::move(*certificate), *holder, std::move(codes)};
}

}  // namespace buzon::app
