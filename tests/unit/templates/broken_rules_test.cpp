#include "tests/unit/templates/broken_rules.hpp"

#include "templates/canonical.hpp"
#include "templates/libxml.hpp"

#include <map>

namespace buzon::templates::test {
namespace {

constexpr const char* root_tag = "casos";

xml::Doc file_of(const std::string& name)
{
    const auto bytes =
        read_file(std::filesystem::path(BUZON_SOURCE_DIR) / "tests/data/rules" / (name + ".xml"));
    if (!bytes) return nullptr;
    auto doc = xml::parse(*bytes, name);
    if (!doc) throw std::runtime_error(name + ": " + doc.error().front().reason);
    if (std::string_view(plain(xmlDocGetRootElement(doc->get())->name)) != root_tag) {
        throw std::runtime_error(name + ": not a file of cases");
    }
    return std::move(*doc);
}

template <class Visit>
void each_child(const xmlNode* parent, std::string_view name, Visit visit)
{
    for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (name.empty() || plain(node->name) == name) visit(node);
    }
}

// The markup inside an element.
std::string inner_xml(xmlDoc* doc, const xmlNode* node)
{
    const CPtr<xmlBuffer, xmlBufferFree> buffer(xmlBufferCreate());
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) xmlNodeDump(buffer.get(), doc, child, 0, 0);
    }
    return plain(xmlBufferContent(buffer.get()));
}

Edit edit_of(xmlDoc* doc, const xmlNode* node)
{
    using Kind = Edit::Kind;
    static const std::map<std::string_view, Kind> kinds{{"quita", Kind::Remove},
                                                        {"pon", Kind::Set},
                                                        {"importe", Kind::Amount},
                                                        {"agrega", Kind::AddAfter},
                                                        {"cambia", Kind::Replace}};
    const Kind kind = kinds.at(plain(node->name));
    const bool markup = kind == Kind::AddAfter || kind == Kind::Replace;
    return {kind, xml::attribute(node, kind == Kind::AddAfter ? "tras" : "en"),
            markup ? inner_xml(doc, node) : xml::text(node)};
}

std::vector<std::string> attributes_of(const std::string& file, const char* tag, const char* name)
{
    std::vector<std::string> out;
    const xml::Doc doc = file_of(file);
    if (!doc) return out;
    each_child(xmlDocGetRootElement(doc.get()), tag,
               [&](const xmlNode* node) { out.push_back(xml::attribute(node, name)); });
    return out;
}

}  // namespace

std::vector<BrokenRule> broken_rules(const std::string& name)
{
    std::vector<BrokenRule> out;
    const xml::Doc doc = file_of(name);
    if (!doc) return out;
    each_child(xmlDocGetRootElement(doc.get()), "caso", [&](const xmlNode* node) {
        BrokenRule rule{xml::attribute(node, "regla"), xml::attribute(node, "si"), {}};
        each_child(node, "",
                   [&](const xmlNode* edit) { rule.edits.push_back(edit_of(doc.get(), edit)); });
        out.push_back(std::move(rule));
    });
    return out;
}

std::vector<std::string> optional_paths(const std::string& name)
{
    return attributes_of(name, "opcional", "ruta");
}

std::vector<std::string> impossible_rules(const std::string& name)
{
    return attributes_of(name, "imposible", "regla");
}

void apply(const std::vector<Edit>& edits, Instance& act)
{
    for (const Edit& edit : edits) {
        switch (edit.kind) {
            case Edit::Kind::Remove: act.remove(edit.place); break;
            case Edit::Kind::Set: act.set(edit.place, edit.value); break;
            case Edit::Kind::Amount:
                act.set(edit.place, edit.value);
                act.set(edit.place + "/@letra", Money::parse(edit.value)->in_words());
                break;
            case Edit::Kind::AddAfter: act.add_after(edit.place, edit.value); break;
            case Edit::Kind::Replace: act.replace(edit.place, edit.value); break;
        }
    }
}

}  // namespace buzon::templates::test
