#include "db/issue_batch.hpp"

#include "db/issue_packing.hpp"
#include "db/names.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace buzon::db {
namespace {

// One statement, so that a single round trip stores everything and so that whatever hangs on an
// act is stored only if the act itself was (the joins with `stored`). Foreign keys between the
// tables are checked when the statement ends.
constexpr Query kStore{
    "issue_batch_store",
    "WITH stored AS ("
    " INSERT INTO acts (folio, unit, reference, type, version, addressee_rfc, registro_patronal,"
    "  official_rfc, channel, lane, total_centavos, state, due_on, check_code, issued_at,"
    "  input_sha, xml_sha, pdf_sha, html_sha, credits, grants)"
    " SELECT u.folio, left(u.folio, 4), u.reference, u.type, u.version, u.addressee, u.registro,"
    "  u.official, u.channel, u.lane, u.total, u.state, u.due_on, u.check_code, u.issued_at,"
    "  u.input_sha, u.xml_sha, u.pdf_sha, u.html_sha, u.credits, u.grants"
    " FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],"
    "  $7::text[], $8::text[], $9::text[], $10::bigint[], $11::text[], $12::date[], $13::text[],"
    "  $14::timestamptz[], $15::bytea[], $16::bytea[], $17::bytea[], $18::bytea[], $42::text[],"
    "  $43::text[])"
    "  AS u (folio, reference, type, version, addressee, registro, official, channel, lane,"
    "   total, state, due_on, check_code, issued_at, input_sha, xml_sha, pdf_sha, html_sha, "
    "credits,"
    "   grants)"
    " ON CONFLICT (unit, reference) DO NOTHING"
    " RETURNING id, folio, issued_at, xml_sha, html_sha, pdf_sha"
    "), given AS ("
    " SELECT s.id, s.issued_at, d.role, d.media_type, d.sha, d.bytes, d.form, d.size, d.base,"
    "  d.beside, (d.role, d.sha) IN (('acto_xml', s.xml_sha), ('acto_html', s.html_sha),"
    "   ('acto_pdf', s.pdf_sha)) AS named"  // by the act's own row
    " FROM unnest($19::text[], $20::text[], $21::text[], $22::bytea[], $23::bytea[], $24::text[],"
    "  $25::bigint[], $26::bytea[], $27::bytea[])"
    "  AS d (folio, role, media_type, sha, bytes, form, size, base, beside)"
    " JOIN stored s USING (folio)"
    "), documents_stored AS ("
    " INSERT INTO documents (sha, media_type, bytes, stored_at, form, size, base, beside)"
    " SELECT sha, media_type, bytes, issued_at, form, size, base, beside FROM given"
    " ON CONFLICT (sha) DO NOTHING"
    "), documents_attached AS ("
    " INSERT INTO act_documents (act_id, role, sha) SELECT id, role, sha FROM given"
    " WHERE NOT named"
    "), events_appended AS ("
    " INSERT INTO events (id, act_id, stream, kind, occurred_at, learned_at, actor, detail,"
    "  document)"
    " SELECT e.id, s.id, 'act', e.kind, e.occurred_at, e.learned_at, e.actor,"
    "  e.detail::jsonb, e.document"
    " FROM unnest($28::text[], $29::bytea[], $30::text[], $31::timestamptz[], $32::timestamptz[],"
    "  $33::text[], $34::text[], $35::bytea[])"
    "  AS e (folio, id, kind, occurred_at, learned_at, actor, detail, document)"
    " JOIN stored s USING (folio)"
    "), enqueued AS ("
    " INSERT INTO outbox (lane, kind, act_id, key, payload, not_before)"
    " SELECT o.lane, o.kind, s.id, o.key, o.payload::jsonb, o.not_before"
    " FROM unnest($36::text[], $37::text[], $38::text[], $39::text[], $40::text[],"
    "  $41::timestamptz[]) AS o (folio, lane, kind, key, payload, not_before)"
    " JOIN stored s USING (folio)"
    ") SELECT folio, id FROM stored"};

constexpr Query kKnown{"issue_batch_known",
                       "SELECT u.place, a.id, a.folio, a.input_sha"
                       " FROM unnest($1::text[], $2::text[]) WITH ORDINALITY"
                       "  AS u (unit, reference, place)"
                       " JOIN acts a ON a.unit = u.unit AND a.reference = u.reference"};

void require_distinct(std::span<const IssuedAct> acts)
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const IssuedAct& issued : acts) {
        if (!seen.emplace(issued.act.folio.unit(), issued.act.reference).second) {
            throw std::logic_error("one batch holds a reference twice");
        }
    }
}

