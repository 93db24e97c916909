#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// What a person must look at, because no program can settle it.
enum class WorkKind {
    AvisoBounced,         // a DSN came back for one address of an act
    ContactFailed,        // no address took the aviso
    AvisoInDoubt,         // nobody knows for days whether an aviso was taken
    ClockStuck,           // a term ended and cannot be closed
    DsnUnmatched,         // a message in the bounces that is no report, or of nothing of ours
    DeliveryGivenUp,      // something for a bank, for the estrados or a notice of a freeze
    AccordAfterClosing,   // an accord lengthens a term whose constancia was made before
    MobileRefused,        // the provider of messages does not take an employer's number
    FailureAfterClosing,  // a declared failure touched a window that had closed already
};
[[nodiscard]] std::string_view name_of(WorkKind kind);
[[nodiscard]] std::optional<WorkKind> work_kind_of(std::string_view name);

enum class WorkState { Open, Taken, Done };
[[nodiscard]] std::string_view name_of(WorkState state);
[[nodiscard]] std::optional<WorkState> work_state_of(std::string_view name);

enum class WorkStepKind { Taken, Closed, AvisoRenewed };
[[nodiscard]] std::string_view name_of(WorkStepKind kind);
[[nodiscard]] std::optional<WorkStepKind> work_step_kind_of(std::string_view name);

// `key` names the situation, so that the same one is one item however often it is noticed.
// `detail` is a JSON object without personal data. The unit is the act's; without an act nobody
// knows whose it is.
struct NewWorkItem {
    std::string key;
    WorkKind kind;
    std::optional<ActId> act;
    std::optional<OutboxId> outbox;
    std::optional<Sha256> document;
    std::string detail = "{}";
};
// False when the situation has its item already.
bool open_work_item(Transaction& tx, const NewWorkItem& item, Instant now);

struct WorkItem : NewWorkItem {
    WorkItemId id;
    std::optional<std::string> unit;
    std::optional<Folio> folio;
    Instant opened_at;
    WorkState state;
    std::optional<std::string> holder;  // who took or closed it last
};

// Newest first. Items of no unit belong to every unit.
struct WorkFilter {
    std::string unit;
    std::optional<WorkState> state;  // none: those not done
    std::optional<WorkKind> kind;
    std::optional<Folio> folio;
    std::optional<WorkItemId> before;
    int limit = 50;
};
[[nodiscard]] std::vector<WorkItem> work_items_page(Connection& db, const WorkFilter& filter);
[[nodiscard]] std::optional<WorkItem> find_work_item(Connection& db, WorkItemId id);
// Held until the end of the transaction.
[[nodiscard]] std::optional<WorkItem> lock_work_item(Transaction& tx, WorkItemId id);

struct WorkStep {
    WorkStepKind kind;
    std::string actor;  // RFC or "buzon"
    std::string note;   // never empty for Closed
    Instant at;
};
// Appends the step and writes what the item thereby comes to. The caller holds the item, which is
// not done.
void append_step(Transaction& tx, WorkItemId id, const WorkStep& step);
[[nodiscard]] std::vector<WorkStep> steps_of(Connection& db, WorkItemId id);

// Items not done whose situation has ended by itself: the act has its aviso or went to the
// estrados, the term is closed, the aviso's row is settled. At most 100; skips what others hold.
[[nodiscard]] std::vector<WorkItemId> lock_settled_work(Transaction& tx);

}  // namespace buzon::db
