#include "templates/bank_order_reader.hpp"

#include "templates/canonical.hpp"

#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace buzon::templates {
namespace {

using namespace std::string_view_literals;

template <class Enum, std::size_t N>
Enum coded(const std::array<std::pair<std::string_view, Enum>, N>& codes, std::string_view code)
{
    for (const auto& [name, value] : codes) {
        if (name == code) return value;
    }
    throw std::logic_error("the schema let a bad code through: " + std::string(code));
}

constexpr std::array legal_bases = {
    std::pair{"CFF_40A"sv, LegalBasis::Cff40A},
    std::pair{"CFF_145"sv, LegalBasis::Cff145},
    std::pair{"CFF_151_155"sv, LegalBasis::Cff151_155},
    std::pair{"CFF_156BIS_I"sv, LegalBasis::Cff156BisI},
    std::pair{"CFF_156BIS_II_A"sv, LegalBasis::Cff156BisIIa},
    std::pair{"CFF_156BIS_II_B"sv, LegalBasis::Cff156BisIIb},
    std::pair{"CFF_156BIS_II_C"sv, LegalBasis::Cff156BisIIc},
    std::pair{"CFF_156BIS_II_D"sv, LegalBasis::Cff156BisIId},
};
constexpr std::array firmnesses = {
    std::pair{"FIRM"sv, Firmness::Firm},
    std::pair{"CONTESTED_UNGUARANTEED"sv, Firmness::ContestedUnguaranteed},
    std::pair{"PRECAUTIONARY"sv, Firmness::Precautionary},
    std::pair{"PRESUMED"sv, Firmness::Presumed},
};
constexpr std::array cap_bases = {
    std::pair{"FULL"sv, CapBasis::Full},
    std::pair{"TWO_THIRDS"sv, CapBasis::TwoThirds},
    std::pair{"ONE_THIRD"sv, CapBasis::OneThird},
    std::pair{"UNCOVERED_PART"sv, CapBasis::UncoveredPart},
};
constexpr std::array strategies = {
    std::pair{"SINGLE"sv, CapStrategy::Single},
    std::pair{"ALLOCATED"sv, CapStrategy::Allocated},
    std::pair{"SEQUENTIAL"sv, CapStrategy::Sequential},
    std::pair{"BROADCAST_TRIM"sv, CapStrategy::BroadcastTrim},
};
constexpr std::array target_modes = {
    std::pair{"KNOWN_ACCOUNTS"sv, TargetMode::KnownAccounts},
    std::pair{"ALL_IN_ENTITY"sv, TargetMode::AllInEntity},
    std::pair{"KNOWN_THEN_ALL"sv, TargetMode::KnownThenAll},
};
constexpr std::array scope_modes = {
    std::pair{"POINT_IN_TIME"sv, ScopeMode::PointInTime},
    std::pair{"UNTIL_FILLED"sv, ScopeMode::UntilFilled},
};
constexpr std::array joint_rules = {
    std::pair{"SKIP"sv, JointAccounts::Skip},
    std::pair{"DEBTOR_SHARE"sv, JointAccounts::DebtorShare},
    std::pair{"REPORT_FIRST"sv, JointAccounts::ReportFirst},
};
constexpr std::array products = {
    std::pair{"PAYROLL"sv, ExcludedProduct::Payroll},
    std::pair{"PENSION"sv, ExcludedProduct::Pension},
    std::pair{"AFORE"sv, ExcludedProduct::Afore},
    std::pair{"SAVINGS_LIC60"sv, ExcludedProduct::SavingsLic60},
    std::pair{"FAMILY_PATRIMONY"sv, ExcludedProduct::FamilyPatrimony},
    std::pair{"PROGRAMME_SUPPORT"sv, ExcludedProduct::ProgrammeSupport},
    std::pair{"TRUST"sv, ExcludedProduct::Trust},
    std::pair{"ESCROW"sv, ExcludedProduct::Escrow},
};

Money money(const xmlNode* node, const char* attribute)
{
    const auto amount = Money::parse(xml::attribute(node, attribute));
    if (!amount) throw std::logic_error("the schema let a bad amount through");
    return *amount;
}

LocalDate date(const xmlNode* node, const char* attribute)
{
    const auto day = parse_iso_date(xml::attribute(node, attribute));
    if (!day) throw std::logic_error("the schema let a bad date through");
    return *day;
}

template <class Visit>
void each(const xmlNode* parent, std::string_view name, Visit visit)
{
    for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && name == plain(child->name)) visit(child);
    }
}

