#include "gateway/app/verify.hpp"

#include "core/base64.hpp"
#include "core/folio.hpp"
#include "core/standing.hpp"
#include "core/xml.hpp"
#include "signing/pades_verify.hpp"
#include "signing/sello.hpp"
#include "signing/xades.hpp"
#include "templates/cadena.hpp"
#include "templates/check_code.hpp"

#include <stdexcept>

namespace buzon::app {

namespace {

constexpr const char* kXades =
    "boolean(//*[local-name()='Signature' and "
    "namespace-uri()='http://www.w3.org/2000/09/xmldsig#'])";

signing::Report failed(signing::Code code)
{
    signing::Report report;
    report.codes.insert(code);
    return report;
}

// The certificate travels in the seal; that it is the right one says the chain, that it is the
// signer's own the RFC written beside the act.
signing::Report examine_seal(const xml::Doc& doc, std::string_view bytes,
                             const signing::TrustStore& trust,
                             const templates::Catalogue& catalogue, Instant at)
{
    const auto value = [&](const char* xpath) { return xml::xpath_string(doc.get(), xpath); };
    if (value("string(count(/*/sello))") != "1" || value("string(count(//sello))") != "1") {
        return failed(signing::Code::StructureForbidden);
    }
    const templates::ActType* type =
        catalogue.find(value("string(/*/@tipo)"), value("string(/*/@version)"));
    const auto der = base64_decode(value("string(/*/sello/certificado)"));
    if (type == nullptr || !der) return failed(signing::Code::Unreadable);
    const auto certificate = signing::Certificate::parse(*der);
    if (!certificate) return failed(signing::Code::Unreadable);

    signing::Report report;
    report.signer = *certificate;
    if (const auto said = Instant::parse(value("string(/*/emision/@instante)"))) {
        report.claimed_time = *said;
    }
    const std::string cadena = templates::cadena_original(*type, bytes);
    if (cadena != value("string(/*/sello/cadena)")) {
        report.codes.insert(signing::Code::ContentAltered);
    }
    const bool holds = signing::verify_sello(*certificate, cadena, value("string(/*/sello/valor)"));
    report.codes.insert(holds ? signing::Code::SignatureIntact : signing::Code::SignatureBroken);
    if (holds) report.codes.insert(signing::Code::CoversWhole);
    report.codes.insert(signing::Code::NoTimestamp);
    const auto rfc = certificate->subject_rfc();
    const std::string named = value("string(/*/firmante/@rfc)");
    if (!named.empty() && (!rfc || rfc->str() != named)) {
        report.codes.insert(signing::Code::SignerMismatch);
    }
    const signing::Codes chain = trust.check_chain(*certificate, report.claimed_time.value_or(at));
    report.codes.insert(chain.begin(), chain.end());
    return report;
}

bool holds(const signing::Report& report)
{
    return report.has(signing::Code::SignatureIntact) && report.has(signing::Code::CoversWhole);
}

std::string_view title_of_pdf(std::string_view bytes)
{
    const std::size_t begin = bytes.find("<dc:title>");
    const std::size_t end = bytes.find("</dc:title>", begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) return {};
    return bytes.substr(begin, end - begin);
}

// The title in the file's metadata ends with it (templates/common/page.xsl).
std::string folio_of_pdf(std::string_view bytes)
{
    constexpr std::string_view kBefore = " · Folio ";
    const std::string_view title = title_of_pdf(bytes);
    const std::size_t at = title.find(kBefore);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = title.substr(at + kBefore.size());
    const auto folio = Folio::parse(rest.substr(0, rest.find('<')));
    return folio ? folio->str() : std::string();
}

// Of an act or its evidence, or of a proof of estrados.
std::string folio_of_xml(std::string_view signed_octets)
{
    const auto doc = xml::parse(signed_octets, "documento");
    if (!doc) return {};
    for (const char* place : {"string(/*/emision/@folio)", "string(/pruebaEstrados/@folio)"}) {
        if (const auto folio = Folio::parse(xml::xpath_string(doc->get(), place))) {
            return folio->str();
        }
    }
    return {};
}

// What our documents say of themselves, wherever they say it; signed with the rest.
bool rehearsal_of_xml(xmlDoc* doc)
{
    return xml::xpath_string(doc, "string(boolean(/*/emision/@ensayo | /*/@ensayo))") == "true";
}

// The title in the file's metadata begins with it (templates/rehearsal_band).
bool rehearsal_of_pdf(std::string_view bytes)
{
    const std::string_view title = title_of_pdf(bytes);
    return title.find(std::string(">") + std::string(kRehearsalMark)) != std::string_view::npos;
}

}  // namespace

std::string_view spanish(VerifiedKind kind)
{
    switch (kind) {
        case VerifiedKind::Pdf: return "PDF con firma PAdES";
        case VerifiedKind::XmlSeal: return "XML con sello digital";
        case VerifiedKind::Xades: return "XML con firma XAdES";
        case VerifiedKind::LogReceipt: return "comprobante de la bitácora";
        case VerifiedKind::Unknown: return "documento desconocido";
    }
    throw std::logic_error("VerifiedKind");
}

bool is_receipt(std::string_view bytes)
{
    return signing::looks_like_tlog_proof(bytes);
}

Verification verify_receipt(std::string_view bytes, const signing::LogPolicy& policy,
                            std::optional<std::string_view> entry)
{
    Verification out;
    out.kind = VerifiedKind::LogReceipt;
    out.receipt = signing::verify_tlog_proof(bytes, policy, entry);
    out.report = out.receipt->report;
    return out;
}

Verification verify(std::string_view bytes, const signing::TrustStore& trust,
                    const templates::Catalogue& catalogue, Instant at)
{
    Verification out;
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) {
        out.kind = VerifiedKind::Pdf;
        out.report = signing::verify_pdf(bytes, trust, at);
        if (holds(out.report)) out.folio = folio_of_pdf(bytes);
        if (rehearsal_of_pdf(bytes)) out.report.codes.insert(signing::Code::Rehearsal);
        return out;
    }
    const auto doc = xml::parse(bytes, "documento");
    if (!doc) {
        out.report = failed(signing::Code::Unreadable);
        return out;
    }
    if (xml::xpath_string(doc->get(), std::string("string(") + kXades + ")") == "true") {
        out.kind = VerifiedKind::Xades;
        out.report = signing::verify_xml(bytes, trust, at);
        if (holds(out.report)) out.folio = folio_of_xml(out.report.content);
        if (rehearsal_of_xml(doc->get())) out.report.codes.insert(signing::Code::Rehearsal);
        return out;
    }
    if (xml::xpath_string(doc->get(), "string(count(/*/sello))") == "0") {
        out.report = failed(signing::Code::NoSignature);
        return out;
    }
    out.kind = VerifiedKind::XmlSeal;
    try {
        out.report = examine_seal(*doc, bytes, trust, catalogue, at);
    } catch (const std::logic_error&) {  // not stamped, so nothing that we ever sealed
        out.report = failed(signing::Code::Unreadable);
        return out;
    }
    if (rehearsal_of_xml(doc->get())) out.report.codes.insert(signing::Code::Rehearsal);
    if (out.report.has(signing::Code::SignatureIntact) &&
        !out.report.has(signing::Code::ContentAltered)) {
        out.folio = xml::xpath_string(doc->get(), "string(/*/emision/@folio)");
        out.check_code = templates::check_code(bytes);
    }
    return out;
}

}  // namespace buzon::app
