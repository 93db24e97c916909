#include "db/aviso_tries.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kTries{
    "aviso_tries",
    "SELECT o.id, o.payload->>'address', o.outcome, o.payload ? 'try_ends' AND o.done_at IS NULL,"
    "       coalesce(a.no, 0), o.not_before,"
    "       a.verdict, a.code, a.reason, a.started_at, a.elapsed_ms, a.transcript,"
    "       CASE WHEN o.outcome = 'delivered' AND a.elapsed_ms IS NOT NULL"
    "            THEN a.started_at + a.elapsed_ms * interval '1 millisecond' END,"
    "       b.occurred_at, coalesce(b.detail->>'estado', '')"
    "  FROM outbox o"
    "  LEFT JOIN LATERAL (SELECT * FROM delivery_attempts d WHERE d.outbox_id = o.id"
    "                      ORDER BY d.no DESC LIMIT 1) a ON true"
    "  LEFT JOIN LATERAL (SELECT e.occurred_at, e.detail FROM events e"
    "                      WHERE e.act_id = o.act_id AND e.stream = 'act'"
    "                        AND e.kind = 'aviso_bounced' AND e.detail->>'fila' = o.id::text"
    "                      ORDER BY e.seq LIMIT 1) b ON true"
    " WHERE o.act_id = $1 AND o.kind = $2 ORDER BY o.id"};

constexpr Query kMended{
    "acts_with_mended_contact",
    "SELECT a.id FROM acts a WHERE a.state = 'contact_failed'"
    "   AND NOT EXISTS (SELECT FROM outbox o WHERE o.act_id = a.id AND o.kind = 'aviso'"
    "                     AND o.done_at IS NULL)"
    "   AND EXISTS (SELECT FROM contact_means c WHERE c.rfc = a.addressee_rfc AND c.kind = 'email'"
    "                 AND c.lapsed_at IS NULL AND c.confirmed_at >"
    "                     (SELECT max(e.learned_at) FROM events e WHERE e.act_id = a.id"
    "                         AND e.stream = 'act' AND e.kind = 'aviso_failed'))"
    " ORDER BY a.id LIMIT 100"};

constexpr Query kMendedEmails{
    "mended_emails",
    "SELECT c.address FROM acts a JOIN contact_means c ON c.rfc = a.addressee_rfc"
    " WHERE a.id = $1 AND c.kind = 'email' AND c.lapsed_at IS NULL AND c.confirmed_at >"
    "       (SELECT max(e.learned_at) FROM events e WHERE e.act_id = a.id AND e.stream = 'act'"
    "           AND e.kind = 'aviso_failed')"
    " ORDER BY c.id"};

constexpr Query kToRemind{
    "acts_to_remind",
    "SELECT a.id FROM acts a WHERE a.state = 'awaiting_opening' AND a.due_on = $2 AND a.unit = $1"
    "   AND a.id > $3"
    "   AND NOT EXISTS (SELECT FROM outbox o WHERE o.act_id = a.id"
    "                     AND o.kind = 'aviso_reminder')"
    " ORDER BY a.id LIMIT $4"};

AvisoTry read(Fields f)
{
    AvisoTry one{.row = f.next<OutboxId>(),
                 .address = f.next<std::string>(),
                 .outcome = f.next_optional_enum(attempt_verdict_of),
                 .in_doubt = f.next<bool>(),
                 .attempts = f.next<int>(),
                 .not_before = f.next<Instant>(),
                 .last = {},
                 .accepted_at = {},
                 .bounced_at = {},
                 .bounce_status = {}};
    const auto verdict = f.next_optional_enum(attempt_verdict_of);
    const auto code = f.next<std::optional<std::string>>();
    const auto reason = f.next<std::optional<std::string>>();
    const auto started = f.next<std::optional<Instant>>();
    const auto elapsed = f.next<std::optional<std::int64_t>>();
    const auto transcript = f.next<std::optional<Sha256>>();
    if (verdict) {
        one.last = DeliveryAttempt{*verdict,
                                   code.value(),
                                   reason.value(),
                                   started.value(),
                                   std::chrono::milliseconds(elapsed.value()),
                                   transcript};
    }
    one.accepted_at = f.next<std::optional<Instant>>();
    one.bounced_at = f.next<std::optional<Instant>>();
    one.bounce_status = f.next<std::string>();
    return one;
}

ActId act_id(Fields f)
{
    return f.next<ActId>();
}

}  // namespace

std::vector<AvisoTry> aviso_tries(Connection& db, ActId act, OutboxKind kind)
{
    return each(db.exec(kTries, Params{act, name_of(kind)}), read);
}

std::vector<ActId> acts_with_mended_contact(Connection& db)
{
    return each(db.exec(kMended), act_id);
}

std::vector<std::string> mended_emails(Connection& db, ActId act)
{
    return each(db.exec(kMendedEmails, Params{act}),
                [](Fields f) { return f.next<std::string>(); });
}

std::vector<ActId> acts_to_remind(Connection& db, const RemindPage& page)
{
    return each(db.exec(kToRemind, Params{page.unit, page.day_four, page.after, page.limit}),
                act_id);
}

}  // namespace buzon::db
