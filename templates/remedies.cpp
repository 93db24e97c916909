#include "templates/remedies.hpp"

#include "templates/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

namespace buzon::templates {
namespace {

bool offered(const Remedy& remedy, xmlDoc* doc)
{
    if (remedy.condition.empty()) return true;
    const xml::XPathContext context(xmlXPathNewContext(doc));
    if (!context) throw Error(Error::Kind::Library, "xmlXPathNewContext");
    context->node = xmlDocGetRootElement(doc);
    const xml::XPathObject value(xmlXPathEvalExpression(chars(remedy.condition), context.get()));
    if (!value) throw Error(Error::Kind::Library, "condition of a remedy: " + remedy.condition);
    return xmlXPathCastToBoolean(value.get()) == 1;
}

std::vector<Article> articles_of(const xmlNode* grounds)
{
    std::vector<Article> out;
    if (grounds == nullptr) return out;
    each_element(grounds, [&](const xmlNode* node) {
        out.push_back({xml::attribute(node, "ley"), xml::attribute(node, "articulo")});
    });
    return out;
}

std::string citation_of(const Remedy& remedy)
{
    std::string out;
    for (const Article& article : remedy.grounds) {
        out += fmt::format("{} {}; ", article.law, article.number);
    }
    return out + "LFDC 23";
}

Finding at(const xmlNode* node, const char* id, std::string citation)
{
    return {.id = id,
            .severity = Severity::Error,
            .field = node_path(node),
            .line = line_of(node),
            .reason = "",
            .remedy = "",
            .citation = std::move(citation)};
}

void compare(const Remedy& remedy, const xmlNode* given, Findings& findings)
{
    const std::string name = xml::text(xml::first_child(given, "nombre"));
    const xmlNode* term = xml::first_child(given, "plazo");
    const std::string days = term != nullptr ? xml::attribute(term, "dias") : "";
    if (term != nullptr && days != std::to_string(remedy.days)) {
        Finding finding = at(term, "REMEDIO-PLAZO", citation_of(remedy));
        finding.reason =
            fmt::format("«{}» dice {} días y son {} días hábiles.", name, days, remedy.days);
        finding.remedy = fmt::format(R"(Escriba <plazo dias="{}"/>.)", remedy.days);
        findings.push_back(std::move(finding));
    }
    const xmlNode* authority = xml::first_child(given, "autoridad");
    if (authority != nullptr && xml::text(authority).find(remedy.before) == std::string::npos) {
        Finding finding = at(authority, "REMEDIO-AUTORIDAD", citation_of(remedy));
        finding.reason = fmt::format("«{}» se dirige a «{}» y se promueve ante: {}.", name,
                                     xml::text(authority), remedy.before);
        finding.remedy =
            fmt::format("Escriba en <autoridad> la que corresponde: {}.", remedy.before);
        findings.push_back(std::move(finding));
    }
    const xmlNode* grounds = xml::first_child(given, "fundamento");
    const std::vector<Article> cited = articles_of(grounds);
    if (cited.empty()) return;
    for (const Article& article : remedy.grounds) {
        if (std::ranges::find(cited, article) != cited.end()) continue;
        Finding finding = at(grounds, "REMEDIO-FUNDAMENTO", citation_of(remedy));
        finding.reason =
            fmt::format("«{}» no cita {} {}, que lo prevé.", name, article.law, article.number);
        finding.remedy = fmt::format("Agregue la cita {} {} al <fundamento> del recurso.",
                                     article.law, article.number);
        findings.push_back(std::move(finding));
    }
}

Finding missing(const Remedy& remedy, const xmlNode* foot)
{
    Finding finding = at(foot, "REMEDIO-FALTA", citation_of(remedy));
    finding.reason = fmt::format("Falta en el pie de recursos «{}»: {} días hábiles, ante {}.",
                                 remedy.key, remedy.days, remedy.before);
    finding.remedy =
        fmt::format(R"(Agregue <recurso clave="{}"> con su plazo y autoridad.)", remedy.key);
    return finding;
}

Finding strange(const ActType& type, const xmlNode* given, std::string citation)
{
    Finding finding = at(given, "REMEDIO-AJENO", std::move(citation));
    finding.reason = fmt::format("El acto ofrece «{}», que no procede contra «{}» en este caso.",
                                 xml::text(xml::first_child(given, "nombre")), type.title);
    finding.remedy = fmt::format(R"(Quite <recurso clave="{}">.)", xml::attribute(given, "clave"));
    return finding;
}

}  // namespace

void check_remedies(const ActType& type, xmlDoc* doc, Findings& findings)
{
    const xmlNode* foot = xml::first_child(xmlDocGetRootElement(doc), "recursos");
    if (foot == nullptr || xml::first_child(foot, "recurso") == nullptr) return;
    std::vector<const Remedy*> due;
    for (const Remedy& remedy : type.remedies) {
        if (offered(remedy, doc)) due.push_back(&remedy);
    }
    std::set<std::string> told;
    each_element(foot, [&](const xmlNode* given) {
        const std::string key = xml::attribute(given, "clave");
        const auto remedy =
            std::ranges::find_if(due, [&](const Remedy* one) { return one->key == key; });
        if (remedy == due.end()) {
            const auto known = std::ranges::find(type.remedies, key, &Remedy::key);
            findings.push_back(strange(
                type, given, known != type.remedies.end() ? citation_of(*known) : "LFDC 23"));
            return;
        }
        told.insert(key);
        compare(**remedy, given, findings);
    });
    for (const Remedy* remedy : due) {
        if (!told.contains(remedy->key)) findings.push_back(missing(*remedy, foot));
    }
}

bool is_condition(const std::string& expression)
{
    return CompiledXPath(xmlXPathCompile(chars(expression))) != nullptr;
}

}  // namespace buzon::templates
