#include "gateway/app/deliver_bank.hpp"

#include "channels/bank_verdict.hpp"
#include "core/aviso_window.hpp"
#include "db/bank_messages.hpp"
#include "gateway/app/bank_file.hpp"
#include "gateway/app/bank_inbox.hpp"
#include "gateway/app/bank_stop.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/database.hpp"
#include "gateway/files.hpp"
#include "gateway/json.hpp"
#include "signing/digest.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::app {
namespace {

bool is_success(int status)
{
    return status >= 200 && status < 300;
}

// A freeze may still leave only from these states; a release needs something held.
bool may_leave(const db::BankOrder& order, const db::BankAct& act)
{
    if (act.kind == db::BankActKind::Release) return true;
    return order.facts.state == BankState::Signed || order.facts.state == BankState::Sent;
}

// How often these bytes may have left before: every earlier claim of the row but those that only
// put it off. A claim that crashed counts, for nobody knows.
int resend_no(db::Connection& db, const db::OutboxRow& row)
{
    const auto tries = db::attempts_of(db, row.id);
    const auto put_off = std::ranges::count_if(
        tries, [](const db::RecordedAttempt& one) { return !one.transcript; });
    return row.attempts - 1 - static_cast<int>(put_off);
}

}  // namespace

// What is to be sent, or why nothing is.
struct BankDelivery::Package {
    std::string order_uuid;
    int act_no = 1;
    db::BankActKind kind = db::BankActKind::Freeze;
    std::optional<db::Bank> bank;
    std::optional<Uuid> msg_id;
    int resend_no = 0;
    std::string xml;
    std::string pdf;
    bool settled = false;  // in the transaction that looked: nothing is sent
};

BankDelivery::BankDelivery(const Services& services, const Logger& log, std::string owner)
    : services_(&services), log_(&log), owner_(std::move(owner))
{
}

BankDelivery::~BankDelivery() = default;

channels::BankClient& BankDelivery::client(const std::string& base_url)
{
    Line& line = lines_[base_url];
    if (!line.client) {
        const auto& config = services_->config().banks;
        auto password = read_password(config.client_password_file);
        if (!password) throw std::runtime_error(password.error().reason);
        line.settings = std::make_unique<channels::BankSettings>();
        line.settings->orders_url = base_url + "/v1/ordenes";
        line.settings->client_certificate = config.client_certificate;
        line.settings->client_key = config.client_key;
        line.settings->client_key_password = std::move(*password);
        line.settings->ca_file = config.ca_file;
        line.settings->total_timeout = std::chrono::seconds(config.timeout_seconds);
        line.client = std::make_unique<channels::BankClient>(*line.settings, services_->clock());
    }
    return *line.client;
}

void BankDelivery::deliver(const db::OutboxRow& row)
{
    const Package package = this->package(row);
    if (package.settled) return;
    channels::OrderPackage order{.msg_id = *package.msg_id,
                                 .idempotency_key = row.key,
                                 .resend_no = package.resend_no,
                                 .order_xml = package.xml,
                                 .document = package.pdf};
    const channels::BankReply reply = client(package.bank->base_url).send(order);
    finish(row, package, reply);
}

