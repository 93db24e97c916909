#include "channels/bank_answer.hpp"

#include "channels/bank_answer_check.hpp"
#include "core/xml.hpp"

#include <charconv>
#include <cstdint>
#include <stdexcept>

namespace buzon::channels {
namespace {

constexpr std::size_t max_bytes = 8u << 20;

Finding refusal(const char* id, const char* field, const char* reason)
{
    return {.id = id,
            .severity = Severity::Error,
            .field = field,
            .line = 0,
            .reason = reason,
            .remedy = "Genere la respuesta conforme al esquema publicado.",
            .citation = ""};
}

// A value that the schema lets pass and that cannot be read all the same, such as a leap second.
// Never leaves this file.
class Unreadable : public std::runtime_error {
  public:
    explicit Unreadable(const char* field) : std::runtime_error(field) {}
};

std::string attribute(const xmlNode* node, const char* name)
{
    return xml::attribute(node, name);
}

template <class Number>
Number number(const std::string& text, const char* field)
{
    const std::size_t at = text.find_first_not_of(" \t\r\n+");
    if (at == std::string::npos) throw Unreadable(field);
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error != std::errc() || value < 0) throw Unreadable(field);
    return value;
}

int small(const xmlNode* node, const char* name)
{
    return number<int>(attribute(node, name), name);
}

Money money(const xmlNode* node, const char* name)
{
    return Money::from_centavos(number<std::int64_t>(attribute(node, name), name));
}

Instant instant(const std::string& text, const char* field)
{
    const auto parsed = Instant::parse(text);
    if (!parsed) throw Unreadable(field);
    return *parsed;
}

template <class Value, class Error>
Value need(const tl::expected<Value, Error>& parsed, const char* field)
{
    if (!parsed) throw Unreadable(field);
    return *parsed;
}

template <class Value>
Value need(const std::optional<Value>& parsed, const char* field)
{
    if (!parsed) throw Unreadable(field);
    return *parsed;
}

Uuid uuid(const std::string& text)
{
    return need(Uuid::parse(text), "uuid");
}

std::string child_text(const xmlNode* parent, const char* name)
{
    const xmlNode* const child = xml::first_child(parent, name);
    return child == nullptr ? std::string() : xml::text(child);
}

template <class Each>
void for_each_child(const xmlNode* parent, const char* name, Each each)
{
    for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
        if (node->type == XML_ELEMENT_NODE &&
            std::string_view(reinterpret_cast<const char*>(node->name)) == name) {
            each(node);
        }
    }
}

TechResult tech_result(const std::string& text)
{
    if (text == "OK") return TechResult::Ok;
    return text == "DUPLICATE" ? TechResult::Duplicate : TechResult::Nack;
}

TechAck tech_ack(const xmlNode* node)
{
    TechAck out{.result = tech_result(attribute(node, "resultado")),
                .received_at = instant(attribute(node, "recibido"), "recibido"),
                .sha256_received = need(Sha256::parse_hex(attribute(node, "sha256")), "sha256"),
                .errors = {}};
    for_each_child(node, "Error", [&](const xmlNode* error) {
        out.errors.push_back({.code = need(tech_code_of(attribute(error, "codigo")), "codigo"),
                              .path = attribute(error, "ruta"),
                              .text = xml::text(error)});
    });
    return out;
}

BusinessAck business_ack(const xmlNode* node)
{
    BusinessAck out{.bank_ref = attribute(node, "referencia"),
                    .notified_at = instant(attribute(node, "notificado"), "notificado"),
                    .person_preliminary = person_outcome_of(attribute(node, "persona")),
                    .due_computed = std::nullopt,
                    .signer = attribute(node, "firmante")};
    const std::string due = attribute(node, "vence");
    if (!due.empty()) out.due_computed = need(parse_iso_date(due), "vence");
    return out;
}

BusinessReject business_reject(const xmlNode* node)
{
    return {.code = need(reject_code_of(attribute(node, "codigo")), "codigo"),
            .bank_ref = attribute(node, "referencia"),
            .received_at = instant(attribute(node, "recibido"), "recibido"),
            .text = xml::text(node),
            .successor = attribute(node, "sucesora")};
}

bool yes(const std::string& text)
{
    return text == "true" || text == "1";
}

FreezeResult freeze_result(const xmlNode* node)
{
    FreezeResult out{.result_no = small(node, "numero"),
                     .bank_ref = attribute(node, "referencia"),
                     .executed_at = instant(attribute(node, "ejecutado"), "ejecutado"),
                     .person = need(person_outcome_of(attribute(node, "persona")), "persona"),
                     .total_frozen = money(node, "total"),
                     .cap_seen = money(node, "tope"),
                     .not_covered = money(node, "noCubierto"),
                     .other_accounts_found = yes(attribute(node, "otrasCuentas")),
                     .accounts = {},
                     .remarks = child_text(node, "Observaciones")};
    for_each_child(node, "Cuenta", [&](const xmlNode* account) {
        out.accounts.push_back(
            {.account_ref = attribute(account, "referencia"),
             .product = small(account, "producto"),
             .modality = small(account, "modalidad"),
             .currency = attribute(account, "moneda"),
             .frozen = money(account, "inmovilizado"),
             .outcome = need(account_outcome_of(attribute(account, "resultado")), "resultado"),
             .exempt_reason = attribute(account, "exencion")});
    });
    return out;
}

