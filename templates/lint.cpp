#include "templates/lint.hpp"

#include "core/folio.hpp"
#include "templates/cadena.hpp"
#include "templates/check.hpp"
#include "templates/error.hpp"
#include "templates/fingerprint.hpp"
#include "templates/libxml.hpp"
#include "templates/read_file.hpp"
#include "templates/render.hpp"
#include "templates/stamp.hpp"
#include "templates/unsealed_page.hpp"

#include <fmt/format.h>

#include <set>
#include <sstream>

namespace buzon::templates {
namespace {

void collect_names(const xmlNode* parent, std::set<std::string>& names)
{
    each_element(parent, [&](const xmlNode* node) {
        names.insert(xml::attribute(node, "name"));
        collect_names(node, names);
    });
}

class Linter {
  public:
    Linter(const Catalogue& catalogue, const ActType& type, const Fonts& fonts)
        : catalogue_(catalogue), type_(type), fonts_(fonts)
    {
    }

    Findings all()
    {
        page();
        fields();
        const auto sample = read_file(type_.folder / "sample.xml");
        if (!sample) {
            refuse("LINT-MUESTRA", "sample.xml", "No hay muestra.", "Escriba sample.xml.");
            return std::move(findings_);
        }
        if (const auto xml = checked(*sample)) document(*xml);
        return std::move(findings_);
    }

  private:
    void note(Severity severity, const char* id, std::string field, std::string reason,
              std::string remedy)
    {
        findings_.push_back({.id = id,
                             .severity = severity,
                             .field = fmt::format("{} {}: {}", type_.key, type_.version, field),
                             .line = 0,
                             .reason = std::move(reason),
                             .remedy = std::move(remedy),
                             .citation = ""});
    }
    void refuse(const char* id, std::string field, std::string reason, std::string remedy)
    {
        note(Severity::Error, id, std::move(field), std::move(reason), std::move(remedy));
    }

    void page()
    {
        if (type_.family == Family::Act && type_.matters.empty()) {
            refuse("LINT-MATERIA", "act.xml", "No dice a qué letra del mandato pertenece.",
                   "Escriba el atributo materia.");
        }
        for (const std::string& doubt : type_.to_confirm) {
            note(Severity::Warning, "CONFIRMAR", "act.xml", doubt,
                 "Confírmelo el área jurídica y quite <porConfirmar> en una versión nueva.");
        }
    }

    // The XML that the next steps work on.
    std::optional<std::string> checked(const std::string& sample)
    {
        Findings found;
        std::optional<std::string> xml;
        if (type_.family == Family::Act) {
            auto act = check(catalogue_, sample, type_.sample_on);
            found = act ? act->warnings : std::move(act.error());
            if (act && act->type == &type_) xml = std::move(act->xml);
        } else {
            auto evidence = check_evidence(catalogue_, sample, type_.sample_on);
            if (!evidence) found = std::move(evidence.error());
            if (evidence && evidence->type == &type_) xml = std::move(evidence->xml);
        }
        for (Finding& finding : found) {
            finding.severity = Severity::Error;
            finding.field =
                fmt::format("{} {}: sample.xml{}", type_.key, type_.version, finding.field);
            findings_.push_back(std::move(finding));
        }
        if (found.empty() && !xml) {
            refuse("LINT-MUESTRA", "sample.xml", "La muestra es de otro tipo o de otra versión.",
                   "Corrija tipo y version.");
        }
        return xml;
    }

    void document(const std::string& xml)
    {
        const Instant at = from_zona_centro(type_.sample_on, std::chrono::hours(10));
        try {
            const std::string stamped = stamp(xml, {Folio::make("3901", 2026, 1), at,
                                                    "Ciudad de México", "https://buzon.example/v"});
            static_cast<void>(UnsealedPage(type_, stamped));
            const std::string cadena = cadena_original(type_, stamped);
            if (!cadena.starts_with("||") || !cadena.ends_with("||")) {
                refuse("LINT-CADENA", "cadena.xslt", "La cadena no empieza y termina con «||».",
                       "Incluya common/cadena.xsl y escriba sólo el modo «propios».");
            }
            const auto pdf = render_preview_pdf(type_, xml, at, fonts_);
            if (!pdf) findings_.insert(findings_.end(), pdf.error().begin(), pdf.error().end());
            const std::string html = render_html(type_, xml);
            if (html.find("NaN") != std::string::npos) {
                refuse("LINT-DOCUMENTO", "act.xslt", "El documento dice «NaN».",
                       "Un importe o una fecha se formatea sin existir.");
            }
        } catch (const Error& error) {
            refuse("LINT-DOCUMENTO", "act.xslt o cadena.xslt",
                   fmt::format("No se puede elaborar el documento: {}", error.what()),
                   "Vea templates/pdf/README.md.");
        } catch (const std::logic_error& error) {
            refuse("LINT-DOCUMENTO", "act.xslt",
                   fmt::format("El documento se sale de lo que el PDF admite: {}", error.what()),
                   "Vea templates/pdf/README.md.");
        }
    }

    // Elements and attributes that the schema and what it includes declare.
    [[nodiscard]] std::set<std::string> declared() const
    {
        std::set<std::string> names;
        const auto root = type_.folder.parent_path().parent_path().parent_path();
        const auto files = files_of_version(root, type_.folder);
        if (!files) return names;
        for (const auto& [file, text] : *files) {
            if (!file.ends_with(".xsd")) continue;
            const auto schema = xml::parse(text, file);
            if (schema) collect_names(xmlDocGetRootElement(schema->get()), names);
        }
        return names;
    }

    void fields()
    {
        const std::set<std::string> names = declared();
        for (const FieldPrivacy& field : type_.fields) {
            std::istringstream path(field.path);
            for (std::string step; std::getline(path, step, '/');) {
                if (step.starts_with('@')) step.erase(0, 1);
                if (step.empty() || names.contains(step)) continue;
                refuse("LINT-CAMPO", "act.xml",
                       fmt::format("El esquema no tiene «{}», de {}.", step, field.path),
                       "Corrija la ruta.");
            }
        }
    }

    const Catalogue& catalogue_;
    const ActType& type_;
    const Fonts& fonts_;
    Findings findings_;
};

}  // namespace

Findings lint(const Catalogue& catalogue, const ActType& type, const Fonts& fonts)
{
    return Linter(catalogue, type, fonts).all();
}

}  // namespace buzon::templates
