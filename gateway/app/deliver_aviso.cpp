#include "gateway/app/deliver_aviso.hpp"

#include "channels/smtp_verdict.hpp"
#include "core/aviso_window.hpp"
#include "db/documents.hpp"
#include "db/outbox_fates.hpp"
#include "db/pool.hpp"
#include "gateway/app/aviso_message.hpp"
#include "gateway/app/deliver_sms.hpp"
#include "gateway/app/envelope_id.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "gateway/smtp_settings.hpp"

#include <fmt/format.h>

namespace buzon::app {
namespace {

// Beyond this a mail server that never says yes or no counts as unreachable (RFC 5321 §4.5.4.1
// gives up after four to five days).
constexpr auto kGiveUpAfter = std::chrono::hours(24 * 5);

// An act whose window a failure re-opened (app/failure_effects) awaits its new aviso while it may
// be opened already.
bool awaits_aviso(ActState state, const Poco::JSON::Object& payload)
{
    return state == ActState::Deposited || state == ActState::ContactFailed ||
           (state == ActState::AwaitingOpening && payload.has("failure"));
}

std::int64_t round_of(const Poco::JSON::Object& payload)
{
    return payload.optValue<std::int64_t>("round", 0);
}

constexpr auto kDoubtIsWork = std::chrono::hours(24 * 2);
constexpr const char* kFirstTry = "first_try";
constexpr const char* kAfterHours = "fuera-de-horario";

// Since the server was first spoken to about this row; none when it never was.
std::optional<std::chrono::milliseconds> tried_for(const Poco::JSON::Object& payload, Instant now)
{
    const auto first = Instant::parse(payload.optValue<std::string>(kFirstTry, ""));
    if (!first) return std::nullopt;
    return now - *first;
}

// The addresses that one round of avisos of an act goes to: what every one of them must name.
std::vector<std::string> addresses_of_round(db::Connection& db, ActId act,
                                            const Poco::JSON::Object& payload)
{
    const auto round = round_of(payload);
    std::vector<std::string> addresses;
    for (const db::OutboxFate& fate : db::fates_of(db, act, db::OutboxKind::Aviso)) {
        const Poco::JSON::Object other = json::parse_object(fate.payload);
        if (round_of(other) != round) continue;
        addresses.push_back(other.getValue<std::string>("address"));
    }
    return addresses;
}

bool within_hours(Instant at)
{
    return aviso_window.holds(zona_centro(at).time_of_day);
}

}  // namespace

// What is to be sent, or why nothing is.
struct AvisoDelivery::Draft {
    std::optional<EmailAddress> to;
    std::string mime;
    std::string payload_when_known;  // of the row, once the outcome of this try is known
    std::optional<Unsent> instead;   // settles the row without speaking to anybody
};

struct AvisoDelivery::Ending {
    channels::Attempt attempt;
    std::optional<Instant> not_before;
    std::optional<std::string> payload;  // that the row keeps from now on
};

AvisoDelivery::AvisoDelivery(const Services& services, const Logger& log, std::string owner)
    : services_(&services), log_(&log), owner_(std::move(owner)), doubts_(services.config())
{
}

AvisoDelivery::~AvisoDelivery() = default;

channels::SmtpSender& AvisoDelivery::sender()
{
    if (!sender_) {
        auto settings = smtp_settings(services_->config());
        if (!settings) throw std::runtime_error(settings.error().reason);
        settings_ = std::make_unique<channels::SmtpSettings>(std::move(*settings));
        sender_ = std::make_unique<channels::SmtpSender>(*settings_, services_->clock());
    }
    return *sender_;
}

void AvisoDelivery::deliver(const db::OutboxRow& row)
{
    Draft draft = this->draft(row);
    if (draft.instead) {
        return finish(row, {draft.instead->attempt, draft.instead->not_before, std::nullopt});
    }
    channels::Attempt attempt =
        sender().send({*draft.to, std::move(draft.mime), envelope_id(row.id)});
    if (attempt.accepted_at && !within_hours(*attempt.accepted_at)) {
        // The server answered after hours: this aviso starts no clock (CFF 13), another one will.
        attempt.verdict = channels::Verdict::Retry;
        attempt.code = "aceptado-fuera-de-horario";
        attempt.reason = "El servidor de correo aceptó el aviso fuera de horas hábiles.";
    }
    Ending ending{std::move(attempt), std::nullopt, std::nullopt};
    if (!channels::in_doubt(ending.attempt)) ending.payload = std::move(draft.payload_when_known);
    finish(row, ending);
}

AvisoDelivery::Draft AvisoDelivery::draft(const db::OutboxRow& row)
{
    using channels::Verdict;
    const std::optional<AvisoDoubt> doubt =
        doubts_.look(json::parse_object(row.payload), services_->now());
    return db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        Draft draft;
        Poco::JSON::Object payload = json::parse_object(row.payload);
        const Instant now = services_->now();
        const auto act = db::find_act(tx, row.act);
        if (!act) throw std::logic_error("outbox row of no act");
        if (!awaits_aviso(act->state, payload)) {
            draft.instead = {
                not_tried(Verdict::Delivered, "innecesario", "El acto ya no espera el aviso.", now),
                std::nullopt};
            return draft;
        }
        const auto unit = db::find_unit(tx, act->folio.unit());
        if (!unit) throw std::logic_error("act of no unit");
        const ScopedCalendar calendar = services_->calendar_of(unit->calendar_scope);
        const auto window = next_window(now, calendar.latest);
        if (!window) throw std::runtime_error(window.error().reason);
        if (*window > now) {
            draft.instead = {not_tried(Verdict::Retry, kAfterHours,
                                       "Los avisos solo salen en días y horas hábiles.", now),
                             *window};
            return draft;
        }
        auto to = EmailAddress::parse(payload.getValue<std::string>("address"));
        if (!to) throw std::logic_error("outbox row with an address that was never valid");
        draft.to = *to;

        const std::string today = iso_date(zona_centro(now).date);
        if (payload.optValue<std::string>("date", "") == today) {
            if (doubt) draft.instead = settled_by_copy(*doubt, now);
            if (draft.instead) return draft;
            const auto sha = Sha256::parse_hex(payload.getValue<std::string>("mime"));
            const auto stored = sha ? db::find_document(tx, *sha) : std::nullopt;
            if (!stored) throw std::logic_error("the aviso of this row was not stored");
            draft.mime = stored->bytes;
        } else {
            const auto addressees = db::find_addressees(tx, {act->addressee});
            if (addressees.empty()) throw std::logic_error("act of no addressee");
            auto message = aviso_message(
                *services_, {*act, addressees.front(), *unit, *to, row.id,
                             addresses_of_round(tx, act->id, payload), calendar.latest, now});
            if (!message) throw std::runtime_error(message.error().front().reason);
            const Sha256 sha = db::store_document(
                tx, {"message/rfc822", message->mime}, now,
                {db::alike_key(db::DocumentRole::AvisoMime, {act->type, unit->code}),
                 std::nullopt});
            db::attach_document(tx, act->id, db::DocumentRole::AvisoMime, sha);
            payload.set("mime", sha.hex());
            payload.set("date", today);
            payload.set("message_id", message->message_id);
            draft.mime = std::move(message->mime);
        }
        doubts_.begin_try(payload, now);
        if (!payload.has(kFirstTry)) payload.set(kFirstTry, now.rfc3339());
        if (!db::set_payload(tx, row.id, owner_, json::text(payload))) {
            throw std::runtime_error("the lease of an aviso ran out before it was sent");
        }
        AvisoDoubts::strike_out_try(payload);
        draft.payload_when_known = json::text(payload);
        return draft;
    });
}

