#include "gateway/app/produce.hpp"

#include "core/base64.hpp"
#include "signing/digest.hpp"
#include "signing/pades.hpp"
#include "signing/sello.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "templates/cadena.hpp"
#include "templates/catalogue.hpp"
#include "templates/render.hpp"
#include "templates/stamp.hpp"

#include <fmt/format.h>

namespace buzon::app {

namespace {

struct Sealed {
    std::string xml;
    templates::UnsealedPage page;  // which the seal covers
};

std::string attach_seal(const ProduceInput& input, const std::string& stamped)
{
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

Sealed sealed(const Services& services, const ProduceInput& input)
{
    templates::Emission emission{input.folio,  input.at,
                                 input.place,  verification_url(services.config(), input.folio),
                                 std::nullopt, services.standing()};
    templates::UnsealedPage page(input.type, templates::stamp(input.checked_xml, emission));
    emission.html_digest = page.digest();
    return {attach_seal(input, templates::stamp(input.checked_xml, emission)), std::move(page)};
}

}  // namespace

std::string verification_url(const Config& config, const Folio& folio)
{
    return fmt::format("{}/verificacion?folio={}", config.site.base_url, folio.str());
}

tl::expected<Produced, Findings> produce(const Services& services, const ProduceInput& input)
{
    Produced out;
    Sealed act = sealed(services, input);
    out.xml = std::move(act.xml);
    auto rendered =
        templates::render_document(input.type, out.xml, std::move(act.page), services.fonts());
    if (!rendered) return tl::unexpected(std::move(rendered.error()));
    out.check_code = std::move(rendered->check_code);
    out.html = std::move(rendered->html);
    out.pdf = signing::sign_pdf(std::move(rendered->pdf), input.signer, &services.timestamps());

    out.xml_sha = signing::sha256(out.xml);
    out.html_sha = signing::sha256(out.html);
    out.pdf_sha = signing::sha256(out.pdf);
    return out;
}

}  // namespace buzon::app
