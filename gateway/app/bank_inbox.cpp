#include "gateway/app/bank_inbox.hpp"

#include "channels/bank_verdict.hpp"
#include "db/bank_messages.hpp"
#include "db/documents.hpp"
#include "gateway/app/bank_file.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "signing/digest.hpp"
#include "signing/trust.hpp"
#include "signing/xades.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {
namespace {

Finding refusal(const char* id, std::string reason, std::string remedy)
{
    return {id, Severity::Error, "mensaje", 0, std::move(reason), std::move(remedy), {}};
}

// Number of each kind of message in the catalogue of messages of docs/architecture.md.
struct TypeNumber {
    int operator()(const channels::TechAck&) const { return 600; }
    int operator()(const channels::BusinessAck&) const { return 610; }
    int operator()(const channels::BusinessReject&) const { return 611; }
    int operator()(const channels::FreezeResult&) const { return 620; }
    int operator()(const channels::ReleaseResult&) const { return 621; }
    int operator()(const channels::Ambiguity&) const { return 630; }
    int operator()(const channels::BankNotice&) const { return 642; }
};

// What each answer makes of the order. Returns nothing where the message is only kept.
class Consequence {
  public:
    Consequence(const Services& services, const Logger& log, db::Transaction& tx, BankFile& file,
                const channels::BankAnswer& answer, const Sha256& document)
        : services_(services), log_(log), tx_(tx), file_(file), answer_(answer), document_(document)
    {
    }

    void operator()(const channels::TechAck& ack)
    {
        const bool freeze = answer_.act_no == 1;
        if (ack.result == channels::TechResult::Nack) {
            add(BankEvent::L1Nack, ack.received_at);
            alarm("l1_nack");
        } else {
            add(freeze ? BankEvent::L1Ok : BankEvent::ReleaseL1Ok, ack.received_at);
        }
    }

    void operator()(const channels::BusinessAck& ack)
    {
        if (answer_.act_no == 1) file_.order.facts.notified_at = ack.notified_at;
        add(BankEvent::L2Accepted, ack.notified_at);
    }

    void operator()(const channels::BusinessReject& reject)
    {
        Poco::JSON::Object detail = json::object();
        detail.set("codigo", std::string(channels::code_of(reject.code)));
        add(BankEvent::L2Rejected, reject.received_at, json::text(detail));
        alarm(channels::code_of(reject.code));
    }

    void operator()(const channels::FreezeResult& result)
    {
        if (!answer_.inconsistencies.empty()) return inconsistent(result.executed_at);
        db::BankOrderFacts& facts = file_.order.facts;
        // A later result of a second search replaces the total of the first.
        facts.frozen = std::max(result.total_frozen, facts.released);
        facts.executed_at = result.executed_at;
        facts.informed_at = services_.now();
        Poco::JSON::Object detail = json::object();
        detail.set("resultado", result.result_no);
        detail.set("inmovilizado", result.total_frozen.centavos());
        detail.set("persona", std::string(channels::code_of(result.person)));
        const bool held = result.total_frozen > Money();
        add(held ? BankEvent::ResultHolding : BankEvent::ResultNone, result.executed_at,
            json::text(detail));
        if (held) notify_employer();
        watch_caps(result);
    }

    void operator()(const channels::ReleaseResult& result)
    {
        if (!answer_.inconsistencies.empty()) return inconsistent(result.executed_at);
        db::BankOrderFacts& facts = file_.order.facts;
        facts.released = std::min(facts.released + result.released, facts.frozen);
        Poco::JSON::Object detail = json::object();
        detail.set("codigo", std::string(channels::code_of(result.outcome)));
        detail.set("liberado", result.released.centavos());
        detail.set("queda", result.still_frozen.centavos());
        switch (channels::release_state(result.outcome)) {
            case channels::ReleaseState::Done:
                add(facts.released < facts.frozen ? BankEvent::ReleasedPartly : BankEvent::Released,
                    result.executed_at, json::text(detail));
                break;
            case channels::ReleaseState::Partly:
                add(BankEvent::ReleasedPartly, result.executed_at, json::text(detail));
                break;
            case channels::ReleaseState::CallTheBank:
                add(BankEvent::InconsistentResult, result.executed_at, json::text(detail));
                alarm(channels::code_of(result.outcome));
                break;
        }
    }

    void operator()(const channels::Ambiguity& ambiguity)
    {
        add(BankEvent::Ambiguous, ambiguity.found_at);
        alarm(channels::code_of(ambiguity.person));
    }

    void operator()(const channels::BankNotice& notice)
    {
        if (notice.kind == channels::BankNoticeKind::AutoLifted) {
            file_.order.facts.released = file_.order.facts.frozen;
            add(BankEvent::AutoLifted, notice.happened_at);
        }
        alarm(channels::code_of(notice.kind));
    }

  private:
    // Figures that contradict one another move nothing; somebody must call the bank.
    void inconsistent(Instant occurred)
    {
        Poco::JSON::Object detail = json::object();
        detail.set("hallazgos", json::findings(answer_.inconsistencies));
        add(BankEvent::InconsistentResult, occurred, json::text(detail));
        alarm(name_of(BankEvent::InconsistentResult));
    }

