#include "gateway/app/bank_verbs.hpp"

#include "core/base64.hpp"
#include "db/bank_approvals.hpp"
#include "gateway/app/bank_file.hpp"
#include "gateway/app/bank_message.hpp"
#include "gateway/app/bank_refusal.hpp"
#include "gateway/app/bank_stop.hpp"
#include "gateway/app/efirma.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "signing/digest.hpp"
#include "signing/sello.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace buzon::app {
namespace {

constexpr std::size_t kApprovalsNeeded = 2;

std::string cadena_of(const BankFile& file, const db::BankAct& act, const Rfc& official)
{
    const db::Act& document = file.document_of(act);
    return fmt::format("||aprobacion-orden|1.0|{}|{}|{}|{}|{}|{}|{}||", file.order.order_uuid,
                       act.act_no, db::name_of(act.kind), act.amount.plain(), document.folio.str(),
                       document.pdf_sha.hex(), official.str());
}

bool has_act(const BankFile& file, int act_no)
{
    return std::ranges::any_of(file.acts, [&](const db::BankAct& a) { return a.act_no == act_no; });
}

bool approver(db::Connection& db, const Rfc& official, const std::string& unit, LocalDate today)
{
    const auto found = db::find_official(db, official);
    return found && found->in_force(today) && found->unit == unit &&
           found->has(db::OfficialRole::Aprobador);
}

void enqueue_message(db::Transaction& tx, const BankFile& file, const db::BankAct& act, Instant now)
{
    const bool freeze = act.kind == db::BankActKind::Freeze;
    Poco::JSON::Object payload = json::object();
    payload.set("order", file.order.order_uuid);
    payload.set("act_no", act.act_no);
    db::enqueue(tx,
                {db::Lane::Urgent, freeze ? db::OutboxKind::BankOrder : db::OutboxKind::BankRelease,
                 file.act.id, fmt::format("{}:{}", file.order.order_uuid, act.act_no),
                 json::text(payload), now});
}

// Carries a refusal out of a transaction that must not be committed.
struct RolledBack {
    Findings findings;
};

// The second approval: the message is signed and queued.
void sign_and_queue(const Services& services, db::Transaction& tx, BankFile& file,
                    const db::BankAct& act, Instant now)
{
    const bool freeze = act.kind == db::BankActKind::Freeze;
    auto xml = sign_bank_message(services, tx, file, act.act_no);
    if (!xml) throw RolledBack{std::move(xml.error())};
    const auto role = freeze ? db::DocumentRole::OrdenXml : db::DocumentRole::LiberacionXml;
    const Sha256 sha = db::store_document(
        tx, {"application/xml", *xml}, now,
        {db::alike_key(role, {file.order.entity, file.official.rfc.str()}), std::nullopt});
    db::attach_document(tx, file.act.id, role, sha);
    const db::Act& document = file.document_of(act);
    if (document.id != file.act.id) db::attach_document(tx, document.id, role, sha);
    db::set_bank_act_xml(tx, file.order.id, act.act_no, sha);
    if (freeze) {
        record(tx, file.order,
               {.kind = BankEvent::Signed,
                .act_no = act.act_no,
                .distinct = {},
                .occurred = now,
                .actor = file.official.rfc.str(),
                .document = sha},
               now);
    }
    enqueue_message(tx, file, act, now);
}

}  // namespace

tl::expected<std::string, Findings> approval_cadena(const Services& services, const Rfc& official,
                                                    std::string_view order_uuid, int act_no)
{
    return db::in_transaction(services.database(), request_deadline(),
                              [&](db::Transaction& tx) -> tl::expected<std::string, Findings> {
                                  const auto file = lock_bank_file(tx, order_uuid);
                                  if (!file || !has_act(*file, act_no))
                                      return tl::unexpected(Findings{no_bank_order()});
                                  return cadena_of(*file, file->bank_act(act_no), official);
                              });
}

tl::expected<ApprovedAct, Findings> approve(const Services& services, const Rfc& caller,
                                            const Approval& approval)
{
    const auto efirma = examine_efirma(services, approval.certificate);
    if (!efirma) return tl::unexpected(efirma.error());
    const Instant now = services.now();
    const LocalDate today = zona_centro(now).date;

    const auto consent = [&](db::Transaction& tx) -> tl::expected<ApprovedAct, Findings> {
        auto file = lock_bank_file(tx, approval.order_uuid);
        if (!file || !has_act(*file, approval.act_no)) {
            return tl::unexpected(Findings{no_bank_order()});
        }
        const db::BankAct act = file->bank_act(approval.act_no);
        const std::string cadena = cadena_of(*file, act, caller);
        Findings findings;
        if (efirma->holder != caller) {
            findings.push_back(bank_refusal("APROBACION-AJENA",
                                            "La e.firma no es de quien inició la sesión.",
                                            "Firme con su propia e.firma."));
        }
        if (!approver(tx, caller, file->unit.code, today)) {
            findings.push_back(
                bank_refusal("APROBACION-ROL", "Usted no es aprobador en funciones de esta unidad.",
                             "Pida la aprobación a un funcionario facultado.", "CFF 38-V"));
        }
        if (!signing::verify_sello(efirma->certificate, cadena, approval.signature_base64)) {
            findings.push_back(
                bank_refusal("APROBACION-FIRMA", "La firma no corresponde a esta orden.",
                             "Pida de nuevo el texto por firmar y fírmelo.", "CFF 17-D"));
        }
        const auto before = db::approvals_of(tx, file->order.id, act.act_no);
        if (before.size() >= kApprovalsNeeded) {
            findings.push_back(bank_refusal("APROBACION-COMPLETA",
                                            "La orden ya tiene sus dos aprobaciones.",
                                            "No hace falta otra."));
        }
        for (const db::BankApproval& other : before) {
            if (other.official != caller) continue;
            findings.push_back(bank_refusal(
                "APROBACION-REPETIDA", "Usted ya aprobó esta orden; debe aprobarla otra persona.",
                "Pida la segunda aprobación a un funcionario distinto."));
        }
        if (act.kind == db::BankActKind::Freeze) {
            const Findings stops = stop_signs_now(tx, file->order, today);
            findings.insert(findings.end(), stops.begin(), stops.end());
        }
        if (refuses(findings)) return tl::unexpected(std::move(findings));

        const auto signature = base64_decode(approval.signature_base64);
        if (db::add_approval(tx, {file->order.id, act.act_no, caller, now, signing::sha256(cadena),
                                  signature.value_or(""), efirma->certificate.der()}) !=
            db::ApprovalStored::Stored) {
            throw std::logic_error("an approval that was checked is there already");
        }
        const bool freeze = act.kind == db::BankActKind::Freeze;
        record(tx, file->order,
               {.kind = freeze ? BankEvent::Approved : BankEvent::ReleaseApproved,
                .act_no = act.act_no,
                .distinct = caller.str(),
                .occurred = now,
                .actor = caller.str()},
               now);
        if (before.size() + 1 == kApprovalsNeeded) {
            sign_and_queue(services, tx, *file, act, now);
        }
        return ApprovedAct{static_cast<int>(before.size()) + 1, file->order.facts.state};
    };
    try {
        return db::in_transaction(services.database(), request_deadline(), consent);
    } catch (RolledBack& refused) {
        return tl::unexpected(std::move(refused.findings));
    }
}

}  // namespace buzon::app
