#pragma once

#include "core/instant.hpp"
#include "core/xml.hpp"
#include "templates/cadena.hpp"
#include "templates/catalogue.hpp"
#include "templates/read_file.hpp"
#include "templates/stamp.hpp"
#include "templates/unsealed_page.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

// An instance of the catalogue that a test changes by XPath before it is checked.
namespace buzon::templates::test {

inline const LocalDate today = *parse_iso_date("2026-11-12");

inline const std::filesystem::path& catalogue_root()
{
    static const std::filesystem::path root = std::filesystem::path(BUZON_SOURCE_DIR) / "templates";
    return root;
}

inline const Catalogue& catalogue()
{
    static const Catalogue loaded = [] {
        auto out = Catalogue::load(catalogue_root());
        if (!out) throw std::runtime_error(out.error().front().reason);
        return std::move(*out);
    }();
    return loaded;
}

inline const ActType& type(std::string_view key)
{
    const ActType* found = catalogue().find(key, "1.0");
    if (found == nullptr) throw std::runtime_error("no type " + std::string(key));
    return *found;
}

class Instance {
  public:
    static Instance sample(std::string_view key)
    {
        const auto bytes = read_file(type(key).folder / "sample.xml");
        if (!bytes) throw std::runtime_error("no sample");
        return Instance(*bytes);
    }
    explicit Instance(std::string_view bytes)
    {
        auto doc = xml::parse(bytes, "muestra");
        if (!doc) throw std::runtime_error(doc.error().front().reason);
        doc_ = std::move(*doc);
    }

    // Elements and attributes alike; an attribute "…/@name" that is missing is added.
    Instance& set(const std::string& xpath, const std::string& value)
    {
        const std::size_t at = xpath.rfind("/@");
        if (at != std::string::npos) {
            each(xpath.substr(0, at), [&](xmlNode* node) {
                xmlSetProp(node, chars(xpath.substr(at + 2)), chars(value));
            });
        } else {
            each(xpath, [&](xmlNode* node) {
                xmlNodeSetContent(node, nullptr);
                xmlNodeAddContent(node, chars(value));
            });
        }
        return *this;
    }
    Instance& remove(const std::string& xpath)
    {
        each(xpath, [](xmlNode* node) {
            if (node->type == XML_ATTRIBUTE_NODE) {
                xmlRemoveProp(reinterpret_cast<xmlAttr*>(node));
            } else {
                xmlUnlinkNode(node);
                xmlFreeNode(node);
            }
        });
        return *this;
    }
    // Puts a copy of an XML fragment after (or first inside) the place.
    Instance& add_after(const std::string& xpath, const std::string& fragment)
    {
        each(xpath, [&](xmlNode* node) { xmlAddNextSibling(node, copy_of(fragment)); });
        return *this;
    }
    Instance& replace(const std::string& xpath, const std::string& fragment)
    {
        add_after(xpath, fragment);
        return remove("(" + xpath + ")[1]");
    }

    [[nodiscard]] std::string str() const { return xml::serialize(doc_.get()); }
    [[nodiscard]] std::string value(const std::string& xpath) const
    {
        return xml::xpath_string(doc_.get(), "string(" + xpath + ")");
    }

  private:
    static const xmlChar* chars(const std::string& text)
    {
        // Each caller's temporary lives to the end of its full expression.
        return reinterpret_cast<const xmlChar*>(text.c_str());
    }

    xmlNode* copy_of(const std::string& fragment)
    {
        const auto parsed = xml::parse(fragment, "fragmento");
        if (!parsed) throw std::runtime_error("fragment: " + parsed.error().front().reason);
        return xmlDocCopyNode(xmlDocGetRootElement(parsed->get()), doc_.get(), 1);
    }

    template <class Visit>
    void each(const std::string& xpath, Visit visit)
    {
        const xml::XPathContext context(xmlXPathNewContext(doc_.get()));
        const xml::XPathObject found(xmlXPathEvalExpression(chars(xpath), context.get()));
        if (!found || found->type != XPATH_NODESET || found->nodesetval == nullptr ||
            found->nodesetval->nodeNr == 0) {
            throw std::runtime_error("nothing at " + xpath);
        }
        for (int i = found->nodesetval->nodeNr - 1; i >= 0; --i) {
            visit(found->nodesetval->nodeTab[i]);
        }
    }

    xml::Doc doc_;
};

inline Emission emission()
{
    return {Folio::make("3901", 2026, 123), *Instant::parse("2026-11-12T10:32:15"),
            "Ciudad de México", "https://buzon.example.mx/v/3901-2026-0000123-N"};
}

// Stamped as the gateway does it: with the digest of its page.
inline std::string stamped(const ActType& type, std::string_view checked_xml,
                           Standing standing = Standing::Legal)
{
    Emission out = emission();
    out.standing = standing;
    out.html_digest = UnsealedPage(type, stamp(checked_xml, out)).digest();
    return stamp(checked_xml, out);
}

// Sealed with a value that no key made: only for what documents look like.
inline std::string sealed(const ActType& type, std::string_view checked_xml,
                          Standing standing = Standing::Legal)
{
    const std::string xml = stamped(type, checked_xml, standing);
    return attach_seal(xml, {.cadena = cadena_original(type, xml),
                             .value_base64 = "c2VsbG8gZGUgcHJ1ZWJh",
                             .certificate_number = "00001000000504465028",
                             .holder_name = "María Fernanda Ibáñez Córdova",
                             .holder_rfc = "IACF780312H88",
                             .valid_from = *Instant::parse("2024-03-01T12:00:00"),
                             .valid_to = *Instant::parse("2028-03-01T12:00:00"),
                             .certificate_base64 = "Y2VydGlmaWNhZG8="});
}

}  // namespace buzon::templates::test
