#include "channels/bank_order_check.hpp"

#include "channels/gmime.hpp"

#include <algorithm>
#include <string_view>

namespace buzon::channels {
namespace {

constexpr std::size_t max_grounds = 2000;

std::size_t characters_in(std::string_view utf8)
{
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; };
    return static_cast<std::size_t>(std::ranges::count_if(utf8, begins));
}

struct TextRule {
    const char* id;
    const char* field;
    std::size_t max_characters;
    bool required = true;
};

class Checker {
  public:
    [[nodiscard]] Findings take() { return std::move(findings_); }

    void refuse(const char* id, const char* field, const char* reason, const char* remedy)
    {
        findings_.push_back({.id = id,
                             .severity = Severity::Error,
                             .field = field,
                             .line = 0,
                             .reason = reason,
                             .remedy = remedy,
                             .citation = ""});
    }

    void text(const TextRule& rule, std::string_view value)
    {
        if (value.empty()) {
            if (rule.required) refuse(rule.id, rule.field, "Falta el dato.", "Complételo.");
            return;
        }
        const auto control = [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == 0x7f; };
        if (!gmime::is_utf8(value) || std::ranges::any_of(value, control)) {
            refuse(rule.id, rule.field, "El texto no es UTF-8 o tiene caracteres de control.",
                   "Corrija el texto.");
            return;
        }
        if (characters_in(value) > rule.max_characters) {
            refuse(rule.id, rule.field, "El texto es más largo que lo que cabe en la orden.",
                   "Abrévielo: lo que limita la orden va en los datos, no en el texto.");
        }
    }

    void digits(const TextRule& rule, std::string_view value)
    {
        const bool fits = value.size() == rule.max_characters &&
                          std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
        if (!fits)
            refuse(rule.id, rule.field, "La clave no es de las cifras previstas.", "Corríjala.");
    }

    void envelope(const OrderEnvelope& envelope)
    {
        digits({"V01", "unidad", 4}, envelope.sender_unit);
        digits({"V02", "entidad", 6}, envelope.entity);
        if (envelope.act_no < 1 || envelope.act_no > 65535) {
            refuse("V27", "acto", "El número de acto está fuera de rango.", "Numérelo desde 1.");
        }
        if (envelope.due.empty()) {
            refuse("V05", "plazo", "La orden no dice cuándo vence.",
                   "Calcule los plazos antes de componerla.");
        }
        for (const Due& due : envelope.due) {
            text({"V05", "plazo", 60}, due.id);
            text({"V05", "plazo", 250}, due.basis);
            text({"V05", "plazo", 250}, due.calendar);
        }
        if (envelope.document.pages < 1 || envelope.document.bytes < 1) {
            refuse("V23", "documento", "Falta el oficio firmado.", "Adjunte el PDF firmado.");
        }
    }

    void authority(const Authority& authority)
    {
        digits({"V01", "autoridad", 4}, authority.unit_id);
        text({"V01", "autoridad", 250}, authority.name);
        text({"V01", "domicilio", 250}, authority.address);
        text({"V02", "oficio", 30}, authority.oficio_no);
        text({"V02", "expediente", 60, false}, authority.expediente);
        text({"V03", "funcionario", 250}, authority.official_name);
        text({"V03", "cargo", 250}, authority.official_position);
        text({"V03", "certificado", 60}, authority.official_cert_serial);
    }

