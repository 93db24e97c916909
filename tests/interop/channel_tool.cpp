#include "channels/bank.hpp"
#include "channels/bank_answer.hpp"
#include "channels/bank_order.hpp"
#include "channels/bank_verdict.hpp"
#include "channels/bounce_box.hpp"
#include "channels/copy_box.hpp"
#include "channels/dsn.hpp"
#include "channels/error.hpp"
#include "channels/imap_box.hpp"
#include "channels/mime.hpp"
#include "channels/smtp.hpp"
#include "sample.hpp"
#include "signing/pades.hpp"
#include "signing/xades.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <variant>
#include <vector>

// The bank and mail channels as a command, for bank.py and mail.py. Prints "key: value" lines.
namespace buzon::channels {
namespace {

namespace sample = signing::sample;
using Arguments = std::vector<std::string>;

void write(const std::string& file, const std::string& bytes)
{
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

void say(std::string_view key, std::string_view value)
{
    std::cout << key << ": " << value << '\n';
}

void say(const Attempt& attempt)
{
    say("verdict", name_of(attempt.verdict));
    say("fault", name_of(attempt.fault));
    say("attention", name_of(attempt.attention));
    say("code", attempt.code);
    say("reason", attempt.reason);
    say("accepted", attempt.accepted_at ? attempt.accepted_at->rfc3339() : "-");
}

std::string joined(const Findings& findings)
{
    std::string out;
    for (const Finding& f : findings) out += fmt::format("[{} {}: {}]", f.id, f.field, f.reason);
    return out;
}

template <class T>
T value_of(tl::expected<T, Findings> made)
{
    if (!made) throw std::runtime_error(joined(made.error()));
    return std::move(*made);
}

Uuid uuid(const std::string& text)
{
    return Uuid::parse(text).value();
}

// One legal act, told apart by its number of oficio.
OrderEnvelope envelope(const std::string& oficio, int act_no, const std::string& document)
{
    const Instant now = SystemClock().now();
    return {.msg_id = Uuid::from_digest(sha256_of(fmt::format("{}/{}", oficio, act_no))),
            .environment = Environment::Test,
            .created_at = now,
            .sender_unit = "3901",
            .entity = "040032",
            .seq = 1,
            .order_id = Uuid::from_digest(sha256_of(oficio)),
            .group_id = Uuid::from_digest(sha256_of("grupo " + oficio)),
            .act_no = act_no,
            .relation = Relation::Nuevo,
            .relates_to = {},
            .due = {{.id = act_no == 1 ? "inmovilizar" : "liberar-exceso",
                     .at = now,
                     .date = zona_centro(now).date,
                     .basis = "CFF 156-Bis: tercer día siguiente a la notificación",
                     .calendar = "prueba",
                     .clock_start = zona_centro(now).date}},
            .document = {.sha256 = sha256_of(document),
                         .pages = 1,
                         .bytes = static_cast<std::int64_t>(document.size())}};
}

Authority authority(const std::string& oficio)
{
    return {.unit_id = "3901",
            .name = "Subdelegación Núñez & Peña",
            .address = "Av. Reforma 476, Ciudad de México",
            .email = EmailAddress::parse("cobranza.3901@imss.example").value(),
            .oficio_no = oficio,
            .expediente = "",
            .official_name = "Persona Funcionaria",
            .official_position = "Titular",
            .official_cert_serial = sample::certificate("officials/o1.cer").number()};
}

OrderContact contact()
{
    return {.desk = "Mesa de órdenes",
            .phone = "55 5555 0100",
            .release_phone = "55 5555 0199",
            .email = EmailAddress::parse("mesa@imss.example").value()};
}

OrderPerson debtor()
{
    return {.rfc = Rfc::parse("EKU9003173C9").value(),
            .curp = {},
            .name = "ESCUELA KEMPER & URGATE",
            .company_type = "SA DE CV",
            .role = "PAT",
            .registros_patronales = {}};
}

std::string signed_xml(const std::string& plain)
{
    const BankSchemas schemas(std::filesystem::path(BUZON_SOURCE_DIR) / "channels/bank");
    const Findings findings = schemas.check_order(plain);
    if (!findings.empty()) throw std::runtime_error(joined(findings));
    const SystemClock clock;
    const signing::TimestampAuthority stamps = sample::authority(clock);
    const signing::Signer signer = sample::efirma("officials/o1");
    return value_of(signing::sign_xml(plain, {signer, &stamps, clock.now()}));
}

// freeze OFICIO PDF OUT
int freeze(const Arguments& a)
{
    const FreezeOrder order{.envelope = envelope(a.at(0), 1, sample::slurp(a.at(1))),
                            .authority = authority(a.at(0)),
                            .legal_basis = LegalBasis::Cff156BisI,
                            .firmness = Firmness::Firm,
                            .grounds_text = "Crédito firme no pagado ni garantizado.",
                            .cap = {.amount = Money::from_centavos(150'000'000),
                                    .group_amount = Money::from_centavos(150'000'000),
                                    .as_of = parse_iso_date("2026-11-10").value(),
                                    .basis = CapBasis::Full,
                                    .strategy = CapStrategy::Single},
                            .person = debtor(),
                            .targets = TargetMode::KnownThenAll,
                            .accounts = {Clabe::parse("032180000118359719").value()},
                            .exclusions = {ExcludedProduct::Payroll, ExcludedProduct::Afore},
                            .scope = ScopeMode::PointInTime,
                            .joint_accounts = JointAccounts::ReportFirst,
                            .contact = contact()};
    write(a.at(2), signed_xml(value_of(compose(order))));
    return 0;
}

// release OFICIO PDF OUT: of everything
int release(const Arguments& a)
{
    const ReleaseOrder order{.envelope = envelope(a.at(0), 2, sample::slurp(a.at(1))),
                             .authority = authority(a.at(0)),
                             .kind = ReleaseKind::Full,
                             .reason = ReleaseReason::Paid,
                             .release_amount = Money(),
                             .expected_frozen = Money(),
                             .keep_amount = Money(),
                             .accounts = {},
                             .clock = ReleaseClock::FromReceipt,
                             .antecedent = {.oficio_no = a.at(0),
                                            .date = parse_iso_date("2026-11-10").value(),
                                            .expediente = ""},
                             .person = debtor(),
                             .contact = contact()};
    write(a.at(2), signed_xml(value_of(compose(order))));
    return 0;
}

BankAnswer verified(const std::string& bytes)
{
    const signing::Report report = signing::verify_xml(bytes, sample::trust(), SystemClock().now());
    std::string codes;
    for (const signing::Code code : report.codes)
        codes.append(signing::code_name(code)).append(" ");
    say("signature", codes);
    if (report.verdict() == signing::Verdict::Invalid) throw std::runtime_error("signature");
    const BankSchemas schemas(std::filesystem::path(BUZON_SOURCE_DIR) / "channels/bank");
    return value_of(parse_answer(report.content, schemas));
}

std::string kind_of(const AnswerBody& body)
{
    constexpr const char* names[] = {"TechAck",      "BusinessAck",   "BusinessReject",
                                     "FreezeResult", "ReleaseResult", "Ambiguity",
                                     "BankNotice"};
    return names[body.index()];
}

// send URL ORDER PDF KEY RESEND [CA [CLIENT [TIMEOUT-MS]]]: one attempt, settled by its L1.
int send(const Arguments& a)
{
    const std::string order = sample::slurp(a.at(1));
    const std::string document = sample::slurp(a.at(2));
    const std::string client = a.size() > 6 ? a[6] : "gateway-client";
    const auto tls = sample::pki() / "tls";
    const BankSettings settings{
        .orders_url = a.at(0),
        .client_certificate = tls / (client + ".crt"),
        .client_key = tls / (client + ".key"),
        .client_key_password = {},
        .ca_file = a.size() > 5 ? std::filesystem::path(a[5]) : tls / "ca.crt",
        .connect_timeout = std::chrono::milliseconds(5000),
        .total_timeout = std::chrono::milliseconds(a.size() > 7 ? std::stoi(a[7]) : 20'000)};
    const SystemClock clock;
    BankClient bank(settings, clock);
    const BankReply reply = bank.send({.msg_id = uuid("01935c1e-7a00-7000-8000-000000000001"),
                                       .idempotency_key = a.at(3),
                                       .resend_no = std::stoi(a.at(4)),
                                       .order_xml = order,
                                       .document = document});
    say("status", std::to_string(reply.status));
    Attempt attempt = reply.attempt;
    try {
        const BankAnswer answer = verified(reply.body);
        attempt = settled(attempt, judge_l1(std::get<TechAck>(answer.body), sha256_of(order)));
    } catch (const std::exception& problem) {
        say("l1", problem.what());
    }
    say(attempt);
    std::cerr << attempt.transcript;
    return 0;
}

// read FILE: an answer of the bank.
int read(const Arguments& a)
{
    const BankAnswer answer = verified(sample::slurp(a.at(0)));
    say("kind", kind_of(answer.body));
    say("order", answer.order_id ? answer.order_id->str() : "-");
    say("inconsistencies", std::to_string(answer.inconsistencies.size()));
    if (const auto* result = std::get_if<FreezeResult>(&answer.body)) {
        say("person", code_of(result->person));
        say("total", result->total_frozen.plain());
        const bool breach = cap_breach(*result, Money::from_centavos(150'000'000));
        say("breach", breach ? "yes" : "no");
    }
    if (const auto* result = std::get_if<ReleaseResult>(&answer.body)) {
        say("outcome", code_of(result->outcome));
        say("released", result->released.plain());
    }
    return 0;
}

// mail PORT CA FROM TO ENVID USER PASSWORD [COPIES-TO]: one aviso.
int mail(const Arguments& a)
{
    const EmailAddress to = EmailAddress::parse(a.at(3)).value();
    const SystemClock clock;
    const std::string bytes = value_of(
        compose(MailMessage{.from_name = "Buzón IMSS",
                            .from_address = EmailAddress::parse(a.at(2)).value(),
                            .to = {to},
                            .subject = "Tiene un documento por consultar, folio " + a.at(4),
                            .date = clock.now(),
                            .message_id = a.at(4) + "@buzon.example",
                            .list_id = "avisos.buzon.example",
                            .folio = a.at(4),
                            .text = "Estimado patrón:\n\n.\nTiene tres días.\n",
                            .html = "<p>Tiene tres días.</p>\n"}));
    const SmtpSettings settings{
        .host = "localhost",
        .port = std::stoi(a.at(0)),
        .start_tls = StartTls::Required,
        .ca_file = a.at(1),
        .user = a.at(5),
        .password = Secret(a.at(6)),
        .helo = "buzon.example",
        .envelope_from = EmailAddress::parse(a.at(2)).value(),
        .copies_to = a.size() > 7 ? std::optional(EmailAddress::parse(a[7]).value()) : std::nullopt,
        .connect_timeout = std::chrono::milliseconds(5000),
        .total_timeout = std::chrono::milliseconds(20'000)};
    SmtpSender sender(settings, clock);
    const Attempt attempt = sender.send({.to = to, .mime = bytes, .envid = a.at(4)});
    say(attempt);
    say("sha256", sha256_of(bytes).hex());
    std::cerr << attempt.transcript;
    return 0;
}

// bounce MAILDIR: the oldest unread one, marked; exit 1 when there is none.
int bounce(const Arguments& a)
{
    const BounceBox box(a.at(0));
    const auto item = box.next();
    if (!item) return 1;
    const auto dsn = parse_dsn(item->bytes);
    box.mark(item->name, dsn ? BounceMark::Recorded : BounceMark::ForPerson);
    if (!dsn) {
        say("refused", dsn.error().id);
        return 0;
    }
    say("message-id", dsn->message_id);
    say("envid", dsn->envid);
    say("folio", dsn->folio);
    for (const DsnRecipient& recipient : dsn->recipients) {
        say("recipient", recipient.final_recipient);
        say("original", recipient.original_recipient);
        say("action", name_of(recipient.action));
        say("status", recipient.status);
        say("diagnostic", recipient.diagnostic);
    }
    return 0;
}

// imap imap|imaps PORT CA USER PASSWORD [recorded|for-person [NAME]]: the oldest message of INBOX,
// its name first; marked when a mark is given, that one or the one of this name. Exit 1 when there
// is none, 3 when the server cannot be used.
int imap(const Arguments& a)
{
    const ImapSettings settings{
        .host = "localhost",
        .port = std::stoi(a.at(1)),
        .tls = a.at(0) == "imaps" ? ImapTls::Implicit : ImapTls::Required,
        .ca_file = a.at(2),
        .user = a.at(3),
        .password = Secret(a.at(4)),
    };
    ImapBox box(settings);
    try {
        std::string name = a.size() > 6 ? a.at(6) : "";
        if (name.empty()) {
            const auto bounce = box.next();
            if (!bounce) return 1;
            name = bounce->name;
            say("name", name);
            say("bytes", std::to_string(bounce->bytes.size()));
            say("sha256", sha256_of(bounce->bytes).hex());
        }
        if (a.size() > 5) {
            box.mark(name, a.at(5) == "recorded" ? BounceMark::Recorded : BounceMark::ForPerson);
        }
    } catch (const Error& error) {
        say("broken", error.what());
        return 3;
    }
    return 0;
}

// copy MAILDIR MESSAGE-ID SHA256: the copy of that message; exit 1 when there is none.
int copy(const Arguments& a)
{
    const auto found = CopyBox(a.at(0)).find({a.at(1), Sha256::parse_hex(a.at(2)).value()});
    if (!found) return 1;
    std::cerr << *found;
    return 0;
}

int run(const Arguments& all)
{
    static const std::map<std::string, int (*)(const Arguments&)> commands = {
        {"freeze", freeze}, {"release", release}, {"send", send}, {"read", read},
        {"mail", mail},     {"bounce", bounce},   {"imap", imap}, {"copy", copy}};
    const auto command = all.empty() ? commands.end() : commands.find(all.front());
    if (command == commands.end()) return 2;
    return command->second(Arguments(all.begin() + 1, all.end()));
}

}  // namespace
}  // namespace buzon::channels

int main(int argc, char** argv)
{
    try {
        return buzon::channels::run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