// An array parameter made of one value from each item.
template <class Range, class Get>
void column(Params& params, const Range& items, Get get)
{
    std::vector<std::decay_t<decltype(get(*items.begin()))>> values;
    values.reserve(items.size());
    for (const auto& item : items) values.push_back(get(item));
    params.add(values);
}

void add_acts(Params& params, std::span<const IssuedAct* const> acts)
{
    column(params, acts, [](const IssuedAct* i) { return i->act.folio; });
    column(params, acts, [](const IssuedAct* i) { return std::string_view(i->act.reference); });
    column(params, acts, [](const IssuedAct* i) { return std::string_view(i->act.type); });
    column(params, acts, [](const IssuedAct* i) { return std::string_view(i->act.version); });
    column(params, acts, [](const IssuedAct* i) { return i->act.addressee; });
    column(params, acts, [](const IssuedAct* i) { return i->act.registro_patronal; });
    column(params, acts, [](const IssuedAct* i) { return i->act.official; });
    column(params, acts, [](const IssuedAct* i) { return name_of(i->act.channel); });
    column(params, acts, [](const IssuedAct* i) { return name_of(i->act.lane); });
    column(params, acts, [](const IssuedAct* i) { return i->act.total; });
    column(params, acts, [](const IssuedAct* i) { return name_of(i->act.state); });
    column(params, acts, [](const IssuedAct* i) { return i->due_on; });
    column(params, acts, [](const IssuedAct* i) { return std::string_view(i->act.check_code); });
    column(params, acts, [](const IssuedAct* i) { return i->act.issued_at; });
    column(params, acts, [](const IssuedAct* i) { return i->act.input_sha; });
    column(params, acts, [](const IssuedAct* i) { return i->act.xml_sha; });
    column(params, acts, [](const IssuedAct* i) { return i->act.pdf_sha; });
    column(params, acts, [](const IssuedAct* i) { return i->act.html_sha; });
}

// An item together with the act it belongs to.
template <class Item>
struct Of {
    const IssuedAct* issued;
    const Item* item;
    [[nodiscard]] const Folio& folio() const { return issued->act.folio; }
};

template <class Item>
std::vector<Of<Item>> flatten(std::span<const IssuedAct* const> acts,
                              std::vector<Item> IssuedAct::* items)
{
    std::vector<Of<Item>> all;
    for (const IssuedAct* issued : acts) {
        for (const Item& item : issued->*items) all.push_back({issued, &item});
    }
    return all;
}

void add_documents(Params& params, std::span<const IssuedAct* const> acts,
                   const std::vector<PackedDocument>& packed)
{
    using Item = PackedDocument;
    std::vector<Folio> folios;
    for (const IssuedAct* issued : acts) {
        folios.insert(folios.end(), issued->documents.size(), issued->act.folio);
    }
    params.add(folios);
    column(params, packed, [](const Item& d) { return name_of(d.document->role); });
    column(params, packed, [](const Item& d) { return std::string_view(d.document->media_type); });
    column(params, packed, [](const Item& d) { return d.document->sha; });
    column(params, packed, [](const Item& d) { return Bytes{d.columns.packed.bytes}; });
    column(params, packed, [](const Item& d) { return name_of(d.columns.packed.form); });
    column(params, packed, [](const Item& d) { return d.columns.size; });
    column(params, packed, [](const Item& d) { return d.columns.base; });
    column(params, packed, [](const Item& d) { return d.columns.beside; });
}

void add_events(Params& params, std::span<const IssuedAct* const> acts)
{
    using Item = Of<ActEventRow>;
    const std::vector<Item> all = flatten(acts, &IssuedAct::events);
    column(params, all, [](const Item& e) { return e.folio(); });
    column(params, all, [](const Item& e) { return e.item->id; });
    column(params, all, [](const Item& e) { return name_of(e.item->kind); });
    column(params, all, [](const Item& e) { return e.item->occurred_at; });
    column(params, all, [](const Item& e) { return e.item->learned_at; });
    column(params, all, [](const Item& e) { return std::string_view(e.item->actor); });
    column(params, all, [](const Item& e) { return std::string_view(e.item->detail); });
    column(params, all, [](const Item& e) { return e.item->document; });
}

