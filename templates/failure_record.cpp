#include "templates/failure_record.hpp"

#include "templates/canonical.hpp"
#include "templates/local_time.hpp"

namespace buzon::templates {
namespace {

void set(xmlNode* node, const char* name, const std::string& value)
{
    xmlNewProp(node, chars(name), chars(value));
}

}  // namespace

std::string compose(const FailureRecordData& data)
{
    const xml::Doc doc(xmlNewDoc(chars("1.0")));
    xmlNode* root = xmlNewDocNode(doc.get(), nullptr, chars("constancia"), nullptr);
    xmlDocSetRootElement(doc.get(), root);
    set(root, "tipo", "constancia-falla");
    set(root, "version", "1.0");

    xmlNode* authority = xml::add_child(root, "autoridad", {});
    set(authority, "unidad", data.unit);
    xml::add_child(authority, "nombre", data.unit_name);
    xml::add_child(authority, "ooad", data.ooad);
    xml::add_child(authority, "lugar", data.place);
    xmlNode* signer = xml::add_child(root, "firmante", {});
    set(signer, "rfc", data.official.rfc.str());
    xml::add_child(signer, "nombre", data.official.name);
    set(xml::add_child(signer, "cargo", data.official.post_title), "clave", data.official.post_key);

    xmlNode* failure = xml::add_child(root, "falla", {});
    set(failure, "desde", local_rfc3339(data.began));
    set(failure, "hasta", local_rfc3339(data.ended));
    set(failure, "minutosHabiles", std::to_string(data.business_minutes));
    set(failure, "umbral", std::to_string(data.threshold));
    set(failure, "actosTocados", std::to_string(data.acts_touched));
    set(failure, "calendario", data.calendar_version);
    for (const std::string& function : data.functions) {
        set(xml::add_child(failure, "funcion", {}), "clave", function);
    }
    xml::add_child(failure, "motivo", data.reason);
    if (data.accord) {
        xmlNode* accord = xml::add_child(failure, "acuerdo", *data.accord);
        if (data.published_on) set(accord, "publicado", iso_date(*data.published_on));
    }
    return canonical(doc.get());
}

}  // namespace buzon::templates