    void person(const OrderPerson& person)
    {
        text({"V15", "nombre", 300}, person.name);
        text({"V15", "régimen", 60, false}, person.company_type);
        const bool role =
            person.role.size() >= 2 && person.role.size() <= 13 &&
            std::ranges::all_of(person.role, [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!role)
            refuse("V17", "carácter", "El carácter no es del catálogo.", "Use PAT, OBLIG, RESSOL…");
        if (person.rfc.kind() == Rfc::Kind::Moral && person.curp) {
            refuse("V12", "curp", "Una persona moral no tiene CURP.",
                   "Quite la CURP o corrija el RFC.");
        }
    }

    void contact(const OrderContact& contact)
    {
        text({"V01", "contacto", 250}, contact.desk);
        text({"V01", "teléfono", 60}, contact.phone);
        text({"V01", "teléfono de liberaciones", 60}, contact.release_phone);
    }

  private:
    Findings findings_;
};

void check_cap(Checker& checker, const OrderCap& cap)
{
    if (cap.amount.centavos() == 0) {
        checker.refuse("V08", "tope", "El tope es cero.", "Indique el monto por inmovilizar.");
    }
    if (cap.amount > cap.group_amount) {
        checker.refuse("V10", "tope", "El tope de la orden excede el del grupo.",
                       "Reparta el tope entre las instituciones.");
    } else if (cap.strategy == CapStrategy::Single && cap.amount != cap.group_amount) {
        checker.refuse("V10", "tope", "Con una sola institución el tope es el del grupo.",
                       "Iguale los montos o cambie la estrategia.");
    }
}

void check_targets(Checker& checker, const FreezeOrder& order)
{
    switch (order.targets) {
        case TargetMode::KnownAccounts:
        case TargetMode::KnownThenAll:
            if (order.targets == TargetMode::KnownAccounts && order.accounts.empty()) {
                checker.refuse("V18", "cuentas", "No se indican las cuentas.",
                               "Indique las CLABE.");
            }
            break;
        case TargetMode::AllInEntity:
            if (!order.accounts.empty()) {
                checker.refuse("V18", "cuentas", "Se buscan todas y además se indican cuentas.",
                               "Use KNOWN_THEN_ALL o quite las cuentas.");
            }
            break;
    }
    // The last three digits of the entity's key are the bank's in every CLABE of its own.
    const std::string bank =
        order.envelope.entity.size() == 6 ? order.envelope.entity.substr(3) : "";
    for (const Clabe& account : order.accounts) {
        if (account.bank() != bank) {
            checker.refuse("V18", "cuentas", "Una CLABE es de otra institución.",
                           "Dirija la orden a la institución de la cuenta.");
        }
    }
    auto accounts = order.accounts;
    std::ranges::sort(accounts);
    if (std::ranges::adjacent_find(accounts) != accounts.end()) {
        checker.refuse("V18", "cuentas", "Una cuenta está repetida.", "Quite la repetición.");
    }
    auto exclusions = order.exclusions;
    std::ranges::sort(exclusions);
    if (std::ranges::adjacent_find(exclusions) != exclusions.end()) {
        checker.refuse("V19", "exclusiones", "Una exclusión está repetida.",
                       "Quite la repetición.");
    }
    if (order.person.rfc.kind() == Rfc::Kind::Fisica) {
        for (const ExcludedProduct product :
             {ExcludedProduct::Payroll, ExcludedProduct::Pension, ExcludedProduct::Afore,
              ExcludedProduct::SavingsLic60}) {
            if (!std::ranges::binary_search(exclusions, product)) {
                checker.refuse("V19", "exclusiones",
                               "Falta excluir dinero inembargable de una persona física.",
                               "Excluya nómina, pensión, AFORE y ahorro (CFF 157, LIC 60).");
                break;
            }
        }
    }
}

}  // namespace

Findings check(const FreezeOrder& order)
{
    Checker checker;
    checker.envelope(order.envelope);
    checker.authority(order.authority);
    checker.text({"V06", "motivación", max_grounds}, order.grounds_text);
    // Banks cut by bytes, not by characters.
    if (order.grounds_text.size() > max_grounds &&
        characters_in(order.grounds_text) <= max_grounds) {
        checker.refuse("V06", "motivación", "El texto pasa de 2,000 octetos.", "Abrévielo.");
    }
    check_cap(checker, order.cap);
    checker.person(order.person);
    check_targets(checker, order);
    if (order.scope == ScopeMode::UntilFilled) {
        checker.refuse("V20", "alcance", "No se ordena inmovilizar depósitos futuros.",
                       "Use POINT_IN_TIME.");
    }
    checker.contact(order.contact);
    return checker.take();
}

Findings check(const ReleaseOrder& order)
{
    Checker checker;
    checker.envelope(order.envelope);
    checker.authority(order.authority);
    checker.person(order.person);
    if (order.envelope.act_no < 2) {
        checker.refuse("V27", "acto", "Una liberación es un acto posterior a la inmovilización.",
                       "Numérela desde 2.");
    }
    const std::int64_t release = order.release_amount.centavos();
    if (release + order.keep_amount.centavos() != order.expected_frozen.centavos()) {
        checker.refuse("V24", "montos",
                       "Lo que se libera y lo que se conserva no suman lo inmovilizado.",
                       "Corrija los montos.");
    }
    std::int64_t sum = 0;
    for (const AccountAmount& account : order.accounts) {
        checker.text({"V18", "cuentas", 60}, account.account_ref);
        sum += account.amount.centavos();
    }
    switch (order.kind) {
        case ReleaseKind::Full:
            if (order.keep_amount.centavos() != 0) {
                checker.refuse("V24", "montos", "Una liberación total no conserva nada.",
                               "Use PARTIAL o ponga cero.");
            }
            break;
        case ReleaseKind::Partial:
        case ReleaseKind::Excess:
        case ReleaseKind::Exemption:
            if (release == 0) {
                checker.refuse("V24", "montos", "El monto por liberar es cero.", "Indíquelo.");
            }
            break;
    }
    if (!order.accounts.empty() && sum != release) {
        checker.refuse("V24", "cuentas", "Los montos por cuenta no suman lo que se libera.",
                       "Corrija los montos.");
    }
    checker.text({"V02", "antecedente", 30}, order.antecedent.oficio_no);
    checker.text({"V02", "antecedente", 60, false}, order.antecedent.expediente);
    checker.contact(order.contact);
    return checker.take();
}

}  // namespace buzon::channels
