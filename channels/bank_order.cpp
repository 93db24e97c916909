#include "channels/bank_order.hpp"

#include "channels/bank_order_check.hpp"
#include "core/xml.hpp"

#include <new>
#include <string_view>

namespace buzon::channels {
namespace {

constexpr const char* order_namespace = "urn:buzon:orden:1.0";

const xmlChar* chars(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text);
}

void put(xmlNode* node, const char* name, const std::string& value)
{
    if (xmlNewProp(node, chars(name), chars(value.c_str())) == nullptr) throw std::bad_alloc();
}

void put(xmlNode* node, const char* name, std::string_view value)
{
    put(node, name, std::string(value));
}

void put(xmlNode* node, const char* name, const char* value)
{
    put(node, name, std::string(value));
}

void put(xmlNode* node, const char* name, Money value)
{
    put(node, name, std::to_string(value.centavos()));
}

struct Kind {
    const char* code;
    const char* name;
    const char* lane;
};

constexpr Kind freeze{"500", "FREEZE_ORDER", "NORMAL"};
constexpr Kind release{"510", "RELEASE_ORDER", "RELEASE"};

xml::Doc new_document(const OrderEnvelope& envelope)
{
    xml::Doc document(xmlNewDoc(chars("1.0")));
    if (!document) throw std::bad_alloc();
    xmlNode* const root = xmlNewDocNode(document.get(), nullptr, chars("Orden"), nullptr);
    if (root == nullptr) throw std::bad_alloc();
    xmlDocSetRootElement(document.get(), root);
    xmlNs* const ns = xmlNewNs(root, chars(order_namespace), nullptr);
    if (ns == nullptr) throw std::bad_alloc();
    xmlSetNs(root, ns);
    put(root, "version", "1.0");
    put(root, "ambiente", code_of(envelope.environment));
    if (envelope.standing == Standing::Rehearsal) put(root, "ensayo", "true");
    return document;
}

void add_party(xmlNode* parent, const char* name, const char* scheme, const std::string& id)
{
    put(xml::add_child(parent, name, id), "esquema", scheme);
}

void add_envelope(xmlNode* root, const OrderEnvelope& in, const Kind& kind)
{
    xmlNode* const out = xml::add_child(root, "Sobre");
    xml::add_child(out, "MensajeId", in.msg_id.str());
    put(xml::add_child(out, "Tipo", kind.name), "codigo", kind.code);
    xml::add_child(out, "Creado", in.created_at.rfc3339());
    add_party(out, "Emisor", "IMSS-UNIT", in.sender_unit);
    add_party(out, "Receptor", "CNBV-ENTITY", in.entity);
    xml::add_child(out, "Canal", "DIRECT");
    xml::add_child(out, "Carril", kind.lane);
    xml::add_child(out, "Secuencia", std::to_string(in.seq));
    xml::add_child(out, "OrdenId", in.order_id.str());
    xml::add_child(out, "GrupoId", in.group_id.str());
    xml::add_child(out, "ActoNumero", std::to_string(in.act_no));
    xml::add_child(out, "Relacion", code_of(in.relation));
    for (const RelatedMessage& related : in.relates_to) {
        xmlNode* const node = xml::add_child(out, "RelacionadoCon");
        put(node, "mensajeId", related.msg_id.str());
        put(node, "sha256", related.sha256.hex());
    }
    for (const Due& due : in.due) {
        xmlNode* const node = xml::add_child(out, "Plazo");
        put(node, "id", due.id);
        put(node, "vence", due.at.rfc3339());
        put(node, "fecha", iso_date(due.date));
        put(node, "fundamento", due.basis);
        put(node, "calendario", due.calendar);
        put(node, "desde", iso_date(due.clock_start));
    }
    xmlNode* const document = xml::add_child(out, "Documento");
    put(document, "sha256", in.document.sha256.hex());
    put(document, "paginas", std::to_string(in.document.pages));
    put(document, "octetos", std::to_string(in.document.bytes));
    put(document, "tipo", "application/pdf");
}

void add_authority(xmlNode* root, const Authority& in, const OrderContact& contact)
{
    xmlNode* const out = xml::add_child(root, "Autoridad");
    put(xml::add_child(out, "Unidad", in.name), "clave", in.unit_id);
    xml::add_child(out, "Domicilio", in.address);
    xml::add_child(out, "Correo", in.email.str());
    xml::add_child(out, "Oficio", in.oficio_no);
    if (!in.expediente.empty()) xml::add_child(out, "Expediente", in.expediente);
    xmlNode* const official = xml::add_child(out, "Funcionario");
    put(official, "nombre", in.official_name);
    put(official, "cargo", in.official_position);
    put(official, "certificado", in.official_cert_serial);
    xmlNode* const desk = xml::add_child(out, "Contacto");
    put(desk, "mesa", contact.desk);
    put(desk, "telefono", contact.phone);
    put(desk, "telefonoLiberaciones", contact.release_phone);
    put(desk, "correo", contact.email.str());
}

void add_person(xmlNode* parent, const OrderPerson& in)
{
    xmlNode* const out = xml::add_child(parent, "Persona");
    put(out, "clase", in.rfc.kind() == Rfc::Kind::Fisica ? "FISICA" : "MORAL");
    put(out, "rfc", in.rfc.str());
    if (in.curp) put(out, "curp", in.curp->str());
    put(out, "caracter", in.role);
    xml::add_child(out, "Nombre", in.name);
    if (!in.company_type.empty()) xml::add_child(out, "Regimen", in.company_type);
    for (const RegistroPatronal& registro : in.registros_patronales) {
        xml::add_child(out, "RegistroPatronal", registro.str());
    }
}

void add_cap(xmlNode* parent, const OrderCap& in)
{
    xmlNode* const out = xml::add_child(parent, "Tope");
    put(out, "centavos", in.amount);
    put(out, "moneda", "MXN");
    put(out, "letra", in.amount.in_words());
    put(out, "fecha", iso_date(in.as_of));
    put(out, "base", code_of(in.basis));
    put(out, "centavosGrupo", in.group_amount);
    put(out, "estrategia", code_of(in.strategy));
}

}  // namespace