ReleaseResult release_result(const xmlNode* node)
{
    ReleaseResult out{
        .result_no = small(node, "numero"),
        .bank_ref = attribute(node, "referencia"),
        .executed_at = instant(attribute(node, "ejecutado"), "ejecutado"),
        .outcome = need(release_outcome_of(attribute(node, "resultado")), "resultado"),
        .released = money(node, "liberado"),
        .still_frozen = money(node, "subsiste"),
        .accounts = {},
        .remarks = child_text(node, "Observaciones")};
    for_each_child(node, "Cuenta", [&](const xmlNode* account) {
        out.accounts.push_back(
            {.account_ref = attribute(account, "referencia"),
             .released = money(account, "liberado"),
             .outcome = need(release_outcome_of(attribute(account, "resultado")), "resultado")});
    });
    return out;
}

Ambiguity ambiguity(const xmlNode* node)
{
    Ambiguity out{.bank_ref = attribute(node, "referencia"),
                  .found_at = instant(attribute(node, "detectado"), "detectado"),
                  .person = need(person_outcome_of(attribute(node, "persona")), "persona"),
                  .candidates = {},
                  .text = child_text(node, "Texto")};
    for_each_child(node, "Candidato",
                   [&](const xmlNode* one) { out.candidates.push_back(xml::text(one)); });
    return out;
}

BankNotice notice(const xmlNode* node)
{
    BankNotice out{.kind = need(bank_notice_kind_of(attribute(node, "hecho")), "hecho"),
                   .happened_at = instant(attribute(node, "ocurrido"), "ocurrido"),
                   .account_ref = attribute(node, "cuenta"),
                   .amount = std::nullopt,
                   .text = xml::text(node)};
    if (!attribute(node, "monto").empty()) out.amount = money(node, "monto");
    return out;
}

AnswerBody body_of(const xmlNode* root)
{
    if (const xmlNode* node = xml::first_child(root, "AcuseTecnico")) return tech_ack(node);
    if (const xmlNode* node = xml::first_child(root, "Aceptacion")) return business_ack(node);
    if (const xmlNode* node = xml::first_child(root, "Rechazo")) return business_reject(node);
    if (const xmlNode* node = xml::first_child(root, "ResultadoInmovilizacion")) {
        return freeze_result(node);
    }
    if (const xmlNode* node = xml::first_child(root, "ResultadoLiberacion")) {
        return release_result(node);
    }
    if (const xmlNode* node = xml::first_child(root, "Ambiguedad")) return ambiguity(node);
    if (const xmlNode* node = xml::first_child(root, "Aviso")) return notice(node);
    throw Unreadable("Respuesta");
}

BankAnswer answer_of(const xmlNode* root)
{
    const xmlNode* const envelope = xml::first_child(root, "Sobre");
    const xmlNode* const answers = xml::first_child(envelope, "EnRespuestaA");
    BankAnswer out{
        .msg_id = uuid(child_text(envelope, "MensajeId")),
        .environment =
            attribute(root, "ambiente") == "PROD" ? Environment::Prod : Environment::Test,
        .created_at = instant(child_text(envelope, "Creado"), "Creado"),
        .entity = child_text(envelope, "Entidad"),
        .order_id = std::nullopt,
        .act_no = number<int>(child_text(envelope, "ActoNumero"), "ActoNumero"),
        .answers = {.msg_id = uuid(attribute(answers, "mensajeId")),
                    .sha256 = need(Sha256::parse_hex(attribute(answers, "sha256")), "sha256")},
        .body = body_of(root),
        .inconsistencies = {}};
    const std::string order = child_text(envelope, "OrdenId");
    if (!order.empty()) out.order_id = uuid(order);
    return out;
}

bool other_major_version(const xmlNode* root)
{
    const std::string version = attribute(root, "version");
    return !version.empty() && !version.starts_with("1.");
}

}  // namespace

tl::expected<BankAnswer, Findings> parse_answer(std::string_view xml, const BankSchemas& schemas)
{
    const auto document = xml::parse(xml, "respuesta del banco", max_bytes);
    if (!document) return tl::unexpected(document.error());
    const xmlNode* const root = xmlDocGetRootElement(document->get());
    if (other_major_version(root)) {
        return tl::unexpected(
            Findings{refusal("E111", "version", "La respuesta es de otra versión del esquema.")});
    }
    Findings findings = schemas.check_answer(xml);
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    try {
        BankAnswer answer = answer_of(root);
        if (!answer.order_id && !std::holds_alternative<TechAck>(answer.body)) {
            return tl::unexpected(
                Findings{refusal("E107", "OrdenId", "La respuesta no dice de qué orden trata.")});
        }
        answer.inconsistencies = inconsistencies_of(answer.body);
        return answer;
    } catch (const Unreadable& field) {
        return tl::unexpected(Findings{refusal("E100", field.what(), "El valor no puede leerse.")});
    }
}

bool cap_breach(const FreezeResult& result, Money cap)
{
    return result.total_frozen > cap;
}

}  // namespace buzon::channels
