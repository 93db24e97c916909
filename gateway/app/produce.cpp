#include "gateway/app/produce.hpp"

#include "core/base64.hpp"
#include "signing/digest.hpp"
#include "signing/pades.hpp"
#include "signing/sello.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "templates/cadena.hpp"
#include "templates/catalogue.hpp"
#include "templates/check_code.hpp"
#include "templates/pdf/fonts.hpp"
#include "templates/pdf/render_pdf.hpp"
#include "templates/render.hpp"
#include "templates/stamp.hpp"

#include <fmt/format.h>

namespace buzon::app {

namespace {

std::string sealed_xml(const Services& services, const ProduceInput& input)
{
    const std::string stamped = templates::stamp(
        input.checked_xml,
        {input.folio, input.at, input.place, verification_url(services.config(), input.folio)});
    const signing::Certificate& holder = input.signer.certificate();
    templates::Seal seal;
    seal.cadena = templates::cadena_original(input.type, stamped);
    seal.value_base64 = signing::make_sello(input.signer, seal.cadena);
    seal.certificate_number = holder.number();
    seal.holder_name = holder.holder_name();
    if (const auto rfc = holder.subject_rfc()) seal.holder_rfc = rfc->str();
    seal.valid_from = holder.not_before();
    seal.valid_to = holder.not_after();
    seal.certificate_base64 = base64_encode(holder.der());
    return templates::attach_seal(stamped, seal);
}

}  // namespace

std::string verification_url(const Config& config, const Folio& folio)
{
    return fmt::format("{}/verificacion?folio={}", config.site.base_url, folio.str());
}

tl::expected<Produced, Findings> produce(const Services& services, const ProduceInput& input)
{
    Produced out;
    out.xml = sealed_xml(services, input);
    out.check_code = templates::check_code(out.xml);
    out.html = templates::render_xhtml(input.type, out.xml);

    templates::PdfInput page;
    page.xhtml = out.html;
    page.title = fmt::format("{} {}", input.type.title, input.folio.str());
    page.footer = fmt::format("Folio {} · verificador {}", input.folio.str(), out.check_code);
    page.created = input.at;
    page.signer_name = input.signer.certificate().holder_name();
    page.attachments.push_back(
        {input.folio.str() + ".xml", "text/xml", "Documento en XML con sello digital", out.xml});
    auto pdf = templates::render_pdf(page, services.fonts());
    if (!pdf) return tl::unexpected(pdf.error());
    out.pdf = signing::sign_pdf(std::move(*pdf), input.signer, &services.timestamps());

    out.xml_sha = signing::sha256(out.xml);
    out.html_sha = signing::sha256(out.html);
    out.pdf_sha = signing::sha256(out.pdf);
    return out;
}

}  // namespace buzon::app
