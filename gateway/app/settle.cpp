#include "gateway/app/settle.hpp"

#include "channels/backoff.hpp"
#include "db/documents.hpp"
#include "db/work_items.hpp"
#include "gateway/json.hpp"

#include <fmt/format.h>

namespace buzon::app {
namespace {

channels::Pace pace_of(db::Lane lane)
{
    switch (lane) {
        case db::Lane::Urgent: return channels::Pace::Urgent;
        case db::Lane::Normal: return channels::Pace::Normal;
        case db::Lane::Bulk: return channels::Pace::Bulk;
    }
    return channels::Pace::Bulk;
}

db::AttemptVerdict verdict_of(channels::Verdict verdict)
{
    switch (verdict) {
        case channels::Verdict::Delivered: return db::AttemptVerdict::Delivered;
        case channels::Verdict::Retry: return db::AttemptVerdict::Retry;
        case channels::Verdict::GiveUp: return db::AttemptVerdict::GiveUp;
    }
    return db::AttemptVerdict::Retry;
}

// What an aviso comes to is judged by the act's other addresses too (deliver_aviso); a courtesy
// that cannot leave is nobody's work.
void open_given_up(db::Transaction& tx, const Tried& tried, Instant now)
{
    const db::OutboxRow& row = tried.row;
    if (row.kind == db::OutboxKind::Aviso || row.kind == db::OutboxKind::AvisoReminder ||
        row.kind == db::OutboxKind::TermsNotice || row.kind == db::OutboxKind::AvisoSms) {
        return;
    }
    Poco::JSON::Object detail = json::object();
    detail.set("clase", std::string(db::name_of(row.kind)));
    detail.set("codigo", tried.attempt.code);
    detail.set("motivo", tried.attempt.reason);
    db::open_work_item(tx,
                       {.key = fmt::format("given_up|{}", row.id.value),
                        .kind = db::WorkKind::DeliveryGivenUp,
                        .act = row.act,
                        .outbox = row.id,
                        .document = {},
                        .detail = json::text(detail)},
                       now);
}

}  // namespace

SettledTry settle(db::Transaction& tx, const Tried& tried, Instant now)
{
    const channels::Attempt& attempt = tried.attempt;
    SettledTry result;
    if (!attempt.transcript.empty()) {
        result.transcript = db::store_document(
            tx, {"text/plain; charset=utf-8", attempt.transcript}, now,
            {db::alike_key(db::DocumentRole::SmtpTranscript, {db::name_of(tried.row.kind)}),
             std::nullopt});
    }
    const Instant retry_at = tried.not_before.value_or(
        now +
        channels::delay_after({tried.row.attempts, static_cast<std::uint64_t>(tried.row.id.value)},
                              pace_of(tried.row.lane)));
    db::Settlement settlement{tried.row.id,
                              tried.owner,
                              {verdict_of(attempt.verdict), attempt.code, attempt.reason,
                               attempt.started, attempt.elapsed, result.transcript},
                              retry_at,
                              now};
    result.settled = db::settle(tx, settlement);
    if (result.settled == db::Settled::Done && attempt.verdict == channels::Verdict::GiveUp) {
        open_given_up(tx, tried, now);
    }
    return result;
}

channels::Attempt not_tried(channels::Verdict verdict, std::string code, std::string reason,
                            Instant now)
{
    channels::Attempt attempt;
    attempt.verdict = verdict;
    attempt.code = std::move(code);
    attempt.reason = std::move(reason);
    attempt.started = now;
    return attempt;
}

LogEvent log_event_of(channels::Verdict verdict)
{
    switch (verdict) {
        case channels::Verdict::Delivered: return LogEvent::DeliveryDone;
        case channels::Verdict::Retry: return LogEvent::DeliveryRetried;
        case channels::Verdict::GiveUp: return LogEvent::DeliveryGivenUp;
    }
    return LogEvent::DeliveryGivenUp;
}

}  // namespace buzon::app
