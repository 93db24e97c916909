#include "templates/canonical.hpp"
#include "templates/libxml.hpp"
#include "templates/render.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

// CFF 139 publishes the document; LSS 22 keeps what is of the workers for those it concerns. What
// is of a worker says the privacy class of each field, so the page is held against that and not
// against a list of its own.
namespace buzon::templates::test {
namespace {

struct Values {
    std::set<std::string> workers;
    std::set<std::string> others;
};

std::string name_of_node(const xmlChar* name)
{
    std::string text;
    for (; *name != 0; ++name) text += static_cast<char>(*name);
    return text;
}

void gather(const ActType& type, const xmlNode* element, const std::string& path, Values& values)
{
    const auto add = [&](const std::string& at, const std::string& value) {
        if (value.size() < 4) return;
        auto& into = type.privacy_of(at) == Privacy::WorkersData ? values.workers : values.others;
        into.insert(value);
    };
    for (const xmlAttr* one = element->properties; one != nullptr; one = one->next) {
        const std::string name = name_of_node(one->name);
        add(path + "/@" + name, xml::attribute(element, name.c_str()));
    }
    bool leaf = true;
    for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        leaf = false;
        gather(type, child, path + "/" + name_of_node(child->name), values);
    }
    if (leaf) add(path, xml::text(element));
}

Values values_of(const ActType& type, const std::string& xml)
{
    const xml::Doc doc = parse_own(xml);
    const xmlNode* root = xmlDocGetRootElement(doc.get());
    Values values;
    gather(type, root, "/" + name_of_node(root->name), values);
    return values;
}

TEST(ThePublicPageOfEveryType, ShowsNothingThatIsOfAWorker)
{
    int types = 0;
    int secrets = 0;
    for (const ActType& one : catalogue().list()) {
        if (one.family == Family::Evidence) continue;
        ++types;
        const std::string sample = Instance::sample(one.key).str();
        const Values values = values_of(one, sample);
        const std::string page = render_public_html(one, sample);
        for (const std::string& value : values.workers) {
            if (values.others.contains(value)) continue;  // no secret: said elsewhere too
            ++secrets;
            EXPECT_EQ(page.find(value), std::string::npos) << one.key << ": " << value;
        }
    }
    EXPECT_GE(types, 36);
    EXPECT_GE(secrets, 80);
}

TEST(ThePublicPage, IsTheDocumentAndNoExtract)
{
    const ActType& cedula = type("cedula-cuotas");
    const std::string sample = Instance::sample("cedula-cuotas").str();
    const std::string page = render_public_html(cedula, sample);
    for (const char* part :
         {"Fundamento", "Recurso", "El anexo contiene datos que la ley protege"}) {
        EXPECT_NE(page.find(part), std::string::npos) << part;
    }
}

}  // namespace
}  // namespace buzon::templates::test