tl::expected<std::string, Findings> compose(const FreezeOrder& order)
{
    Findings findings = check(order);
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    const xml::Doc document = new_document(order.envelope);
    xmlNode* const root = xmlDocGetRootElement(document.get());
    add_envelope(root, order.envelope, freeze);
    add_authority(root, order.authority, order.contact);
    xmlNode* const out = xml::add_child(root, "Inmovilizacion");
    xml::add_child(out, "Fundamento", code_of(order.legal_basis));
    xml::add_child(out, "Firmeza", code_of(order.firmness));
    xml::add_child(out, "Motivacion", order.grounds_text);
    add_cap(out, order.cap);
    add_person(out, order.person);
    xmlNode* const target = xml::add_child(out, "Objetivo");
    put(target, "modo", code_of(order.targets));
    put(target, "alcance", code_of(order.scope));
    put(target, "mancomunadas", code_of(order.joint_accounts));
    for (const Clabe& account : order.accounts) {
        put(xml::add_child(target, "Cuenta"), "clabe", account.str());
    }
    for (const ExcludedProduct product : order.exclusions) {
        xml::add_child(target, "Excluir", code_of(product));
    }
    put(xml::add_child(out, "Revelacion"), "autoridad", "ALWAYS");
    return xml::serialize(document.get());
}

tl::expected<std::string, Findings> compose(const ReleaseOrder& order)
{
    Findings findings = check(order);
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    const xml::Doc document = new_document(order.envelope);
    xmlNode* const root = xmlDocGetRootElement(document.get());
    add_envelope(root, order.envelope, release);
    add_authority(root, order.authority, order.contact);
    xmlNode* const out = xml::add_child(root, "Liberacion");
    put(out, "clase", code_of(order.kind));
    put(out, "causa", code_of(order.reason));
    put(out, "computo", order.clock == ReleaseClock::FromReceipt ? "FROM_RECEIPT" : "FROM_EFFECT");
    add_person(out, order.person);
    xmlNode* const amounts = xml::add_child(out, "Montos");
    put(amounts, "liberar", order.release_amount);
    put(amounts, "creidoInmovilizado", order.expected_frozen);
    put(amounts, "conservar", order.keep_amount);
    put(amounts, "moneda", "MXN");
    for (const AccountAmount& account : order.accounts) {
        xmlNode* const node = xml::add_child(out, "Cuenta");
        put(node, "referencia", account.account_ref);
        put(node, "centavos", account.amount);
    }
    xmlNode* const antecedent = xml::add_child(out, "Antecedente");
    put(antecedent, "oficio", order.antecedent.oficio_no);
    put(antecedent, "fecha", iso_date(order.antecedent.date));
    if (!order.antecedent.expediente.empty()) {
        put(antecedent, "expediente", order.antecedent.expediente);
    }
    return xml::serialize(document.get());
}

}  // namespace buzon::channels