    void add(BankEvent kind, Instant occurred, std::string detail = "{}")
    {
        record(tx_, file_.order,
               {.kind = kind,
                .act_no = answer_.act_no,
                .distinct = answer_.msg_id.str(),
                .occurred = occurred,
                .actor = file_.order.entity,
                .detail = std::move(detail),
                .document = document_},
               services_.now());
    }

    void notify_employer()
    {
        Poco::JSON::Object payload = json::object();
        payload.set("order", file_.order.order_uuid);
        db::enqueue(tx_, {db::Lane::Urgent, db::OutboxKind::FreezeNotice, file_.act.id,
                          "aviso-inmovilizacion:" + file_.order.order_uuid, json::text(payload),
                          services_.now()});
    }

    // One cap for all the banks of a debt (CFF 156-Bis): too much held is to be released in three
    // days.
    void watch_caps(const channels::FreezeResult& result)
    {
        const db::GroupExposure group = db::group_exposure(tx_, file_.order.group_uuid);
        if (channels::cap_breach(result, file_.order.cap) || group.held > group.group_cap) {
            alarm("exceso");
        }
    }

    void alarm(std::string_view code)
    {
        log_.write(LogLevel::Error, LogEvent::BankAlarm,
                   {{LogKey::Order, file_.order.id.value}, {LogKey::Code, code}});
    }

    const Services& services_;
    const Logger& log_;
    db::Transaction& tx_;
    BankFile& file_;
    const channels::BankAnswer& answer_;
    Sha256 document_;
};

}  // namespace

tl::expected<BelievedAnswer, Findings> believe(const Services& services, const db::Bank& bank,
                                               std::string_view bytes)
{
    const signing::Report report = signing::verify_xml(bytes, services.trust(), services.now());
    if (report.verdict() == signing::Verdict::Invalid) {
        return tl::unexpected(Findings{
            refusal("RESPUESTA-FIRMA", std::string(code_text(signing::worst(report.codes))),
                    "Firme el mensaje con el certificado de firma registrado.")});
    }
    Findings findings;
    if (!report.signer || report.signer->fingerprint() != bank.signing_cert) {
        findings.push_back(refusal("RESPUESTA-FIRMANTE",
                                   "El certificado que firmó no es el registrado del banco.",
                                   "Use el certificado de firma registrado."));
    }
    auto answer = channels::parse_answer(report.content, services.bank_schemas());
    if (!answer) {
        findings.insert(findings.end(), answer.error().begin(), answer.error().end());
    } else if (answer->entity != bank.entity) {
        findings.push_back(refusal("RESPUESTA-ENTIDAD", "El mensaje dice ser de otra institución.",
                                   "Escriba su propia clave de entidad."));
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return BelievedAnswer{std::move(*answer), bytes};
}

tl::expected<AnswerStored, Findings> record_answer(const Services& services, const Logger& log,
                                                   db::Transaction& tx, const db::Bank& bank,
                                                   const BelievedAnswer& believed)
{
    const channels::BankAnswer& answer = believed.answer;
    const Instant now = services.now();
    auto file = answer.order_id ? lock_bank_file(tx, answer.order_id->str()) : std::nullopt;
    const bool known = file && file->order.entity == bank.entity && answer.act_no >= 1 &&
                       static_cast<std::size_t>(answer.act_no) <= file->acts.size();
    if (!known) {
        return tl::unexpected(Findings{refusal("RESPUESTA-ORDEN",
                                               "El mensaje no responde a una orden dirigida a "
                                               "esta institución.",
                                               "Revise el identificador de la orden y del acto.")});
    }
    const Sha256 sha = db::store_document(
        tx, {"application/xml", std::string(believed.bytes)}, now,
        {db::alike_key(db::DocumentRole::RespuestaBanco, {bank.entity}), std::nullopt});
    switch (db::record_message(
        tx, {file->order.id, db::MessageDirection::FromBank, std::visit(TypeNumber{}, answer.body),
             answer.msg_id.str(), sha, now})) {
        case db::MessageStored::Duplicate: return AnswerStored::Duplicate;
        case db::MessageStored::DifferentBytes:
            log.write(LogLevel::Error, LogEvent::BankAlarm,
                      {{LogKey::Order, file->order.id.value}, {LogKey::Code, "E104"}});
            return tl::unexpected(Findings{
                refusal("RESPUESTA-E104", "Ya se recibió otro mensaje con el mismo identificador.",
                        "Use un identificador nuevo para un mensaje distinto.")});
        case db::MessageStored::New: break;
    }
    db::attach_document(tx, file->act.id, db::DocumentRole::RespuestaBanco, sha);
    std::visit(Consequence(services, log, tx, *file, answer, sha), answer.body);
    log.write(LogLevel::Info, LogEvent::BankAnswerRecorded,
              {{LogKey::Order, file->order.id.value},
               {LogKey::Kind, std::int64_t{std::visit(TypeNumber{}, answer.body)}}});
    return AnswerStored::New;
}

tl::expected<AnswerStored, Findings> receive(const Services& services, const Logger& log,
                                             const db::Bank& bank, std::string_view bytes)
{
    auto believed = believe(services, bank, bytes);
    if (!believed) {
        log.write(LogLevel::Warning, LogEvent::BankAnswerRefused,
                  {{LogKey::Code, believed.error().front().id}});
        return tl::unexpected(std::move(believed.error()));
    }
    return db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        return record_answer(services, log, tx, bank, *believed);
    });
}

}  // namespace buzon::app
