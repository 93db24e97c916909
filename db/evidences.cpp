#include "db/evidences.hpp"

#include "db/names.hpp"
#include "db/packing.hpp"

#include <stdexcept>

// The columns of an EvidencedEvent in the order in which read_event() takes them.
#define BUZON_EVIDENCED_COLUMNS                                                           \
    "e.id, e.act_id, e.stream, e.kind, e.act_no, e.occurred_at, e.learned_at, e.actor,"   \
    " e.detail, e.document, m.media_type, a.folio, a.addressee_rfc, a.registro_patronal," \
    " a.official_rfc, a.issued_at, a.xml_sha, a.pdf_sha, b.entity, b.order_uuid, t.no,"   \
    " t.calendar, (t.terms->>'notified')::date, (t.terms->>'effective')::date"
#define BUZON_EVIDENCE_JOINS                                                       \
    " JOIN acts a ON a.id = e.act_id LEFT JOIN bank_orders b ON b.id = e.order_id" \
    " LEFT JOIN documents m ON m.sha = e.document"
// The database is of one kind (docs/decisions/0024).
#define BUZON_REHEARSAL "EXISTS (SELECT FROM standing WHERE value = 'rehearsal')"
#define BUZON_EVIDENCE_ROWS                                                                     \
    "SELECT v.no, v.sha, v.sealed_at, v.signature, v.token, v.terms_no, v.days, s.certificate," \
    " s.token, d.days, p.sha, " BUZON_REHEARSAL ", " BUZON_EVIDENCED_COLUMNS                    \
    " FROM evidences v JOIN events e ON e.id = v.id" BUZON_EVIDENCE_JOINS                       \
    " JOIN evidence_seals s ON s.id = v.seal LEFT JOIN evidence_days d ON d.id = v.days"        \
    " LEFT JOIN evidences p ON p.act_id = v.act_id AND p.no = v.no - 1"                         \
    " LEFT JOIN act_terms t ON t.act_id = v.act_id AND t.no = v.terms_no"

