#include "templates/fingerprint.hpp"

#include "templates/libxml.hpp"
#include "templates/read_file.hpp"

#include <string_view>
#include <vector>

namespace buzon::templates {
namespace {

namespace fs = std::filesystem;

// What xs:include, xs:import, xsl:include, xsl:import and sch:include name, relative to the file.
void collect_includes(const xmlNode* node, std::vector<std::string>& out)
{
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        const std::string_view name = plain(node->name);
        if (name == "include" || name == "import") {
            for (const char* attribute : {"href", "schemaLocation"}) {
                std::string target = xml::attribute(node, attribute);
                if (!target.empty()) out.push_back(std::move(target));
            }
        }
        collect_includes(node->children, out);
    }
}

}  // namespace

tl::expected<std::map<std::string, std::string>, Findings> files_of_version(const fs::path& root,
                                                                            const fs::path& folder)
{
    std::map<std::string, std::string> files;
    Findings findings;
    std::vector<fs::path> waiting;
    for (const char* name : {"act.xml", "act.xsd", "act.sch", "act.xslt", "cadena.xslt"}) {
        waiting.push_back(folder / name);
    }
    while (!waiting.empty()) {
        const fs::path file = waiting.back().lexically_normal();
        waiting.pop_back();
        const std::string name = file.lexically_relative(root.lexically_normal()).generic_string();
        if (files.contains(name)) continue;
        auto bytes = read_file(file);
        if (!bytes) {
            findings.push_back(unreadable(file));
            continue;
        }
        const auto doc = xml::parse(*bytes, name);
        if (!doc) {
            findings.insert(findings.end(), doc.error().begin(), doc.error().end());
            continue;
        }
        std::vector<std::string> included;
        collect_includes(xmlDocGetRootElement(doc->get()), included);
        for (const std::string& target : included) waiting.push_back(file.parent_path() / target);
        files.emplace(name, std::move(*bytes));
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return files;
}

Sha256 fingerprint(const std::map<std::string, std::string>& files)
{
    std::string lines;
    for (const auto& [name, bytes] : files) lines += sha256_of(bytes).hex() + "  " + name + "\n";
    return sha256_of(lines);
}

}  // namespace buzon::templates
