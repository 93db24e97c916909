#include "templates/catalogue_page.hpp"

#include "templates/read_file.hpp"
#include "templates/remedies.hpp"
#include "templates/schema.hpp"

#include <iterator>
#include <sstream>
#include <stdexcept>

namespace buzon::templates {
namespace {

LocalDate date_of(const std::string& text)
{
    const auto date = parse_iso_date(text);
    if (!date) throw std::logic_error("the schema let a bad date through: " + text);
    return *date;
}

Privacy privacy_of(std::string_view name)
{
    using enum Privacy;
    for (const Privacy one : {Public, Fiscal, WorkersData, Health, BankSecrecy, Reserved}) {
        if (privacy_name(one) == name) return one;
    }
    throw std::logic_error("the schema let a bad privacy class through: " + std::string(name));
}

EnforcementWait wait_of(std::string_view days)
{
    if (days == "15") return EnforcementWait::FifteenDays;
    if (days == "30") return EnforcementWait::ThirtyDays;
    return EnforcementWait::NotEnforced;
}

Remedy remedy_of(const xmlNode* node)
{
    Remedy out{.key = xml::attribute(node, "clave"),
               .days = std::stoi(xml::attribute(node, "dias")),
               .before = xml::attribute(node, "ante"),
               .condition = xml::attribute(node, "si"),
               .grounds = {}};
    each_element(node, [&](const xmlNode* cited) {
        out.grounds.push_back({xml::attribute(cited, "ley"), xml::attribute(cited, "articulo")});
    });
    return out;
}

std::vector<std::string> words_of(const std::string& text)
{
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

ActType type_of(const xmlNode* root)
{
    using xml::attribute;
    using xml::first_child;
    using xml::text;
    ActType out;
    out.key = attribute(root, "clave");
    out.version = attribute(root, "version");
    out.family = attribute(root, "familia") == "evidencia" ? Family::Evidence : Family::Act;
    out.sample_on = date_of(attribute(root, "muestra"));
    out.title = text(first_child(root, "titulo"));
    out.neutral_title = text(first_child(root, "tituloNeutro"));
    out.dof_published_on = date_of(attribute(first_child(root, "dof"), "publicado"));
    const xmlNode* validity = first_child(root, "vigencia");
    out.valid_from = date_of(attribute(validity, "desde"));
    const std::string until = attribute(validity, "hasta");
    if (!until.empty()) out.valid_to = date_of(until);
    each_element(first_child(root, "canales"),
                 [&](const xmlNode* node) { out.channels.push_back(channel_of(text(node))); });
    out.cedula_request = attribute(first_child(root, "solicitudCedula"), "necesaria") == "si"
                             ? CedulaRequest::Needed
                             : CedulaRequest::NotNeeded;
    out.enforcement_wait = wait_of(attribute(first_child(root, "ejecucion"), "dias"));
    const xmlNode* privacy = first_child(root, "privacidad");
    out.privacy = privacy_of(attribute(privacy, "clase"));
    each_element(privacy, [&](const xmlNode* node) {
        out.fields.push_back({attribute(node, "ruta"), privacy_of(attribute(node, "clase"))});
    });
    each_element(first_child(root, "firmantes"), [&](const xmlNode* node) {
        out.signers.push_back({attribute(node, "clave"), attribute(node, "grado"),
                               attribute(node, "titulo"), attribute(node, "cita")});
    });
    if (const xmlNode* remedies = first_child(root, "remedios")) {
        each_element(remedies,
                     [&](const xmlNode* node) { out.remedies.push_back(remedy_of(node)); });
    }
    if (const xmlNode* term = first_child(root, "plazo")) out.own_term = attribute(term, "cita");
    if (const xmlNode* total = first_child(root, "total")) out.total_xpath = text(total);
    each_element(root, [&](const xmlNode* node) {
        if (std::string_view(plain(node->name)) == "porConfirmar")
            out.to_confirm.push_back(text(node));
    });
    out.matters = words_of(attribute(root, "materia"));
    return out;
}

Finding no_condition(const std::filesystem::path& file, const Remedy& remedy)
{
    return {.id = "CATALOGO-REMEDIO",
            .severity = Severity::Error,
            .field = file.string() + ": remedio " + remedy.key,
            .line = 0,
            .reason = "La condición del remedio no es una expresión XPath: " + remedy.condition,
            .remedy = "Corrija el atributo si.",
            .citation = ""};
}

}  // namespace

Channel channel_of(std::string_view name)
{
    if (name == "buzon") return Channel::Mailbox;
    if (name == "estrados") return Channel::Estrados;
    if (name == "banco") return Channel::Bank;
    throw std::logic_error("the schema let a bad channel through: " + std::string(name));
}

tl::expected<ActType, Findings> read_page(const std::filesystem::path& file, xmlSchema* schema)
{
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(Findings{unreadable(file)});
    const auto doc = xml::parse(*bytes, file.string());
    if (!doc) return tl::unexpected(doc.error());
    Findings findings;
    validate(schema, doc->get(), findings);
    if (!findings.empty()) {
        for (Finding& finding : findings) finding.field = file.string() + ": " + finding.field;
        return tl::unexpected(std::move(findings));
    }
    ActType type = type_of(xmlDocGetRootElement(doc->get()));
    for (const Remedy& remedy : type.remedies) {
        if (!remedy.condition.empty() && !is_condition(remedy.condition)) {
            findings.push_back(no_condition(file, remedy));
        }
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return type;
}

}  // namespace buzon::templates
