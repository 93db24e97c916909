#include "templates/stamp.hpp"

#include "templates/canonical.hpp"
#include "templates/local_time.hpp"

#include <stdexcept>

namespace buzon::templates {
namespace {

// In canonical XML every "<" outside markup is "&lt;", so that a search for a tag finds only the
// tag.
void require_absent(std::string_view xml, std::string_view tag)
{
    if (xml.find(tag) != std::string_view::npos) {
        throw std::logic_error("the document already carries " + std::string(tag));
    }
}

void add_attribute(std::string& out, std::string_view name, std::string_view value)
{
    out += ' ';
    out += name;
    out += "=\"";
    append_canonical_attribute(value, out);
    out += '"';
}

void add_element(std::string& out, std::string_view name, std::string_view text)
{
    out += '<';
    out += name;
    out += '>';
    append_canonical_text(text, out);
    out += "</";
    out += name;
    out += '>';
}

// Attributes in the order of Canonical XML: by name.
std::string emission_element(const Emission& emission)
{
    const ZonaCentro local = zona_centro(emission.at);
    std::string out = "<emision";
    if (emission.standing == Standing::Rehearsal) add_attribute(out, "ensayo", "true");
    add_attribute(out, "fecha", iso_date(local.date));
    add_attribute(out, "folio", emission.folio.str());
    add_attribute(out, "hora", clock_time(local.time_of_day));
    if (emission.html_digest) add_attribute(out, "huellaHtml", emission.html_digest->hex());
    add_attribute(out, "instante", emission.at.rfc3339());
    add_attribute(out, "lugar", emission.place);
    add_attribute(out, "verificacion", emission.verification_url);
    return out + "></emision>";
}

std::string seal_element(const Seal& seal)
{
    std::string out = "<sello algoritmo=\"RSA-SHA256\">";
    add_element(out, "cadena", seal.cadena);
    add_element(out, "valor", seal.value_base64);
    out += "<certificado";
    add_attribute(out, "desde", local_rfc3339(seal.valid_from));
    add_attribute(out, "hasta", local_rfc3339(seal.valid_to));
    add_attribute(out, "numero", seal.certificate_number);
    add_attribute(out, "rfc", seal.holder_rfc);
    add_attribute(out, "titular", seal.holder_name);
    out += '>';
    append_canonical_text(seal.certificate_base64, out);
    return out + "</certificado></sello>";
}

}  // namespace

std::string stamp(std::string_view checked_xml, const Emission& emission)
{
    require_absent(checked_xml, "<emision ");
    require_absent(checked_xml, "<sello ");
    // ">" inside an attribute is not escaped by Canonical XML; the root's attributes are a type and
    // a version, which never hold one.
    const std::size_t end_of_root = checked_xml.find('>');
    if (!checked_xml.starts_with('<') || end_of_root == std::string_view::npos) {
        throw std::logic_error("a stamp for what is not canonical XML");
    }
    std::string out(checked_xml.substr(0, end_of_root + 1));
    out += emission_element(emission);
    out += checked_xml.substr(end_of_root + 1);
    return out;
}

std::string attach_seal(std::string_view stamped_xml, const Seal& seal)
{
    require_absent(stamped_xml, "<sello ");
    if (stamped_xml.find("<emision ") == std::string_view::npos) {
        throw std::logic_error("a seal for a document that is not stamped");
    }
    const std::size_t last_tag = stamped_xml.rfind("</");
    std::string out(stamped_xml.substr(0, last_tag));
    out += seal_element(seal);
    out += stamped_xml.substr(last_tag);
    return out;
}

}  // namespace buzon::templates
