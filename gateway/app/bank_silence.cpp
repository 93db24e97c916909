#include "gateway/app/bank_silence.hpp"

#include "core/bank_clocks.hpp"
#include "core/calendar.hpp"
#include "db/bank_orders.hpp"
#include "db/events.hpp"
#include "gateway/app/bank_file.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

#include <algorithm>

namespace buzon::app {
namespace {

constexpr int kAtOnce = 100;
// Six días hábiles never take less: a younger order is not looked at.
constexpr std::chrono::days kShortest{6};

std::optional<LocalDate> due(DeadlineId id, const BankDates& dates, const ScopedCalendar& calendar)
{
    const auto clocks = bank_clocks(dates, calendar);
    return clocks ? clocks->deadline(id) : std::nullopt;
}

// The day from which the bank's term counts: what it said itself, else when it took the bytes.
std::optional<LocalDate> served(db::Transaction& tx, const db::BankOrder& order)
{
    if (order.facts.notified_at) return zona_centro(*order.facts.notified_at).date;
    for (const db::BankEventRow& event : db::bank_history(tx, order.id)) {
        if (event.kind == BankEvent::Sent) return zona_centro(event.occurred_at).date;
    }
    return std::nullopt;
}

std::string detail_of(const BankAnswerTerm& term, const std::string& calendar)
{
    Poco::JSON::Object detail = json::object();
    detail.set("notificado", iso_date(term.from));
    detail.set("inmovilizar", iso_date(term.freeze_by));
    detail.set("informar", iso_date(term.report_by));
    detail.set("calendario", calendar);
    return json::text(detail);
}

bool record_silence(const Services& services, db::Transaction& tx, BankOrderId id)
{
    auto file = lock_bank_file(tx, id);
    if (!file || !db::is_unanswered(tx, id)) return false;  // it answered meanwhile
    const auto since = served(tx, file->order);
    if (!since) return false;
    const ScopedCalendar calendar = services.calendar_of(file->unit.calendar_scope);
    const auto term = bank_answer_term(*since, calendar);
    const Instant now = services.now();
    if (!term || zona_centro(now).date <= term->report_by) return false;
    record(tx, file->order,
           {.kind = BankEvent::NoAnswer,
            .distinct = {},
            .occurred = from_zona_centro(term->report_by + std::chrono::days(1),
                                         std::chrono::milliseconds(0)),
            .actor = "buzon",
            .detail = detail_of(*term, calendar.latest.version())},
           now);
    return true;
}

}  // namespace

std::optional<BankAnswerTerm> bank_answer_term(LocalDate notified, const ScopedCalendar& calendar)
{
    const BusinessDays::Day* day = calendar.latest.day(notified);
    if (day == nullptr) return std::nullopt;
    const auto from = day->counts ? notified : calendar.latest.nth_after(notified, 1);
    if (!from) return std::nullopt;
    BankDates dates{.notified = *from,
                    .executed = {},
                    .informed = {},
                    .excess_known = {},
                    .guarantee_filed = {},
                    .guarantee_notified = {},
                    .procedure_start = {}};
    const auto freeze = due(DeadlineId::Inmovilizar, dates, calendar);
    if (!freeze) return std::nullopt;
    dates.executed = freeze;
    const auto report = due(DeadlineId::Informar, dates, calendar);
    if (!report) return std::nullopt;
    return BankAnswerTerm{*from, *freeze, *report};
}

int BankSilence::run_once()
{
    auto lease = services_->database().lease(request_deadline());
    const auto orders = db::unanswered_orders(
        *lease, {.sent_before = services_->now() - kShortest, .after = after_, .limit = kAtOnce});
    int recorded = 0;
    for (const BankOrderId id : orders) {
        const bool done = db::in_transaction(
            services_->database(), request_deadline(),
            [&](db::Transaction& tx) { return record_silence(*services_, tx, id); });
        if (done) ++recorded;
    }
    after_ = orders.size() < static_cast<std::size_t>(kAtOnce) ? BankOrderId{} : orders.back();
    return recorded;
}

}  // namespace buzon::app