std::string name_of(const xmlNode* person)
{
    std::string out;
    for (const char* part : {"denominacion", "regimen", "nombre", "paterno", "materno"}) {
        if (const xmlNode* node = xml::first_child(person, part)) {
            out += (out.empty() ? "" : " ") + xml::text(node);
        }
    }
    return out;
}

Debtor debtor_of(const xmlNode* person)
{
    auto rfc = Rfc::parse(xml::attribute(person, "rfc"));
    if (!rfc) throw std::logic_error("a checked RFC does not parse");
    Debtor out{.rfc = std::move(*rfc),
               .curp = xml::attribute(person, "curp"),
               .name = name_of(person),
               .role = xml::attribute(person, "papel"),
               .registros_patronales = {}};
    each(person, "registroPatronal",
         [&](const xmlNode* node) { out.registros_patronales.push_back(xml::text(node)); });
    return out;
}

}  // namespace

std::optional<BankOrderFields> bank_order_of(const xmlNode* root)
{
    using xml::attribute;
    using xml::first_child;
    const xmlNode* order = first_child(root, "orden");
    if (order == nullptr) return std::nullopt;
    const xmlNode* entity = first_child(order, "entidad");
    const xmlNode* cap = first_child(order, "tope");
    const xmlNode* firmness = first_child(order, "firmeza");
    const xmlNode* targets = first_child(order, "objetivos");
    const xmlNode* scope = first_child(order, "alcance");
    const xmlNode* contact = first_child(order, "contacto");
    BankOrderFields out{
        .entity = attribute(entity, "clave"),
        .entity_name = attribute(entity, "nombre"),
        .group = attribute(cap, "grupo"),
        .cap = money(cap, "importe"),
        .group_cap = money(cap, "importeGrupo"),
        .cap_as_of = date(cap, "al"),
        .cap_basis = coded(cap_bases, attribute(cap, "base")),
        .strategy = coded(strategies, attribute(cap, "estrategia")),
        .legal_basis = coded(legal_bases, xml::text(first_child(order, "baseLegal"))),
        .firmness = coded(firmnesses, attribute(firmness, "estado")),
        .firmness_evidence = {},
        .debtor = debtor_of(first_child(order, "persona")),
        .targets = coded(target_modes, attribute(targets, "modo")),
        .accounts = {},
        .exclusions = {},
        .scope = coded(scope_modes, attribute(scope, "modo")),
        .joint_accounts = coded(joint_rules, attribute(scope, "mancomunadas")),
        .credits = {},
        .procedure_start = date(first_child(order, "procedimiento"), "inicio"),
        .contact = {.desk = attribute(contact, "mesa"),
                    .phone = attribute(contact, "telefono"),
                    .release_phone = attribute(contact, "guardiaLiberaciones"),
                    .email = attribute(contact, "correo")},
    };
    each(firmness, "evidencia", [&](const xmlNode* node) {
        out.firmness_evidence += (out.firmness_evidence.empty() ? "" : "\n") + xml::text(node);
    });
    each(targets, "cuenta",
         [&](const xmlNode* node) { out.accounts.push_back(attribute(node, "clabe")); });
    each(targets, "excluye",
         [&](const xmlNode* node) { out.exclusions.push_back(coded(products, xml::text(node))); });
    each(first_child(order, "creditos"), "credito", [&](const xmlNode* node) {
        out.credits.push_back({.number = attribute(node, "numero"),
                               .period = attribute(node, "periodo"),
                               .total = money(node, "total")});
    });
    return out;
}

BankOrderFields bank_order_fields(std::string_view sealed_xml)
{
    const xml::Doc doc = parse_own(sealed_xml);
    auto fields = bank_order_of(xmlDocGetRootElement(doc.get()));
    if (!fields) throw std::logic_error("the act is no order to a bank");
    return std::move(*fields);
}

}  // namespace buzon::templates