void add_outbox(Params& params, std::span<const IssuedAct* const> acts)
{
    using Item = Of<NewOutboxRow>;
    const std::vector<Item> all = flatten(acts, &IssuedAct::outbox);
    column(params, all, [](const Item& o) { return o.folio(); });
    column(params, all, [](const Item& o) { return name_of(o.item->lane); });
    column(params, all, [](const Item& o) { return name_of(o.item->kind); });
    column(params, all, [](const Item& o) { return std::string_view(o.item->key); });
    column(params, all, [](const Item& o) { return std::string_view(o.item->payload); });
    column(params, all, [](const Item& o) { return o.item->not_before; });
}

void add_offers(Params& params, std::span<const IssuedAct* const> acts)
{
    column(params, acts, [](const IssuedAct* i) { return std::string_view(i->act.credits); });
    column(params, acts, [](const IssuedAct* i) { return i->act.grants; });
}

using Outcomes = std::vector<std::optional<IssueOutcome>>;

std::size_t place_of(std::span<const IssuedAct> acts, std::string_view folio)
{
    const auto at = std::ranges::find(acts, folio, [](const IssuedAct& issued) {
        return std::string_view(issued.act.folio.str());
    });
    return static_cast<std::size_t>(at - acts.begin());
}

// One statement for some of the acts, all documents packed against the bases there are.
void store_part(Transaction& tx, std::span<const IssuedAct* const> part, const Bases& bases,
                std::span<const IssuedAct> acts, Outcomes& outcomes)
{
    const std::vector<PackedDocument> packed = pack_documents(tx, part, bases);
    Params params;
    add_acts(params, part);
    add_documents(params, part, packed);
    add_events(params, part);
    add_outbox(params, part);
    add_offers(params, part);
    const Rows stored = tx.exec(kStore, params);
    for (int i = 0; i < stored.size(); ++i) {
        Fields f = stored.row(i);
        const std::size_t place = place_of(acts, f.next<std::string_view>());
        outcomes.at(place) = Stored{f.next<ActId>()};
    }
}

// Kinds of documents without a base are founded first, by one act each; if that act was known
// already, by the next one.
void store_all(Transaction& tx, std::span<const IssuedAct> acts, Outcomes& outcomes)
{
    std::vector<const IssuedAct*> left;
    for (const IssuedAct& issued : acts) left.push_back(&issued);
    while (!left.empty()) {
        const Bases bases = bases_for(tx, left);
        const std::vector<const IssuedAct*> first = founders(left, bases);
        store_part(tx, first.empty() ? left : first, bases, acts, outcomes);
        if (first.empty()) return;
        claim_bases(tx, claims_of(first, bases));
        std::erase_if(left, [&first](const IssuedAct* issued) {
            return std::ranges::find(first, issued) != first.end();
        });
    }
}

// What the references that exist already belong to.
void look_up_known(Transaction& tx, std::span<const IssuedAct> acts, Outcomes& outcomes)
{
    Params params;
    column(params, acts, [](const IssuedAct& i) { return i.act.folio.unit(); });
    column(params, acts, [](const IssuedAct& i) { return std::string_view(i.act.reference); });
    const Rows rows = tx.exec(kKnown, params);
    for (int i = 0; i < rows.size(); ++i) {
        Fields f = rows.row(i);
        const auto place = static_cast<std::size_t>(f.next<std::int64_t>() - 1);
        if (outcomes.at(place)) continue;
        const auto id = f.next<ActId>();
        auto folio = f.next<Folio>();
        if (f.next<Sha256>() == acts[place].act.input_sha) {
            outcomes[place] = Replayed{id, std::move(folio)};
        } else {
            outcomes[place] = ReferenceTaken{std::move(folio)};
        }
    }
}

}  // namespace

std::vector<IssueOutcome> store_issued(Transaction& tx, std::span<const IssuedAct> acts)
{
    require_distinct(acts);
    Outcomes outcomes(acts.size());
    store_all(tx, acts, outcomes);
    if (std::ranges::any_of(outcomes, [](const auto& outcome) { return !outcome; })) {
        look_up_known(tx, acts, outcomes);
    }

    std::vector<IssueOutcome> all;
    all.reserve(acts.size());
    for (std::optional<IssueOutcome>& outcome : outcomes) {
        if (!outcome) throw std::logic_error("an act was neither stored nor known");
        all.push_back(*std::move(outcome));
    }
    return all;
}

}  // namespace buzon::db
