#include "templates/evidence.hpp"

#include "templates/canonical.hpp"
#include "templates/local_time.hpp"

namespace buzon::templates {
namespace {

void set(xmlNode* node, const char* name, const std::string& value)
{
    xmlNewProp(node, chars(name), chars(value));
}

xmlNode* child(xmlNode* parent, const char* name, const std::string& text = {})
{
    return xml::add_child(parent, name, text);
}

struct Draft {
    xml::Doc doc;
    xmlNode* root;

    [[nodiscard]] std::string finished() const { return canonical(doc.get()); }
};

Draft begin(const char* key)
{
    xml::Doc doc(xmlNewDoc(chars("1.0")));
    xmlNode* root = xmlNewDocNode(doc.get(), nullptr, chars("constancia"), nullptr);
    xmlDocSetRootElement(doc.get(), root);
    set(root, "tipo", key);
    set(root, "version", "1.0");
    return {std::move(doc), root};
}

// Of an act that is spoken of, or of a declaration: whoever names its unit so.
template <class Data>
void add_authority(xmlNode* root, const Data& data)
{
    xmlNode* authority = child(root, "autoridad");
    set(authority, "unidad", data.unit);
    child(authority, "nombre", data.unit_name);
    child(authority, "ooad", data.ooad);
    child(authority, "lugar", data.place);
}

void add_official(xmlNode* root, const NamedOfficial& official)
{
    xmlNode* signer = child(root, "firmante");
    set(signer, "rfc", official.rfc.str());
    child(signer, "nombre", official.name);
    set(child(signer, "cargo", official.post_title), "clave", official.post_key);
}

std::string role_name(SignerRole role)
{
    switch (role) {
        case SignerRole::Titular: return "titular";
        case SignerRole::Representante: return "representante";
        case SignerRole::Autorizado: return "autorizado";
    }
    return {};
}

// Of whoever opened an act or declared something, with the e.firma.
template <class Data>
void add_signature(xmlNode* deed, const Data& data)
{
    xmlNode* signature = child(deed, "firma");
    set(signature, "caracter", role_name(data.role));
    set(signature, "rfc", data.signer_rfc.str());
    set(signature, "certificado", data.certificate_number);
    child(signature, "nombre", data.signer_name);
    child(signature, "textoFirmado", data.signed_text);
    child(signature, "valor", data.signature_base64);
}

void add_act(xmlNode* root, const Recipient& recipient, const ActMention& act)
{
    xmlNode* addressee = child(root, "destinatario");
    set(addressee, "rfc", recipient.rfc.str());
    if (!recipient.registro_patronal.empty()) {
        set(addressee, "registroPatronal", recipient.registro_patronal);
    }
    child(addressee, "nombre", recipient.name);
    xmlNode* notified = child(root, "actoNotificado");
    set(notified, "folio", act.folio);
    set(notified, "control", act.check_code);
    set(notified, "referencia", act.reference);
    set(notified, "fecha", iso_date(act.issued));
    set(notified, "huella", act.document.hex());
    child(notified, "titulo", act.title);
    child(notified, "funcionario", act.official_name);
    child(notified, "cargo", act.official_post);
}

void add_previous(xmlNode* root, const std::optional<Sha256>& previous)
{
    if (previous) set(child(root, "antecedente"), "huella", previous->hex());
}

template <class Day>
xmlNode* add_day(xmlNode* parent, const Day& day)
{
    xmlNode* node = child(parent, "dia");
    set(node, "fecha", iso_date(day.date));
    set(node, "cuenta", std::to_string(day.counted));
    if (!day.why.empty()) set(node, "motivo", day.why);
    return node;
}

}  // namespace

std::string compose(const AcuseData& data)
{
    const Draft draft = begin("acuse-apertura");
    add_authority(draft.root, data.act);
    add_act(draft.root, data.recipient, data.act);
    add_previous(draft.root, data.previous_event);
    xmlNode* opening = child(draft.root, "apertura");
    const ZonaCentro local = zona_centro(data.authenticated);
    set(opening, "fecha", iso_date(local.date));
    set(opening, "hora", clock_time(local.time_of_day));
    set(opening, "instante", data.authenticated.rfc3339());
    add_signature(opening, data);
    xmlNode* effects = child(draft.root, "efectos");
    set(effects, "avisoEnviado", local_rfc3339(data.aviso_sent));
    set(effects, "notificado", iso_date(data.notified));
    set(effects, "surteEfectos", iso_date(data.effective));
    set(effects, "calendario", data.calendar_version);
    return draft.finished();
}

std::string compose(const ConstanciaData& data)
{
    const Draft draft = begin("constancia-no-consulta");
    add_authority(draft.root, data.act);
    add_official(draft.root, data.certifier);
    add_act(draft.root, data.recipient, data.act);
    add_previous(draft.root, data.previous_event);
    xmlNode* aviso = child(draft.root, "aviso");
    set(aviso, "folio", data.aviso_folio);
    set(aviso, "depositado", local_rfc3339(data.deposited));
    set(aviso, "enviado", local_rfc3339(data.aviso_sent));
    for (const std::string& address : data.addresses) child(aviso, "correo", address);
    xmlNode* count = child(draft.root, "computo");
    set(count, "cuartoDia", iso_date(data.day4));
    set(count, "surteEfectos", iso_date(data.effective));
    set(count, "calendario", data.calendar_version);
    set(count, "minutosSinServicio", std::to_string(data.unavailable_minutes));
    for (const PutOff& change : data.put_off) {
        xmlNode* node = child(count, "ampliacion", change.reason);
        set(node, "antes", iso_date(change.before));
        set(node, "ahora", iso_date(change.after));
    }
    for (const TracedDay& day : data.trace) add_day(count, day);
    return draft.finished();
}

std::string compose(const DeclarationData& data)
{
    const Draft draft = begin("acuse-declaracion");
    add_authority(draft.root, data);
    xmlNode* owner = child(draft.root, "destinatario");
    set(owner, "rfc", data.owner.str());
    child(owner, "nombre", data.owner_name);
    xmlNode* declared = child(draft.root, "declaracion");
    const ZonaCentro local = zona_centro(data.declared);
    set(declared, "clase", data.kind);
    set(declared, "fecha", iso_date(local.date));
    set(declared, "hora", clock_time(local.time_of_day));
    set(declared, "instante", data.declared.rfc3339());
    child(declared, "texto", data.statement);
    for (const DeclaredField& field : data.fields) {
        set(child(declared, "dato", field.value), "nombre", field.label);
    }
    add_signature(declared, data);
    return draft.finished();
}

std::string compose(const EstradosOrderData& data)
{
    const Draft draft = begin("acuerdo-estrados");
    add_authority(draft.root, data.act);
    add_official(draft.root, data.official);
    add_act(draft.root, data.recipient, data.act);
    add_previous(draft.root, data.previous_event);
    xmlNode* ground = child(draft.root, "supuesto");
    set(ground, "clave", std::string(name_of(data.ground)));
    set(ground, "consultado", local_rfc3339(data.consulted));
    for (const std::string& fact : data.facts) child(ground, "hecho", fact);
    set(child(draft.root, "publicacion"), "pagina", data.page_url);
    return draft.finished();
}

std::string compose(const EstradosData& data)
{
    const Draft draft = begin("constancia-estrados");
    add_authority(draft.root, data.act);
    add_official(draft.root, data.certifier);
    add_act(draft.root, data.recipient, data.act);
    add_previous(draft.root, data.previous_event);
    xmlNode* ground = child(draft.root, "supuesto");
    set(ground, "clave", std::string(name_of(data.ground)));
    for (const std::string& fact : data.facts) child(ground, "hecho", fact);
    xmlNode* order = child(ground, "acuerdo");
    set(order, "referencia", data.order_reference);
    set(order, "fecha", iso_date(data.order_date));
    xmlNode* publication = child(draft.root, "publicacion");
    set(publication, "pagina", data.page_url);
    set(publication, "publicado", local_rfc3339(data.published));
    if (data.removed) set(publication, "retirado", local_rfc3339(*data.removed));
    set(publication, "decimoDia", iso_date(data.day10));
    set(publication, "notificado", iso_date(data.notified));
    set(publication, "surteEfectos", iso_date(data.effective));
    set(publication, "calendario", data.calendar_version);
    for (const PublishedDay& day : data.trace) {
        xmlNode* node = add_day(publication, day);
        if (day.page) set(node, "huella", day.page->hex());
        if (day.seen) set(node, "visto", local_rfc3339(*day.seen));
    }
    return draft.finished();
}

std::string compose(const EstradosProofData& data)
{
    xml::Doc doc(xmlNewDoc(chars("1.0")));
    xmlNode* root = xmlNewDocNode(doc.get(), nullptr, chars("pruebaEstrados"), nullptr);
    xmlDocSetRootElement(doc.get(), root);
    set(root, "version", "1.0");
    set(root, "folio", data.folio);
    set(root, "unidad", data.unit);
    set(root, "dia", iso_date(data.day));
    if (data.standing == Standing::Rehearsal) set(root, "ensayo", "true");
    child(root, "direccion", data.url);
    child(root, "leido", local_rfc3339(data.seen));
    child(root, "huella", data.page.hex());
    child(root, "dicho",
          "En la dirección y a la hora señaladas se leyó el documento publicado en estrados, cuya "
          "huella SHA-256 es la que aquí consta.");
    return canonical(doc.get());
}

}  // namespace buzon::templates
