#include "templates/check.hpp"

#include "templates/bank_order_reader.hpp"
#include "templates/canonical.hpp"
#include "templates/catalogue_page.hpp"
#include "templates/compiled_type.hpp"
#include "templates/identities.hpp"
#include "templates/offer_reader.hpp"
#include "templates/plain_document.hpp"
#include "templates/remedies.hpp"
#include "templates/schema.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::templates {
namespace {

Finding at(const xmlNode* node, std::string id, std::string reason)
{
    return {.id = std::move(id),
            .severity = Severity::Error,
            .field = node_path(node),
            .line = line_of(node),
            .reason = std::move(reason),
            .remedy = "",
            .citation = ""};
}

// The type the instance says it is; nullptr after a finding.
const ActType* type_of(const Catalogue& catalogue, const xmlNode* root, Family family,
                       Findings& findings)
{
    const std::string key = xml::attribute(root, "tipo");
    const std::string version = xml::attribute(root, "version");
    const ActType* type = catalogue.find(key, version);
    if (type != nullptr && type->family == family) return type;
    Finding finding = at(
        root, "TIPO-DESCONOCIDO",
        fmt::format("El tipo de acto «{}», versión «{}», no está en el catálogo.", key, version));
    finding.remedy = "Use una clave y una versión del catálogo (buzon catalogue).";
    finding.citation = "LSS 286 M; transitorio segundo del decreto DOF 07-06-2024";
    findings.push_back(std::move(finding));
    return nullptr;
}

void check_in_force(const ActType& type, const xmlNode* root, LocalDate on, Findings& findings)
{
    if (type.in_force(on)) return;
    Finding finding = at(
        root, "TIPO-VIGENCIA",
        fmt::format(
            "El tipo «{}» {} se publicó el {} y rige desde el {}{}; no puede emitirse "
            "el {}.",
            type.key, type.version, iso_date(type.dof_published_on), iso_date(type.valid_from),
            type.valid_to ? " hasta el " + iso_date(*type.valid_to) : std::string(), iso_date(on)));
    finding.remedy = "Use la versión vigente en esa fecha o espere a su publicación.";
    finding.citation = "LSS 286 M; transitorio segundo del decreto DOF 07-06-2024";
    findings.push_back(std::move(finding));
}

void check_system_parts(const xmlNode* root, Findings& findings)
{
    for (const char* name : {"emision", "sello"}) {
        const xmlNode* node = xml::first_child(root, name);
        if (node == nullptr) continue;
        Finding finding = at(node, "SOLO-SISTEMA",
                             fmt::format("El acto trae <{}>, que sólo escribe el sistema al "
                                         "emitir.",
                                         name));
        finding.remedy = "Quite ese elemento: folio, fecha y sello se asignan al emitir.";
        finding.citation = "CFF 38, fracciones III y V";
        findings.push_back(std::move(finding));
    }
}

// What act.xml allows: the channel, and the post that signs.
void check_against_page(const ActType& type, const xmlNode* root, Findings& findings)
{
    const xmlNode* channel = xml::first_child(root, "canal");
    const std::string name = channel != nullptr ? xml::text(channel) : "";
    const bool known = name == "buzon" || name == "estrados" || name == "banco";
    if (known && !type.allows(channel_of(name))) {
        Finding finding = at(channel, "CANAL-TIPO",
                             fmt::format("El tipo «{}» no se entrega por «{}».", type.key, name));
        finding.remedy = "Use uno de los canales que el catálogo permite a este tipo.";
        finding.citation = "LSS 40 y 286 M; CFF 134 y 156-Bis";
        findings.push_back(std::move(finding));
    }
    const xmlNode* signer = xml::first_child(root, "firmante");
    const xmlNode* post = signer != nullptr ? xml::first_child(signer, "cargo") : nullptr;
    if (post != nullptr && type.signer(xml::attribute(post, "clave")) == nullptr) {
        Finding finding = at(post, "FIRMANTE-CARGO",
                             fmt::format("El cargo «{}» no es competente para firmar «{}».",
                                         xml::attribute(post, "clave"), type.title));
        std::string posts;
        for (const SignerPost& one : type.signers) posts += (posts.empty() ? "" : ", ") + one.key;
        finding.remedy = "Puede firmar: " + posts + ".";
        finding.citation = "CFF 38, fracciones IV y V";
        findings.push_back(std::move(finding));
    }
}

Rfc rfc_of(const xmlNode* node)
{
    auto rfc = Rfc::parse(xml::attribute(node, "rfc"));
    if (!rfc) throw std::logic_error("a checked RFC does not parse");
    return std::move(*rfc);
}

CheckedAct accepted(const ActType& type, xmlDoc* doc, Findings&& warnings)
{
    const xmlNode* root = xmlDocGetRootElement(doc);
    const xmlNode* addressee = xml::first_child(root, "destinatario");
    const xmlNode* signer = xml::first_child(root, "firmante");
    const xmlNode* post = xml::first_child(signer, "cargo");
    std::optional<Money> total;
    if (!type.total_xpath.empty()) {
        const auto amount = Money::parse(xml::xpath_string(doc, type.total_xpath));
        if (!amount) throw std::logic_error("the total of " + type.key + " is no amount");
        total = *amount;
    }
    return {.type = &type,
            .unit = xml::attribute(xml::first_child(root, "autoridad"), "unidad"),
            .place = xml::text(xml::first_child(xml::first_child(root, "autoridad"), "lugar")),
            .reference = xml::text(xml::first_child(root, "referencia")),
            .addressee = {.rfc = rfc_of(addressee),
                          .name = xml::text(xml::first_child(addressee, "nombre")),
                          .registro_patronal = xml::attribute(addressee, "registroPatronal")},
            .official = {.rfc = rfc_of(signer),
                         .name = xml::text(xml::first_child(signer, "nombre")),
                         .post_key = xml::attribute(post, "clave"),
                         .post_title = xml::text(post)},
            .channel = channel_of(xml::text(xml::first_child(root, "canal"))),
            .total = total,
            .offer = offer_of(root),
            .bank = bank_order_of(root),
            .xml = canonical(doc),
            .warnings = std::move(warnings)};
}

struct Examined {
    xml::Doc doc;
    const ActType* type;
    Findings findings;
};

tl::expected<Examined, Findings> examine(const Catalogue& catalogue, std::string_view bytes,
                                         LocalDate on, Family family)
{
    auto doc = xml::parse(bytes, "acto");
    if (!doc) return tl::unexpected(std::move(doc.error()));
    Findings findings;
    check_plain(doc->get(), findings);
    if (refuses(findings)) return tl::unexpected(std::move(findings));
    const xmlNode* root = xmlDocGetRootElement(doc->get());
    const ActType* type = type_of(catalogue, root, family, findings);
    if (type == nullptr) return tl::unexpected(std::move(findings));
    check_in_force(*type, root, on, findings);
    check_system_parts(root, findings);
    validate(type->compiled->schema.get(), doc->get(), findings);
    check_identities(doc->get(), findings);
    if (family == Family::Act) {
        check_against_page(*type, root, findings);
        check_remedies(*type, doc->get(), findings);
    }
    type->compiled->rules.evaluate(doc->get(), on, findings);
    return Examined{std::move(*doc), type, std::move(findings)};
}

}  // namespace

tl::expected<CheckedAct, Findings> check(const Catalogue& catalogue, std::string_view xml,
                                         LocalDate on)
{
    auto examined = examine(catalogue, xml, on, Family::Act);
    if (!examined) return tl::unexpected(std::move(examined.error()));
    if (refuses(examined->findings)) return tl::unexpected(std::move(examined->findings));
    return accepted(*examined->type, examined->doc.get(), std::move(examined->findings));
}

tl::expected<CheckedEvidence, Findings> check_evidence(const Catalogue& catalogue,
                                                       std::string_view xml, LocalDate on)
{
    auto examined = examine(catalogue, xml, on, Family::Evidence);
    if (!examined) return tl::unexpected(std::move(examined.error()));
    if (refuses(examined->findings)) return tl::unexpected(std::move(examined->findings));
    return CheckedEvidence{.type = examined->type, .xml = canonical(examined->doc.get())};
}

}  // namespace buzon::templates