namespace buzon::db {
namespace {

constexpr Query kLock{"evidences_lock", "SELECT pg_try_advisory_xact_lock(7304201319230021)"};

// A telling belongs to the event of its transaction: both carry the same hour.
constexpr Query kQueued{
    "evidences_queued",
    "SELECT q.seq, u.calendar_scope, CASE"
    "  WHEN e.kind IN ('day_four_elapsed', 'estrados_elapsed') THEN"
    "   (SELECT max(x.occurred_at) FROM events x WHERE x.act_id = e.act_id AND x.kind ="
    "     CASE e.kind WHEN 'day_four_elapsed' THEN 'aviso_sent' ELSE 'estrados_published' END)"
    "  WHEN e.kind IN ('aviso_sent', 'estrados_published', 'opened') THEN e.occurred_at END,"
    " " BUZON_EVIDENCED_COLUMNS
    " FROM evidence_queue q JOIN events e ON e.id = q.event" BUZON_EVIDENCE_JOINS
    " JOIN units u ON u.code = a.unit"
    " LEFT JOIN LATERAL (SELECT w.no, w.calendar, w.terms FROM act_terms w"
    "  WHERE e.stream = 'act' AND w.act_id = e.act_id AND w.at = e.learned_at AND w.cause ="
    "   CASE e.kind WHEN 'aviso_sent' THEN 'aviso' WHEN 'estrados_published' THEN 'estrados'"
    "    WHEN 'terms_recomputed' THEN 'calendario' WHEN 'window_reopened' THEN 'falla'"
    "    WHEN 'opened' THEN 'notificacion' WHEN 'day_four_elapsed' THEN 'notificacion'"
    "    WHEN 'estrados_elapsed' THEN 'notificacion' END"
    "  ORDER BY w.no DESC LIMIT 1) t ON true"
    " ORDER BY q.seq LIMIT $1"};

constexpr Query kQueuedCount{"evidences_queued_count", "SELECT count(*) FROM evidence_queue"};

constexpr Query kDequeue{"evidences_dequeue",
                         "DELETE FROM evidence_queue WHERE seq = ANY ($1::bigint[])"};

constexpr Query kFailures{"evidences_failures",
                          "SELECT f.folio FROM platform_failures f WHERE NOT EXISTS"
                          " (SELECT FROM evidences v WHERE v.failure_id = f.id) ORDER BY f.id"};

constexpr Query kChainEnds{"evidences_chain_ends",
                           "SELECT u.id, v.no, v.sha FROM unnest($1::bigint[]) AS u (id)"
                           " CROSS JOIN LATERAL (SELECT no, sha FROM evidences"
                           "  WHERE act_id = u.id ORDER BY no DESC LIMIT 1) v"};

constexpr Query kFindSeal{"evidence_seal_find",
                          "SELECT id, certificate, token FROM evidence_seals"
                          " WHERE certificate = $1 AND authority = $2"};
constexpr Query kAddSeal{"evidence_seal_add",
                         "INSERT INTO evidence_seals (certificate, authority, token)"
                         " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"};

constexpr Query kIsSeal{"evidence_seal_known",
                        "SELECT EXISTS (SELECT FROM evidence_seals WHERE certificate = $1)"};

constexpr Query kFindDays{"evidence_days_find", "SELECT id FROM evidence_days WHERE sha = $1"};
constexpr Query kAddDays{
    "evidence_days_add",
    "INSERT INTO evidence_days (sha, days) VALUES ($1, $2) ON CONFLICT DO NOTHING"};

constexpr Query kStore{
    "evidences_store",
    "INSERT INTO evidences (id, sha, signature, token, act_id, failure_id, sealed_at, no, seal,"
    " terms_no, days)"
    " SELECT u.id, u.sha, u.signature, u.token, u.act_id, u.failure_id, u.sealed_at, u.no,"
    " $11::integer,"
    " u.terms_no, u.days FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[],"
    "  $5::bigint[], $6::bigint[], $7::timestamptz[], $8::bigint[], $9::bigint[], $10::bigint[])"
    " AS u (id, sha, signature, token, act_id, failure_id, sealed_at, no, terms_no, days)"};

constexpr Query kOfAct{"evidences_of_act",
                       BUZON_EVIDENCE_ROWS " WHERE v.act_id = $1 ORDER BY v.no"};
constexpr Query kFind{"evidence_find", BUZON_EVIDENCE_ROWS " WHERE v.act_id = $1 AND v.no = $2"};
constexpr Query kOfFailure{
    "evidence_of_failure",
    "SELECT v.no, v.sha, v.sealed_at, v.signature, v.token, v.terms_no, v.days, s.certificate,"
    " s.token, NULL::text, NULL::bytea, " BUZON_REHEARSAL
    ", v.id FROM evidences v"
    " JOIN evidence_seals s ON s.id = v.seal WHERE v.failure_id = $1"};

constexpr Query kList{"evidences_list",
                      "SELECT v.id, v.no, v.sha, v.sealed_at, e.stream, e.kind, e.occurred_at"
                      " FROM evidences v JOIN events e ON e.id = v.id WHERE v.act_id = $1"
                      " ORDER BY v.no"};

// A token is small; nothing longer is read back.
constexpr std::size_t kMostToken = 64 << 10;

EvidencedEvent read_event(Fields& f)
{
    EvidencedEvent event{.id = f.next<Sha256>(),
                         .act = f.next<ActId>(),
                         .stream = f.next<std::string>(),
                         .kind = f.next<std::string>(),
                         .act_no = f.next<int>(),
                         .occurred_at = f.next<Instant>(),
                         .learned_at = f.next<Instant>(),
                         .actor = f.next<std::string>(),
                         .detail = f.next<std::string>(),
                         .document = f.next<std::optional<Sha256>>(),
                         .media_type = f.next<std::optional<std::string>>(),
                         .folio = f.next<Folio>(),
                         .addressee = f.next<Rfc>(),
                         .registro_patronal = f.next<std::optional<std::string>>(),
                         .official = f.next<Rfc>(),
                         .issued_at = f.next<Instant>(),
                         .xml_sha = f.next<Sha256>(),
                         .pdf_sha = f.next<Sha256>(),
                         .bank = f.next<std::optional<std::string>>(),
                         .order_uuid = f.next<std::optional<std::string>>(),
                         .told = std::nullopt};
    const auto no = f.next<std::optional<int>>();
    auto calendar = f.next<std::optional<std::string>>();
    const auto notified = f.next<std::optional<LocalDate>>();
    const auto effective = f.next<std::optional<LocalDate>>();
    if (no && calendar && notified && effective) {
        event.told = EvidencedEvent::Told{*no, *std::move(calendar), *notified, *effective};
    }
    return event;
}

pack::Packed pack_token(PackingTools& tools, std::string_view token, const EvidenceSeal& seal)
{
    return tools.packer.pack_closed(token, seal.token);
}

// A packed token is a frame of zstd; one that could not be packed begins as DER does.
std::string unpack_token(PackingTools& tools, std::string bytes, std::string_view base)
{
    if (!bytes.empty() && bytes.front() == '\x30') return bytes;
    auto token = tools.packer.content({pack::Form::Zstd, std::move(bytes)}, base, kMostToken);
    return token ? *std::move(token) : std::string();
}

StoredEvidence read_evidence(Connection& db, Fields& f)
{
    StoredEvidence evidence;
    evidence.no = f.next<int>();
    evidence.sha = f.next<Sha256>();
    evidence.sealed_at = f.next<Instant>();
    evidence.signature = bytea(f.next<std::string_view>());
    std::string packed = bytea(f.next<std::string_view>());
    evidence.terms_no = f.next<std::optional<int>>();
    evidence.days = f.next<std::optional<int>>();
    evidence.certificate = bytea(f.next<std::string_view>());
    evidence.token =
        unpack_token(db.packing(), std::move(packed), bytea(f.next<std::string_view>()));
    evidence.days_text = f.next<std::optional<std::string>>().value_or("");
    evidence.previous = f.next<std::optional<Sha256>>();
    if (f.next<bool>()) evidence.standing = Standing::Rehearsal;
    return evidence;
}

StoredEvidence read_with_event(Connection& db, Fields f)
{
    StoredEvidence evidence = read_evidence(db, f);
    evidence.event = read_event(f);
    evidence.id = evidence.event->id;
    evidence.act = evidence.event->act;
    return evidence;
}

template <class Get>
void column(Params& params, const std::vector<NewEvidence>& items, Get get)
{
    std::vector<std::decay_t<decltype(get(items.front()))>> values;
    values.reserve(items.size());
    for (const NewEvidence& item : items) values.push_back(get(item));
    params.add(values);
}

std::optional<std::int64_t> wide(const std::optional<int>& number)
{
    if (!number) return std::nullopt;
    return *number;
}

}  // namespace

bool lock_evidences(Transaction& tx)
{
    return tx.exec(kLock).front().next<bool>();
}

std::vector<QueuedEvent> queued_events(Transaction& tx, int limit)
{
    return each(tx.exec(kQueued, Params{limit}), [](Fields f) {
        const auto seq = f.next<std::int64_t>();
        auto scope = f.next<std::string>();
        const auto from = f.next<std::optional<Instant>>();
        return QueuedEvent{seq, std::move(scope), from, read_event(f)};
    });
}

std::int64_t queued_count(Connection& db)
{
    return db.exec(kQueuedCount).front().next<std::int64_t>();
}

void dequeue_events(Transaction& tx, const std::vector<std::int64_t>& seqs)
{
    tx.exec(kDequeue, Params{seqs});
}

std::vector<Failure> failures_without_evidence(Transaction& tx)
{
    const auto folios = each(tx.exec(kFailures), [](Fields f) { return f.next<Folio>(); });
    std::vector<Failure> failures;
    for (const Folio& folio : folios) failures.push_back(find_failure(tx, folio).value());
    return failures;
}

std::map<ActId, ChainEnd> chain_ends(Transaction& tx, const std::vector<ActId>& acts)
{
    std::map<ActId, ChainEnd> ends;
    const Rows rows = tx.exec(kChainEnds, Params{acts});
    for (int i = 0; i < rows.size(); ++i) {
        Fields f = rows.row(i);
        const auto act = f.next<ActId>();
        const int no = f.next<int>();
        ends.emplace(act, ChainEnd{no, f.next<Sha256>()});
    }
    return ends;
}

EvidenceSeal evidence_seal(Transaction& tx, std::string_view certificate, const Sha256& authority,
                           std::string_view token)
{
    const auto find = [&] {
        return first(tx.exec(kFindSeal, Params{Bytes{certificate}, authority}), [](Fields f) {
            const int id = f.next<int>();
            std::string der = bytea(f.next<std::string_view>());
            return EvidenceSeal{id, std::move(der), bytea(f.next<std::string_view>())};
        });
    };
    if (auto known = find()) return *std::move(known);
    tx.exec(kAddSeal, Params{Bytes{certificate}, authority, Bytes{token}});
    return find().value();
}

bool is_evidence_seal(Connection& db, std::string_view certificate)
{
    return db.exec(kIsSeal, Params{Bytes{certificate}}).front().next<bool>();
}

int evidence_days(Transaction& tx, const std::string& days)
{
    const Sha256 sha = sha256_of(days);
    const auto find = [&] {
        return first(tx.exec(kFindDays, Params{sha}), [](Fields f) { return f.next<int>(); });
    };
    if (const auto known = find()) return *known;
    tx.exec(kAddDays, Params{sha, days});
    return find().value();
}

void store_evidences(Transaction& tx, const EvidenceSeal& seal,
                     const std::vector<NewEvidence>& evidences)
{
    if (evidences.empty()) return;
    PackingTools& tools = static_cast<Connection&>(tx).packing();
    std::vector<std::string> packed;
    packed.reserve(evidences.size());
    for (const NewEvidence& e : evidences) {
        packed.push_back(pack_token(tools, e.token, seal).bytes);
    }
    std::vector<Bytes> tokens;
    tokens.reserve(packed.size());
    for (const std::string& bytes : packed) tokens.push_back(Bytes{bytes});

    Params params;
    column(params, evidences, [](const NewEvidence& e) { return e.id; });
    column(params, evidences, [](const NewEvidence& e) { return e.sha; });
    column(params, evidences, [](const NewEvidence& e) { return Bytes{e.signature}; });
    params.add(tokens);
    column(params, evidences, [](const NewEvidence& e) { return e.act; });
    column(params, evidences, [](const NewEvidence& e) { return e.failure; });
    column(params, evidences, [](const NewEvidence& e) { return e.sealed_at; });
    column(params, evidences, [](const NewEvidence& e) { return std::int64_t{e.no}; });
    column(params, evidences, [](const NewEvidence& e) { return wide(e.terms_no); });
    column(params, evidences, [](const NewEvidence& e) { return wide(e.days); });
    params.add(seal.id);
    tx.exec(kStore, params);
}

std::vector<StoredEvidence> evidences_of(Connection& db, ActId act)
{
    return each(db.exec(kOfAct, Params{act}),
                [&db](const Fields& f) { return read_with_event(db, f); });
}

std::optional<StoredEvidence> find_evidence(Connection& db, ActId act, int no)
{
    return first(db.exec(kFind, Params{act, no}),
                 [&db](const Fields& f) { return read_with_event(db, f); });
}

std::optional<StoredEvidence> find_evidence(Connection& db, const Failure& failure)
{
    return first(db.exec(kOfFailure, Params{failure.id}), [&](Fields f) {
        StoredEvidence evidence = read_evidence(db, f);
        evidence.id = f.next<Sha256>();
        evidence.failure = failure.id;
        evidence.of_failure = failure;
        return evidence;
    });
}

std::vector<ListedEvidence> list_evidences(Connection& db, ActId act)
{
    return each(db.exec(kList, Params{act}), [](Fields f) {
        return ListedEvidence{.id = f.next<Sha256>(),
                              .no = f.next<int>(),
                              .sha = f.next<Sha256>(),
                              .sealed_at = f.next<Instant>(),
                              .stream = f.next<std::string>(),
                              .kind = f.next<std::string>(),
                              .occurred_at = f.next<Instant>()};
    });
}

}  // namespace buzon::db