BankDelivery::Package BankDelivery::package(const db::OutboxRow& row)
{
    using channels::Verdict;
    return db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const Instant now = services_->now();
        const LocalDate today = zona_centro(now).date;
        const Poco::JSON::Object payload = json::parse_object(row.payload);
        Package package;
        package.order_uuid = payload.getValue<std::string>("order");
        package.act_no = payload.getValue<int>("act_no");
        auto file = lock_bank_file(tx, package.order_uuid);
        if (!file) throw std::logic_error("outbox row of no order");
        const db::BankAct& act = file->bank_act(package.act_no);
        package.kind = act.kind;
        const auto close = [&](channels::Attempt attempt, std::optional<Instant> not_before) {
            static_cast<void>(settle(tx, {row, owner_, std::move(attempt), not_before}, now));
            package.settled = true;
        };
        if (!may_leave(file->order, act)) {
            close(not_tried(Verdict::Delivered, "innecesario", "La orden ya no espera envío.", now),
                  std::nullopt);
            return package;
        }
        if (act.kind == db::BankActKind::Freeze) {
            const auto window =
                next_window(now, services_->calendar_of(file->unit.calendar_scope).latest);
            if (!window) throw std::runtime_error(window.error().reason);
            const bool resend = file->order.facts.state == BankState::Sent;
            if (*window > now && !resend) {
                close(not_tried(Verdict::Retry, "fuera-de-horario",
                                "Las órdenes se notifican en días y horas hábiles.", now),
                      *window);
                return package;
            }
            const Findings stops = stop_signs_now(tx, file->order, today);
            if (refuses(stops) && !resend) {
                Poco::JSON::Object detail = json::object();
                detail.set("hallazgos", json::findings(stops));
                record(tx, file->order,
                       {.kind = BankEvent::Cancelled,
                        .act_no = package.act_no,
                        .distinct = {},
                        .occurred = now,
                        .actor = "buzon",
                        .detail = json::text(detail)},
                       now);
                close(not_tried(Verdict::GiveUp, stops.front().id, stops.front().reason, now),
                      std::nullopt);
                return package;
            }
        }
        const auto xml = act.xml ? db::find_document(tx, *act.xml) : std::nullopt;
        const auto pdf = db::find_document(tx, file->document_of(act).pdf_sha);
        const auto msg_id = Uuid::parse(act.msg_id);
        if (!xml || !pdf || !msg_id) throw std::logic_error("a queued order without its documents");
        package.bank = file->bank;
        package.msg_id = *msg_id;
        package.resend_no = resend_no(tx, row);
        package.xml = xml->bytes;
        package.pdf = pdf->bytes;
        return package;
    });
}

void BankDelivery::finish(const db::OutboxRow& row, const Package& package,
                          const channels::BankReply& reply)
{
    const auto believed = reply.body.empty()
                              ? tl::expected<BelievedAnswer, Findings>(tl::unexpect, Findings{})
                              : believe(*services_, *package.bank, reply.body);
    const auto* ack = believed ? std::get_if<channels::TechAck>(&believed->answer.body) : nullptr;
    channels::Attempt attempt = reply.attempt;
    if (ack != nullptr) {
        attempt = settled(attempt, channels::judge_l1(*ack, signing::sha256(package.xml)));
    } else if (attempt.verdict == channels::Verdict::Delivered) {
        // Bytes were taken, but nothing proves that the bank holds these bytes.
        attempt.verdict = channels::Verdict::Retry;
        attempt.accepted_at.reset();
        attempt.code = "sin-acuse";
        attempt.reason = "El banco respondió sin un acuse técnico que se pueda creer.";
    }
    const Instant now = services_->now();
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        auto file = lock_bank_file(tx, package.order_uuid);
        if (!file) throw std::logic_error("outbox row of no order");
        const SettledTry tried = settle(tx, {row, owner_, attempt, std::nullopt}, now);
        // A believed acknowledgement proves that the bytes arrived, a refusing one (400) too.
        if (is_success(reply.status) || ack != nullptr) {
            record(tx, file->order,
                   {.kind = package.kind == db::BankActKind::Freeze ? BankEvent::Sent
                                                                    : BankEvent::ReleaseSent,
                    .act_no = package.act_no,
                    .distinct = {},
                    .occurred = attempt.started,
                    .actor = "buzon",
                    .document = tried.transcript},
                   now);
        }
        if (ack != nullptr) {
            // A refusal here (an acknowledgement of something else) leaves only the attempt.
            static_cast<void>(record_answer(*services_, *log_, tx, *package.bank, *believed));
        }
    });
    const LogLevel level =
        attempt.attention == channels::Attention::None ? LogLevel::Info : LogLevel::Error;
    log_->write(level, log_event_of(attempt.verdict),
                {{LogKey::Kind, db::name_of(row.kind)},
                 {LogKey::Outbox, row.id.value},
                 {LogKey::Code, attempt.code},
                 {LogKey::Attempt, std::int64_t{row.attempts}}});
}

}  // namespace buzon::app
