#include "db/fsck.hpp"

#include "db/act_columns.hpp"
#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kActs{
    "fsck_acts", "SELECT " BUZON_ACT_COLUMNS " FROM acts a WHERE a.id > $1 ORDER BY a.id LIMIT $2"};

constexpr Query kDocuments{"fsck_documents",
                           "SELECT sha FROM documents WHERE sha > $1 ORDER BY sha LIMIT $2"};

constexpr Query kEvidences{"fsck_evidences",
                           "SELECT v.id, v.no, e.id IS NOT NULL FROM evidences v"
                           " LEFT JOIN events e ON e.id = v.id AND e.act_id = v.act_id"
                           " WHERE v.act_id = $1 ORDER BY v.no"};

constexpr Query kEvents{"fsck_events",
                        "SELECT e.id, e.stream, e.kind,"
                        " EXISTS (SELECT FROM evidence_queue q WHERE q.seq = e.seq)"
                        " FROM events e WHERE e.act_id = $1"
                        " AND NOT EXISTS (SELECT FROM evidences v WHERE v.id = e.id)"
                        " ORDER BY e.seq"};

constexpr Query kBankStates{
    "fsck_bank_states",
    "SELECT id, order_uuid, state FROM bank_orders WHERE act_id = $1 ORDER BY id"};

// One snapshot: evidences and their entries come in one transaction.
constexpr Query kLogged{"fsck_logged",
                        "SELECT (SELECT count(*) FROM evidences), (SELECT count(*) FROM log_entries"
                        " WHERE substring(entry FROM 1 FOR 18) = $1)"};

}  // namespace

std::vector<Act> acts_after(Connection& db, ActId after, int limit)
{
    return each(db.exec(kActs, Params{after, limit}), read_act);
}

std::vector<Sha256> documents_after(Connection& db, const Sha256& after, int limit)
{
    return each(db.exec(kDocuments, Params{after, limit}),
                [](Fields f) { return f.next<Sha256>(); });
}

std::vector<BareEvidence> bare_evidences(Connection& db, ActId act)
{
    return each(db.exec(kEvidences, Params{act}), [](Fields f) {
        return BareEvidence{
            .id = f.next<Sha256>(), .no = f.next<int>(), .has_event = f.next<bool>()};
    });
}

std::vector<BareEvent> events_without_evidence(Connection& db, ActId act)
{
    return each(db.exec(kEvents, Params{act}), [](Fields f) {
        return BareEvent{.id = f.next<Sha256>(),
                         .stream = f.next<std::string>(),
                         .kind = f.next<std::string>(),
                         .queued = f.next<bool>()};
    });
}

std::vector<StoredBankState> bank_states(Connection& db, ActId act)
{
    return each(db.exec(kBankStates, Params{act}), [](Fields f) {
        return StoredBankState{.order = f.next<BankOrderId>(),
                               .uuid = f.next<std::string>(),
                               .state = f.next_enum(bank_state_of)};
    });
}

LoggedEvidences logged_evidences(Connection& db)
{
    const Rows rows = db.exec(kLogged, Params{Bytes{"buzon-evidencia-1\n"}});
    Fields f = rows.front();
    return {.evidences = f.next<std::int64_t>(), .entries = f.next<std::int64_t>()};
}

}  // namespace buzon::db
