#include "gateway/app/store_acts.hpp"

#include "core/uuid.hpp"
#include "db/issue_batch.hpp"
#include "db/pool.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/app/facts.hpp"
#include "gateway/json.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {

namespace {

constexpr std::chrono::seconds kBudget{30};

db::ActChannel channel_of(templates::Channel channel)
{
    switch (channel) {
        case templates::Channel::Mailbox: return db::ActChannel::Buzon;
        case templates::Channel::Estrados: return db::ActChannel::Estrados;
        case templates::Channel::Bank: return db::ActChannel::Banco;
    }
    throw std::logic_error("Channel");
}

db::Lane lane_of(const ReadyAct& ready)
{
    if (ready.act->channel == templates::Channel::Bank) return db::Lane::Urgent;
    switch (ready.lane) {
        case IssueLane::Single: return db::Lane::Normal;
        case IssueLane::Batch: return db::Lane::Bulk;
    }
    throw std::logic_error("IssueLane");
}

// What else happens to an act in the moment it is issued, by its channel. Estrados are ordered by a
// document of their own, made when the act is about to be published (deliver_estrados.hpp).
std::optional<ActEvent> second_event(templates::Channel channel)
{
    switch (channel) {
        case templates::Channel::Mailbox: return ActEvent::Deposited;
        case templates::Channel::Estrados: return std::nullopt;
        case templates::Channel::Bank: return ActEvent::HandedToBank;
    }
    throw std::logic_error("Channel");
}

ActState first_state(templates::Channel channel)
{
    const ActState issued = next(ActState::Issued, ActEvent::Issued);
    const auto second = second_event(channel);
    return second ? next(issued, *second) : issued;
}

db::ActEventRow event_row(const ReadyAct& ready, ActEvent kind)
{
    db::ActEventRow event;
    event.kind = kind;
    event.id = db::act_event_id(ready.folio, kind, "");
    event.occurred_at = ready.at;
    event.learned_at = ready.at;
    event.actor = kind == ActEvent::Issued ? ready.act->official.rfc.str() : "buzon";
    if (kind == ActEvent::Issued) event.document = ready.documents.pdf_sha;
    return event;
}

std::vector<db::NewOutboxRow> outbox_of(const ReadyAct& ready, db::Lane lane)
{
    std::vector<db::NewOutboxRow> rows;
    const std::string& folio = ready.folio.str();
    if (ready.act->channel == templates::Channel::Estrados) {
        rows.push_back(
            {lane, db::OutboxKind::EstradosPublish, {}, "estrados|" + folio, "{}", ready.at});
    }
    // An order to a bank leaves after its second approval, not now.
    if (ready.act->channel != templates::Channel::Mailbox) return rows;
    for (const std::string& email : ready.emails) {
        Poco::JSON::Object payload = json::object();
        payload.set("address", email);
        rows.push_back({lane,
                        db::OutboxKind::Aviso,
                        {},
                        fmt::format("aviso|{}|{}", folio, email),
                        json::text(payload),
                        ready.at});
    }
    return rows;
}

// Acts of one type and one official are alike; the paper and the screen repeat the data.
std::vector<db::IssuedDocument> documents_of(const ReadyAct& ready)
{
    using db::DocumentRole;
    const templates::ActType& type = *ready.act->type;
    const Produced& made = ready.documents;
    const auto alike = [&](DocumentRole role, std::optional<Sha256> beside) {
        return db::Alike{
            db::alike_key(role, {type.key, type.version, ready.act->official.rfc.str()}), beside};
    };
    return {{DocumentRole::ActoXml, "application/xml", made.xml, made.xml_sha,
             alike(DocumentRole::ActoXml, std::nullopt)},
            {DocumentRole::ActoHtml, "text/html; charset=utf-8", made.html, made.html_sha,
             alike(DocumentRole::ActoHtml, made.xml_sha)},
            {DocumentRole::ActoPdf, "application/pdf", made.pdf, made.pdf_sha,
             alike(DocumentRole::ActoPdf, made.xml_sha)}};
}

db::IssuedAct row_of(const ReadyAct& ready)
{
    const templates::CheckedAct& act = *ready.act;
    const Produced& made = ready.documents;
    const db::Lane lane = lane_of(ready);
    db::IssuedAct row{{.folio = ready.folio,
                       .reference = act.reference,
                       .type = act.type->key,
                       .version = act.type->version,
                       .addressee = act.addressee.rfc,
                       .registro_patronal = std::nullopt,
                       .official = act.official.rfc,
                       .channel = channel_of(act.channel),
                       .lane = lane,
                       .total = act.total,
                       .credits = fmt::format("{}", fmt::join(act.offer.credits, " ")),
                       .grants = grants_text(act.offer, *act.type),
                       .state = first_state(act.channel),
                       .check_code = made.check_code,
                       .issued_at = ready.at,
                       .input_sha = ready.input,
                       .xml_sha = made.xml_sha,
                       .pdf_sha = made.pdf_sha,
                       .html_sha = made.html_sha},
                      std::nullopt,
                      {},
                      {},
                      {}};
    if (!act.addressee.registro_patronal.empty()) {
        row.act.registro_patronal = act.addressee.registro_patronal;
    }
    row.documents = documents_of(ready);
    row.events.push_back(event_row(ready, ActEvent::Issued));
    if (const auto second = second_event(act.channel)) {
        row.events.push_back(event_row(ready, *second));
    }
    row.outbox = outbox_of(ready, lane);
    return row;
}

// The order beside its act: state checked, waiting for two approvals (nothing leaves before).
void store_order(db::Transaction& tx, const ReadyAct& ready, ActId id)
{
    const templates::BankOrderFields& order = *ready.act->bank;
    const std::string uuid = Uuid::from_digest(sha256_of("buzon-orden|" + ready.folio.str())).str();
    const BankOrderId order_id =
        db::insert_bank_order(tx,
                              {.act = id,
                               .order_uuid = uuid,
                               .group_uuid = group_uuid(*ready.act),
                               .entity = order.entity,
                               .cap = order.cap,
                               .group_cap = order.group_cap,
                               .basis = db::legal_basis_of(code_of(order.legal_basis)).value(),
                               .firmness = db::firmness_of(code_of(order.firmness)).value(),
                               .debtor = order.debtor.rfc,
                               .procedure_start = order.procedure_start},
                              ready.at);
    db::BankAct freeze;
    freeze.order = order_id;
    freeze.kind = db::BankActKind::Freeze;
    freeze.amount = order.cap;
    freeze.msg_id = Uuid::from_digest(sha256_of("buzon-mensaje|" + uuid + "|1")).str();
    db::insert_bank_act(tx, freeze);
    std::vector<db::CreditKey> credits;
    credits.reserve(order.credits.size());
    for (const templates::OrderedCredit& credit : order.credits) {
        credits.push_back({ready.act->unit, credit.number});
    }
    db::link_credits(tx, order_id, credits);
    db::BankEventRow checked;
    checked.id = db::bank_event_id(uuid, 1, BankEvent::Checked, "");
    checked.act = id;
    checked.occurred_at = ready.at;
    checked.learned_at = ready.at;
    checked.actor = ready.act->official.rfc.str();
    checked.kind = BankEvent::Checked;
    checked.order = order_id;
    static_cast<void>(db::append_event(tx, checked));
}

IssuedAct answer_of(const ReadyAct& ready)
{
    return {ready.folio,
            ready.documents.check_code,
            ready.act->unit,
            ready.act->reference,
            ready.act->type->key,
            ready.at,
            first_state(ready.act->channel),
            ready.documents.xml_sha,
            ready.documents.pdf_sha,
            ready.documents.html_sha,
            IssueOutcome::New,
            ready.act->warnings};
}

db::Deadline budget()
{
    return db::Deadline::in(kBudget);
}

// What became of one act: stored now, or (by the same reference) before.
IssueResult result_of(const Services& services, const ReadyAct& ready,
                      const db::IssueOutcome& outcome)
{
    if (std::holds_alternative<db::Stored>(outcome)) return answer_of(ready);
    if (const auto* before = std::get_if<db::Replayed>(&outcome)) {
        return before->folio == ready.folio ? IssueResult(answer_of(ready))
                                            : replayed(services, before->folio);
    }
    return tl::unexpected(Findings{
        reference_taken(ready.act->reference, std::get<db::ReferenceTaken>(outcome).folio)});
}

using Outcomes = std::vector<db::IssueOutcome>;

Outcomes store_once(const Services& services, const std::vector<db::IssuedAct>& rows)
{
    return db::in_transaction(services.database(), budget(),
                              [&](db::Transaction& tx) { return db::store_issued(tx, rows); });
}

// COMMIT was lost: the same insert on a fresh connection is the look-up. It waits for the first
// transaction if that still runs, finds each reference that it stored (Replayed, under its own
// folio, which result_of() takes for ours) and stores only what is not there.
Outcomes store_settling_doubt(const Services& services, const std::vector<db::IssuedAct>& rows)
{
    try {
        return store_once(services, rows);
    } catch (const db::Error& error) {
        if (error.kind() != db::Error::Kind::CommitInDoubt) throw;
    }
    return store_once(services, rows);
}

IssueResult store_bank_act(const Services& services, const ReadyAct& ready)
{
    const std::vector<db::IssuedAct> row{row_of(ready)};
    Findings stops;
    const auto work = [&](db::Transaction& tx) -> db::IssueOutcome {
        const BankFacts facts = gather_bank_facts(tx, *ready.act, ready.at);
        const auto known = db::find_act_by_reference(tx, ready.act->unit, ready.act->reference);
        stops = known ? Findings{} : admit_order(*ready.act, facts, ready.at);
        if (refuses(stops)) return db::ReferenceTaken{ready.folio};  // nothing written, not used
        const db::IssueOutcome outcome = db::store_issued(tx, row).front();
        if (const auto* stored = std::get_if<db::Stored>(&outcome)) {
            store_order(tx, ready, stored->id);
        }
        return outcome;
    };
    const auto run = [&] {
        return db::in_transaction(services.database(), budget(), work, db::Isolation::Serializable);
    };
    db::IssueOutcome outcome;
    try {
        outcome = run();
    } catch (const db::Error& error) {
        if (error.kind() != db::Error::Kind::CommitInDoubt) throw;
        outcome = run();  // by its reference: stored before is Replayed under its own folio
    }
    if (refuses(stops)) return tl::unexpected(stops);
    return result_of(services, ready, outcome);
}

}  // namespace

