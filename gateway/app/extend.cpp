#include "gateway/app/extend.hpp"

#include "signing/pades_extend.hpp"
#include "signing/pades_verify.hpp"
#include "signing/timestamp.hpp"
#include "signing/validation_data.hpp"
#include "signing/xades.hpp"
#include "signing/xades_extend.hpp"

#include <fmt/format.h>

namespace buzon::app {
namespace {

using signing::Code;

Findings refusals(const signing::Report& report)
{
    Findings findings;
    for (const Code code : report.codes) {
        if (signing::verdict({Code::SignatureIntact, code}) != signing::Verdict::Invalid) continue;
        findings.push_back({"AMPLIAR-NO-VALIDO", Severity::Error, "archivo", 0,
                            std::string(signing::code_text(code)),
                            "Use el documento tal como se emitió.", "ETSI EN 319 102-1"});
    }
    if (findings.empty() && !report.proven_time) {
        findings.push_back({"AMPLIAR-SIN-SELLO", Severity::Error, "archivo", 0,
                            "La firma no lleva sello de tiempo: no hay hora probada.",
                            "Solo se amplían documentos con sello de tiempo (nivel B-T).",
                            "ETSI EN 319 102-1"});
    }
    return findings;
}

}  // namespace

tl::expected<std::string, Findings> extend(const Services& services, std::string_view bytes,
                                           signing::Level level)
{
    const bool pdf = bytes.substr(0, 5) == "%PDF-";
    const signing::Report report =
        pdf ? signing::verify_pdf(bytes, services.trust(), services.now())
            : signing::verify_xml(bytes, services.trust(), services.now());
    Findings against = refusals(report);
    if (!against.empty()) return tl::unexpected(std::move(against));

    auto data = signing::gather_validation_data(report, services.trust(), services.ocsp());
    if (!data) return tl::unexpected(data.error());
    auto out = pdf ? signing::add_validation_data(std::string(bytes), std::move(*data))
                   : signing::add_validation_data_xml(bytes, std::move(*data));
    if (!out || level != signing::Level::LTA) return out;
    const signing::Stamper stamp = [&](const Sha256& digest) {
        return services.timestamps().stamp(digest);
    };
    return pdf ? signing::add_document_timestamp(std::move(*out), stamp)
               : signing::add_archive_timestamp(*out, stamp);
}

}  // namespace buzon::app
