#include "db/work_items.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kOpen{
    "work_item_open",
    "INSERT INTO work_items (key, kind, unit, act_id, outbox_id, document, detail, opened_at)"
    " SELECT $1, $2, (SELECT unit FROM acts WHERE id = $3::bigint), $3::bigint, $4::bigint,"
    "        $5::bytea, $6::text::jsonb, $7::timestamptz"
    " ON CONFLICT (key) DO NOTHING"};

constexpr Query kPage{
    "work_items_page",
    "SELECT w.id, w.key, w.kind, w.unit, w.act_id, a.folio, w.outbox_id, w.document,"
    "       w.detail::text, w.opened_at, w.state, w.holder"
    "  FROM work_items w LEFT JOIN acts a ON a.id = w.act_id"
    " WHERE (w.unit = $1 OR w.unit IS NULL)"
    "   AND (CASE WHEN $2::text IS NULL THEN w.state <> 'done' ELSE w.state = $2 END)"
    "   AND ($3::text IS NULL OR w.kind = $3) AND ($4::text IS NULL OR a.folio = $4)"
    "   AND ($5::bigint IS NULL OR w.id < $5)"
    " ORDER BY w.id DESC LIMIT $6"};

constexpr Query kFind{
    "work_item_find",
    "SELECT w.id, w.key, w.kind, w.unit, w.act_id, a.folio, w.outbox_id, w.document,"
    "       w.detail::text, w.opened_at, w.state, w.holder"
    "  FROM work_items w LEFT JOIN acts a ON a.id = w.act_id WHERE w.id = $1"};

constexpr Query kLock{"work_item_lock", "SELECT id FROM work_items WHERE id = $1 FOR UPDATE"};

constexpr Query kAppend{"work_item_step_append",
                        "INSERT INTO work_item_steps (item_id, no, kind, actor, note, at)"
                        " SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5::timestamptz"
                        "   FROM work_item_steps WHERE item_id = $1"};

constexpr Query kMark{"work_item_mark",
                      "UPDATE work_items SET state = $2, holder = $3 WHERE id = $1"};

constexpr Query kSteps{"work_item_steps",
                       "SELECT kind, actor, note, at FROM work_item_steps WHERE item_id = $1"
                       " ORDER BY no"};

constexpr Query kSettled{"work_items_settled",
                         "SELECT w.id FROM work_items w JOIN acts a ON a.id = w.act_id"
                         " LEFT JOIN outbox o ON o.id = w.outbox_id"
                         " WHERE w.state <> 'done' AND ("
                         "  (w.kind = 'contact_failed' AND a.state <> 'contact_failed')"
                         "  OR (w.kind = 'clock_stuck' AND a.state = 'notified')"
                         "  OR (w.kind = 'aviso_in_doubt' AND o.done_at IS NOT NULL))"
                         " ORDER BY w.id LIMIT 100 FOR UPDATE OF w SKIP LOCKED"};

WorkItem read(Fields f)
{
    WorkItem item{{.key = {},
                   .kind = WorkKind::DsnUnmatched,
                   .act = {},
                   .outbox = {},
                   .document = {},
                   .detail = {}},
                  f.next<WorkItemId>(),
                  {},
                  {},
                  {},
                  WorkState::Open,
                  {}};
    item.key = f.next<std::string>();
    item.kind = f.next_enum(work_kind_of);
    item.unit = f.next<std::optional<std::string>>();
    item.act = f.next<std::optional<ActId>>();
    item.folio = f.next<std::optional<Folio>>();
    item.outbox = f.next<std::optional<OutboxId>>();
    item.document = f.next<std::optional<Sha256>>();
    item.detail = f.next<std::string>();
    item.opened_at = f.next<Instant>();
    item.state = f.next_enum(work_state_of);
    item.holder = f.next<std::optional<std::string>>();
    return item;
}

std::optional<std::string_view> name_or_null(const auto& value)
{
    if (!value) return std::nullopt;
    return name_of(*value);
}

}  // namespace

std::string_view name_of(WorkKind kind)
{
    switch (kind) {
        case WorkKind::AvisoBounced: return "aviso_bounced";
        case WorkKind::ContactFailed: return "contact_failed";
        case WorkKind::AvisoInDoubt: return "aviso_in_doubt";
        case WorkKind::ClockStuck: return "clock_stuck";
        case WorkKind::DsnUnmatched: return "dsn_unmatched";
        case WorkKind::DeliveryGivenUp: return "delivery_given_up";
        case WorkKind::AccordAfterClosing: return "accord_after_closing";
        case WorkKind::MobileRefused: return "mobile_refused";
        case WorkKind::FailureAfterClosing: return "failure_after_closing";
    }
    return {};
}

std::optional<WorkKind> work_kind_of(std::string_view name)
{
    using enum WorkKind;
    return by_name({AvisoBounced, ContactFailed, AvisoInDoubt, ClockStuck, DsnUnmatched,
                    DeliveryGivenUp, AccordAfterClosing, FailureAfterClosing, MobileRefused},
                   name);
}

std::string_view name_of(WorkState state)
{
    switch (state) {
        case WorkState::Open: return "open";
        case WorkState::Taken: return "taken";
        case WorkState::Done: return "done";
    }
    return {};
}

std::optional<WorkState> work_state_of(std::string_view name)
{
    return by_name({WorkState::Open, WorkState::Taken, WorkState::Done}, name);
}

std::string_view name_of(WorkStepKind kind)
{
    switch (kind) {
        case WorkStepKind::Taken: return "taken";
        case WorkStepKind::Closed: return "closed";
        case WorkStepKind::AvisoRenewed: return "aviso_renewed";
    }
    return {};
}

std::optional<WorkStepKind> work_step_kind_of(std::string_view name)
{
    using enum WorkStepKind;
    return by_name({Taken, Closed, AvisoRenewed}, name);
}

bool open_work_item(Transaction& tx, const NewWorkItem& item, Instant now)
{
    return tx.exec(kOpen, Params{item.key, name_of(item.kind), item.act, item.outbox, item.document,
                                 item.detail, now})
               .affected() == 1;
}

std::vector<WorkItem> work_items_page(Connection& db, const WorkFilter& filter)
{
    return each(
        db.exec(kPage, Params{filter.unit, name_or_null(filter.state), name_or_null(filter.kind),
                              filter.folio, filter.before, filter.limit}),
        read);
}

std::optional<WorkItem> find_work_item(Connection& db, WorkItemId id)
{
    return first(db.exec(kFind, Params{id}), read);
}

std::optional<WorkItem> lock_work_item(Transaction& tx, WorkItemId id)
{
    if (tx.exec(kLock, Params{id}).empty()) return std::nullopt;
    return find_work_item(tx, id);
}

void append_step(Transaction& tx, WorkItemId id, const WorkStep& step)
{
    tx.exec(kAppend, Params{id, name_of(step.kind), step.actor, step.note, step.at});
    const WorkState state = step.kind == WorkStepKind::Closed ? WorkState::Done : WorkState::Taken;
    tx.exec(kMark, Params{id, name_of(state), step.actor});
}

std::vector<WorkStep> steps_of(Connection& db, WorkItemId id)
{
    return each(db.exec(kSteps, Params{id}), [](Fields f) {
        return WorkStep{.kind = f.next_enum(work_step_kind_of),
                        .actor = f.next<std::string>(),
                        .note = f.next<std::string>(),
                        .at = f.next<Instant>()};
    });
}

std::vector<WorkItemId> lock_settled_work(Transaction& tx)
{
    return each(tx.exec(kSettled), [](Fields f) { return f.next<WorkItemId>(); });
}

}  // namespace buzon::db
