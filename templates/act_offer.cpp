#include "templates/act_offer.hpp"

#include "templates/offer_reader.hpp"

#include <charconv>
#include <stdexcept>

namespace buzon::templates {
namespace {

std::string name_of(const xmlNode* node)
{
    return plain(node->name);
}

int number_of(const std::string& text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw std::runtime_error("a checked number does not parse");
    }
    return value;
}

std::string child_text(const xmlNode* node, const char* name)
{
    const xmlNode* child = xml::first_child(node, name);
    return child == nullptr ? "" : xml::text(child);
}

// <credito>263045871</credito>, or <creditos><credito numero="…"/>…</creditos>.
void add_credits(const xmlNode* body, ActOffer& offer)
{
    each_element(body, [&](const xmlNode* child) {
        if (name_of(child) == "credito") {
            const std::string number = xml::attribute(child, "numero");
            offer.credits.push_back(number.empty() ? xml::text(child) : number);
        }
        if (name_of(child) != "creditos") return;
        each_element(child, [&](const xmlNode* one) {
            const std::string number = xml::attribute(one, "numero");
            if (!number.empty()) offer.credits.push_back(number);
        });
    });
}

std::vector<PaymentConcept> concepts_of(const xmlNode* body)
{
    std::vector<PaymentConcept> concepts;
    const xmlNode* list = xml::first_child(body, "conceptos");
    if (list == nullptr) return concepts;
    each_element(list, [&](const xmlNode* one) {
        std::string name = child_text(one, "descripcion");
        const auto amount = Money::parse(child_text(one, "importe"));
        if (!name.empty() && amount) concepts.push_back({std::move(name), *amount});
    });
    return concepts;
}

// Whichever element of the body carries a payment slip: <pago>, <entero>.
void add_payment(const xmlNode* body, ActOffer& offer)
{
    each_element(body, [&](const xmlNode* child) {
        const xmlNode* line = xml::first_child(child, "lineaCaptura");
        if (line == nullptr || offer.payment) return;
        const auto good_until = parse_iso_date(xml::attribute(line, "vigencia"));
        if (!good_until) throw std::runtime_error("a checked date does not parse");
        Payment payment;
        payment.line = xml::text(line);
        payment.good_until = *good_until;
        const std::string days = xml::attribute(child, "plazoDias");
        if (!days.empty()) payment.days = number_of(days);
        each_element(child, [&](const xmlNode* one) {
            if (name_of(one) == "medio") payment.means.push_back(xml::text(one));
        });
        payment.concepts = concepts_of(body);
        offer.payment = std::move(payment);
    });
}

std::string ground_of(const xmlNode* cite)
{
    std::string text = xml::attribute(cite, "ley") + " " + xml::attribute(cite, "articulo");
    const std::string fraction = xml::attribute(cite, "fraccion");
    return fraction.empty() ? text : text + "-" + fraction;
}

std::vector<std::string> grounds_of(const xmlNode* node)
{
    std::vector<std::string> grounds;
    if (const xmlNode* list = xml::first_child(node, "fundamento")) {
        each_element(list, [&](const xmlNode* cite) { grounds.push_back(ground_of(cite)); });
    }
    return grounds;
}

// <plazo dias="15"/> of the body itself; one that runs "desde" something is a bank's.
void add_own_term(const xmlNode* body, ActOffer& offer)
{
    const xmlNode* term = xml::first_child(body, "plazo");
    if (term == nullptr || !xml::attribute(term, "desde").empty()) return;
    const std::string days = xml::attribute(term, "dias");
    if (days.empty()) return;
    OwnTerm own{number_of(days), child_text(body, "forma"), {}, {}};
    if (const xmlNode* warning = xml::first_child(body, "apercibimiento")) {
        own.warning = child_text(warning, "texto");
        own.grounds = grounds_of(warning);
    }
    // What such an act asks for may be the payment of a slip that names no term of its own.
    if (offer.payment && !offer.payment->days) offer.payment->days = own.days;
    offer.own_term = std::move(own);
}

OfferedRemedy remedy_of(const xmlNode* node)
{
    OfferedRemedy remedy;
    remedy.key = xml::attribute(node, "clave");
    remedy.name = child_text(node, "nombre");
    const xmlNode* term = xml::first_child(node, "plazo");
    if (term != nullptr) remedy.days = number_of(xml::attribute(term, "dias"));
    remedy.authority = child_text(node, "autoridad");
    remedy.grounds = grounds_of(node);
    return remedy;
}

}  // namespace

ActOffer offer_of(const xmlNode* root)
{
    ActOffer offer;
    each_element(root, [&](const xmlNode* part) {
        if (name_of(part) != "recursos") {
            add_credits(part, offer);
            add_payment(part, offer);
            add_own_term(part, offer);
            return;
        }
        each_element(part, [&](const xmlNode* one) {
            if (name_of(one) == "recurso") offer.remedies.push_back(remedy_of(one));
        });
    });
    return offer;
}

ActOffer read_offer(std::string_view act_xml)
{
    const auto doc = xml::parse(act_xml, "acto");
    if (!doc) throw std::runtime_error("a stored act does not parse");
    return offer_of(xmlDocGetRootElement(doc->get()));
}

}  // namespace buzon::templates
