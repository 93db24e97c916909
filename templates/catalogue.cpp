#include "templates/catalogue.hpp"

#include "templates/catalogue_page.hpp"
#include "templates/compiled_type.hpp"
#include "templates/fingerprint.hpp"
#include "templates/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace buzon::templates {
namespace {

namespace fs = std::filesystem;

// The folders <root>/<key>/<version>, in order.
std::vector<fs::path> version_folders(const fs::path& family)
{
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& type : fs::directory_iterator(family, error)) {
        if (!type.is_directory()) continue;
        for (const auto& version : fs::directory_iterator(type.path(), error)) {
            if (version.is_directory()) out.push_back(version.path());
        }
    }
    std::ranges::sort(out);
    return out;
}

void append(Findings& to, Findings&& from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Every part is tried, so that one load names everything that is wrong.
std::shared_ptr<const CompiledType> compile(const fs::path& folder, Findings& findings)
{
    auto schema = load_schema(folder / "act.xsd");
    auto rules = Schematron::load(folder / "act.sch");
    auto document = load_stylesheet(folder / "act.xslt");
    auto cadena = load_stylesheet(folder / "cadena.xslt");
    if (!schema) append(findings, std::move(schema.error()));
    if (!rules) append(findings, std::move(rules.error()));
    if (!document) append(findings, std::move(document.error()));
    if (!cadena) append(findings, std::move(cadena.error()));
    if (!schema || !rules || !document || !cadena) return nullptr;
    return std::make_shared<const CompiledType>(CompiledType{
        std::move(*schema), std::move(*rules), std::move(*document), std::move(*cadena)});
}

Finding misplaced(const fs::path& folder)
{
    return {.id = "CATALOGO-CARPETA",
            .severity = Severity::Error,
            .field = (folder / "act.xml").string(),
            .line = 0,
            .reason = "La clave, la versión o la familia de act.xml no son las de su carpeta.",
            .remedy = "Corrija act.xml o mueva la carpeta.",
            .citation = ""};
}

}  // namespace

std::string_view channel_name(Channel channel)
{
    switch (channel) {
        case Channel::Mailbox: return "buzon";
        case Channel::Estrados: return "estrados";
        case Channel::Bank: return "banco";
    }
    return {};
}

std::string_view privacy_name(Privacy privacy)
{
    switch (privacy) {
        case Privacy::Public: return "publico";
        case Privacy::Fiscal: return "fiscal";
        case Privacy::WorkersData: return "trabajadores";
        case Privacy::Health: return "salud";
        case Privacy::BankSecrecy: return "secreto-bancario";
        case Privacy::Reserved: return "reservado";
    }
    return {};
}

bool ActType::in_force(LocalDate on) const
{
    return on >= dof_published_on && on >= valid_from && (!valid_to || on <= *valid_to);
}

bool ActType::allows(Channel channel) const
{
    return std::ranges::find(channels, channel) != channels.end();
}

const SignerPost* ActType::signer(std::string_view post_key) const
{
    const auto found = std::ranges::find(signers, post_key, &SignerPost::key);
    return found != signers.end() ? &*found : nullptr;
}

Privacy ActType::privacy_of(std::string_view path) const
{
    const FieldPrivacy* nearest = nullptr;
    for (const FieldPrivacy& field : fields) {
        const bool leads = path.starts_with(field.path) &&
                           (path.size() == field.path.size() || path[field.path.size()] == '/');
        if (leads && (nearest == nullptr || field.path.size() > nearest->path.size())) {
            nearest = &field;
        }
    }
    return nearest != nullptr ? nearest->privacy : privacy;
}

Privacy ActType::strictest() const
{
    Privacy out = privacy;
    for (const FieldPrivacy& field : fields) out = std::max(out, field.privacy);
    return out;
}

tl::expected<Catalogue, Findings> Catalogue::load(const fs::path& root)
{
    xml::init();
    Findings findings;
    Catalogue out;
    auto page_schema = load_schema(root / "common" / "type.xsd");
    if (!page_schema) return tl::unexpected(std::move(page_schema.error()));
    for (const auto& [name, family] :
         {std::pair{"acts", Family::Act}, std::pair{"evidence", Family::Evidence}}) {
        for (const fs::path& folder : version_folders(root / name)) {
            auto type = read_page(folder / "act.xml", page_schema->get());
            auto compiled = compile(folder, findings);
            if (!type) {
                append(findings, std::move(type.error()));
                continue;
            }
            if (type->family != family || type->version != folder.filename() ||
                type->key != folder.parent_path().filename()) {
                findings.push_back(misplaced(folder));
            }
            if (auto files = files_of_version(root, folder)) {
                type->digest = fingerprint(*files);
            } else if (compiled != nullptr) {
                // Else the parts have said already which file is missing.
                append(findings, std::move(files.error()));
            }
            type->folder = folder;
            type->compiled = std::move(compiled);
            out.types_.push_back(std::move(*type));
        }
    }
    if (findings.empty() && out.types_.empty()) {
        findings.push_back({.id = "CATALOGO-VACIO",
                            .severity = Severity::Error,
                            .field = root.string(),
                            .line = 0,
                            .reason = "La carpeta no contiene ningún tipo de acto.",
                            .remedy = "Indique la carpeta del catálogo.",
                            .citation = ""});
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return out;
}

const ActType* Catalogue::find(std::string_view key, std::string_view version) const
{
    const auto found = std::ranges::find_if(
        types_, [&](const ActType& type) { return type.key == key && type.version == version; });
    return found != types_.end() ? &*found : nullptr;
}

const ActType* Catalogue::find_in_force(std::string_view key, LocalDate on) const
{
    const ActType* newest = nullptr;
    for (const ActType& type : types_) {
        if (type.key != key || !type.in_force(on)) continue;
        if (newest == nullptr || type.valid_from > newest->valid_from) newest = &type;
    }
    return newest;
}

}  // namespace buzon::templates