void AvisoDelivery::open_work(db::Transaction& tx, const db::OutboxRow& row, db::WorkKind kind,
                              const channels::Attempt& attempt) const
{
    Poco::JSON::Object detail = json::object();
    detail.set("codigo", attempt.code);
    detail.set("motivo", attempt.reason);
    db::open_work_item(tx,
                       {.key = fmt::format("{}|{}", db::name_of(kind), row.id.value),
                        .kind = kind,
                        .act = row.act,
                        .outbox = row.id,
                        .document = {},
                        .detail = json::text(detail)},
                       services_->now());
}

void AvisoDelivery::finish(const db::OutboxRow& row, const Ending& ending)
{
    const Instant now = services_->now();
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const auto act = db::lock_act(tx, row.act);
        if (!act) throw std::logic_error("outbox row of no act");
        channels::Attempt attempt = ending.attempt;
        // While the copy may still come nobody knows that it was not delivered.
        // Days on which no aviso may leave are not days on which the server said no.
        const auto age = tried_for(json::parse_object(row.payload), now);
        const bool unsettled =
            attempt.verdict == channels::Verdict::Retry && attempt.code != kAfterHours && age;
        if (unsettled && !awaits_copy(attempt) && *age > kGiveUpAfter) {
            attempt.verdict = channels::Verdict::GiveUp;
            attempt.reason = "Sin entrega en cinco días. " + attempt.reason;
        }
        // Before settling gives the lease back; when it is lost the row keeps its mark.
        if (ending.payload && attempt.verdict == channels::Verdict::Retry) {
            static_cast<void>(db::set_payload(tx, row.id, owner_, *ending.payload));
        }
        const SettledTry settled = settle(tx, {row, owner_, attempt, ending.not_before}, now);
        if (settled.settled == db::Settled::LeaseLost) return;
        if (settled.transcript) {
            db::attach_document(tx, act->id, db::DocumentRole::SmtpTranscript, *settled.transcript);
        }
        const Poco::JSON::Object payload = json::parse_object(row.payload);
        if (!awaits_aviso(act->state, payload)) return;
        if (unsettled && *age > kDoubtIsWork)
            open_work(tx, row, db::WorkKind::AvisoInDoubt, attempt);

        std::optional<Instant> last_accepted;
        int accepted = 0;
        int given_up = 0;
        for (const db::OutboxFate& fate : db::fates_of(tx, act->id, db::OutboxKind::Aviso)) {
            if (round_of(json::parse_object(fate.payload)) != round_of(payload)) continue;
            if (!fate.outcome) return;  // another address is still open: no t0 yet
            if (*fate.outcome == db::AttemptVerdict::Delivered && fate.accepted_at) {
                ++accepted;
                last_accepted =
                    std::max(last_accepted.value_or(*fate.accepted_at), *fate.accepted_at);
            } else {
                ++given_up;
            }
        }
        const std::string detail =
            fmt::format(R"({{"aceptados":{},"rechazados":{}}})", accepted, given_up);
        if (!last_accepted) {
            record(tx, *act,
                   {.kind = ActEvent::AvisoFailed,
                    .distinct = std::to_string(row.id.value),
                    .occurred = attempt.started,
                    .actor = "buzon",
                    .detail = detail,
                    .document = settled.transcript},
                   now);
            // A term that was re-opened keeps its later end; that nobody took the new aviso is for
            // a person to weigh.
            open_work(tx, row,
                      act->state == ActState::AwaitingOpening ? db::WorkKind::FailureAfterClosing
                                                              : db::WorkKind::ContactFailed,
                      attempt);
            return;
        }
        record(
            tx, *act,
            {.kind = ActEvent::AvisoSent,
             .distinct = act->state == ActState::AwaitingOpening ? std::to_string(round_of(payload))
                                                                 : std::string(),
             .occurred = *last_accepted,
             .actor = "buzon",
             .detail = detail,
             .document = settled.transcript},
            now);
        const auto terms = act_terms(*services_, term_facts(tx, *act));
        if (!terms) throw std::runtime_error(terms.error().front().reason);
        db::set_due(tx, act->id, terms->dia4);
        tell_terms(tx, act->id, *terms, db::TermsCause::Aviso, {}, now);
        queue_aviso_sms(*services_, tx, *act, round_of(payload));
    });
    const LogLevel level =
        ending.attempt.verdict == channels::Verdict::GiveUp ? LogLevel::Warning : LogLevel::Info;
    log_->write(level, log_event_of(ending.attempt.verdict),
                {{LogKey::Kind, "aviso"},
                 {LogKey::Act, row.act.value},
                 {LogKey::Outbox, row.id.value},
                 {LogKey::Code, ending.attempt.code},
                 {LogKey::Attempt, std::int64_t{row.attempts}}});
}

}  // namespace buzon::app