Finding reference_taken(const std::string& reference, const Folio& first)
{
    return {std::string(kReferenceTaken),
            Severity::Error,
            "/acto/referencia",
            0,
            fmt::format("La referencia {} ya se usó para otro contenido, emitido como {}.",
                        reference, first.str()),
            "Use otra referencia; un acto emitido no se cambia.",
            "CFF 38"};
}

IssueResult replayed(const Services& services, const Folio& folio)
{
    db::Pool::Lease lease = services.database().lease(budget());
    const auto act = db::find_act(*lease, folio);
    if (!act) throw std::logic_error("replayed act vanished: " + folio.str());
    return IssuedAct{act->folio,
                     act->check_code,
                     std::string(act->folio.unit()),
                     act->reference,
                     act->type,
                     act->issued_at,
                     act->state,
                     act->xml_sha,
                     act->pdf_sha,
                     act->html_sha,
                     IssueOutcome::Replay,
                     {}};
}

std::vector<IssueResult> store_acts(const Services& services, const std::vector<ReadyAct>& acts)
{
    std::vector<db::IssuedAct> rows;
    for (const ReadyAct& ready : acts) {
        if (!ready.act->bank) rows.push_back(row_of(ready));
    }
    const Outcomes outcomes = rows.empty() ? Outcomes{} : store_settling_doubt(services, rows);
    std::vector<IssueResult> results;
    results.reserve(acts.size());
    std::size_t position = 0;
    for (const ReadyAct& ready : acts) {
        results.push_back(ready.act->bank ? store_bank_act(services, ready)
                                          : result_of(services, ready, outcomes[position++]));
    }
    return results;
}

}  // namespace buzon::app
