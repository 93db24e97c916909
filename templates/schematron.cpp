#include "templates/schematron.hpp"

#include "templates/error.hpp"
#include "templates/read_file.hpp"
#include "templates/xpath_functions.hpp"

#include <fmt/format.h>

#include <unordered_set>

namespace buzon::templates {
namespace {

bool is_element(const xmlNode* node, const char* name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, chars(name)) == 1;
}

std::string own_attribute(const xmlNode* node, const char* name)
{
    return taken(xmlGetNsProp(node, chars(name), chars(catalogue_namespace)));
}

// A context is an XSLT pattern: without a leading "/" it matches anywhere.
std::string anywhere(const std::string& pattern)
{
    return pattern.starts_with('/') ? pattern : "//" + pattern;
}

std::string one_space(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            out += c;
        } else if (out.empty() || out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

}  // namespace

struct Schematron::Loader {
    std::filesystem::path file;
    Findings findings;

    void complain(const xmlNode* node, std::string reason)
    {
        findings.push_back({.id = "CATALOGO-SCH",
                            .severity = Severity::Error,
                            .field = file.string(),
                            .line = node != nullptr ? line_of(node) : 0,
                            .reason = std::move(reason),
                            .remedy = "Corrija las reglas del catálogo.",
                            .citation = ""});
    }

    CompiledXPath compile(const xmlNode* node, const std::string& expression)
    {
        const xml::XPathContext context = rule_context(nullptr, LocalDate{});
        CompiledXPath compiled(xmlXPathCtxtCompile(context.get(), chars(expression)));
        if (!compiled) complain(node, "La expresión XPath no compila: " + expression);
        return compiled;
    }

    Assertion assertion(const xmlNode* node)
    {
        Assertion out;
        out.id = xml::attribute(node, "id");
        if (out.id.empty()) complain(node, "Una regla no tiene id.");
        out.severity =
            xml::attribute(node, "role") == "warning" ? Severity::Warning : Severity::Error;
        out.test = compile(node, xml::attribute(node, "test"));
        out.fires_when = is_element(node, "report");
        out.remedy = own_attribute(node, "remedio");
        out.citation = own_attribute(node, "cita");
        if (out.remedy.empty() || out.citation.empty()) {
            complain(node, "La regla " + out.id + " no dice su remedio o su fundamento.");
        }
        for (const xmlNode* part = node->children; part != nullptr; part = part->next) {
            if (part->type == XML_TEXT_NODE) {
                out.message.emplace_back(one_space(plain(part->content)));
            } else if (is_element(part, "value-of")) {
                out.message.emplace_back(compile(part, xml::attribute(part, "select")));
            }
        }
        return out;
    }

    Rule rule(const xmlNode* node)
    {
        Rule out;
        out.context = compile(node, anywhere(xml::attribute(node, "context")));
        for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
            if (is_element(child, "let")) {
                out.lets.push_back({xml::attribute(child, "name"),
                                    compile(child, xml::attribute(child, "value"))});
            } else if (is_element(child, "assert") || is_element(child, "report")) {
                out.assertions.push_back(assertion(child));
            }
        }
        return out;
    }

    void patterns(const xmlNode* node, std::vector<Pattern>& out)
    {
        if (is_element(node, "pattern")) {
            Pattern pattern;
            for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
                if (is_element(child, "rule")) pattern.rules.push_back(rule(child));
            }
            out.push_back(std::move(pattern));
        } else if (is_element(node, "include")) {
            include(file.parent_path() / xml::attribute(node, "href"), out);
        } else if (is_element(node, "schema")) {
            for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
                patterns(child, out);
            }
        }
    }

    void include(const std::filesystem::path& path, std::vector<Pattern>& out)
    {
        const std::filesystem::path outer = std::exchange(file, path.lexically_normal());
        if (const auto bytes = read_file(file)) {
            if (const auto doc = xml::parse(*bytes, file.string())) {
                patterns(xmlDocGetRootElement(doc->get()), out);
            } else {
                findings.insert(findings.end(), doc.error().begin(), doc.error().end());
            }
        } else {
            complain(nullptr, "No se puede leer el archivo de reglas.");
        }
        file = outer;
    }
};

tl::expected<Schematron, Findings> Schematron::load(const std::filesystem::path& file)
{
    Schematron out;
    Loader loader{.file = file, .findings = {}};
    loader.include(file, out.patterns_);
    if (loader.findings.empty() && out.patterns_.empty()) {
        loader.complain(nullptr, "El archivo no contiene ninguna regla.");
    }
    if (!loader.findings.empty()) return tl::unexpected(std::move(loader.findings));
    return out;
}

void Schematron::judge(const Rule& rule, xmlNode* node, xmlXPathContext* context,
                       Findings& findings) const
{
    const auto evaluate_at = [&](xmlXPathCompExpr* expression) {
        context->node = node;
        xml::XPathObject value(xmlXPathCompiledEval(expression, context));
        if (!value) throw Error(Error::Kind::Schema, "XPath rule failed at " + node_path(node));
        return value;
    };
    for (const Let& let : rule.lets) {
        xmlXPathRegisterVariable(context, chars(let.name), evaluate_at(let.value.get()).release());
    }
    for (const Assertion& assertion : rule.assertions) {
        context->node = node;
        const int answer = xmlXPathCompiledEvalToBoolean(assertion.test.get(), context);
        if (answer < 0) {
            throw Error(Error::Kind::Schema, "rule " + assertion.id + " failed");
        }
        const bool holds = answer == 1;
        if (holds != assertion.fires_when) continue;
        std::string reason;
        for (const auto& part : assertion.message) {
            if (const auto* text = std::get_if<std::string>(&part)) {
                reason += *text;
            } else {
                const auto said = evaluate_at(std::get<CompiledXPath>(part).get());
                reason += taken(xmlXPathCastToString(said.get()));
            }
        }
        findings.push_back({.id = assertion.id,
                            .severity = assertion.severity,
                            .field = node_path(node),
                            .line = line_of(node),
                            .reason = std::move(reason),
                            .remedy = assertion.remedy,
                            .citation = assertion.citation});
    }
}

void Schematron::evaluate(xmlDoc* doc, LocalDate today, Findings& findings) const
{
    const xml::XPathContext context = rule_context(doc, today);
    for (const Pattern& pattern : patterns_) {
        std::unordered_set<const xmlNode*> taken_nodes;
        for (const Rule& rule : pattern.rules) {
            context->node = xmlDocGetRootElement(doc);
            const xml::XPathObject found(xmlXPathCompiledEval(rule.context.get(), context.get()));
            if (!found || found->type != XPATH_NODESET) {
                throw Error(Error::Kind::Schema, "a rule's context is not a node set");
            }
            const xmlNodeSet* nodes = found->nodesetval;
            for (int i = 0; nodes != nullptr && i < nodes->nodeNr; ++i) {
                xmlNode* node = nodes->nodeTab[i];
                if (taken_nodes.insert(node).second) judge(rule, node, context.get(), findings);
            }
        }
    }
}

std::vector<std::string> Schematron::ids() const
{
    std::vector<std::string> out;
    for (const Pattern& pattern : patterns_) {
        for (const Rule& rule : pattern.rules) {
            for (const Assertion& assertion : rule.assertions) out.push_back(assertion.id);
        }
    }
    return out;
}

}  // namespace buzon::templates
