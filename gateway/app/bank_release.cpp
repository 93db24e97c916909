#include "gateway/app/bank_release.hpp"

#include "core/uuid.hpp"
#include "gateway/app/bank_file.hpp"
#include "gateway/app/bank_refusal.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/database.hpp"
#include "templates/release_order.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::app {
namespace {

// A request that was committed, and what its document is made from.
struct Requested {
    BankFile file;
    db::BankAct act;
    Money held;
    std::string order_xml;
};

Findings objections(db::Connection& db, const BankFile& file, const Rfc& caller, Money held,
                    Money amount, LocalDate today)
{
    Findings findings;
    const auto official = db::find_official(db, caller);
    if (!official || !official->in_force(today) || official->unit != file.unit.code) {
        findings.push_back(bank_refusal("LIBERACION-ROL",
                                        "Usted no es funcionario en funciones de esta unidad.",
                                        "Pida la liberación a la unidad que ordenó."));
    }
    if (held == Money()) {
        findings.push_back(bank_refusal("LIBERACION-NADA",
                                        "El banco no ha informado recursos inmovilizados.",
                                        "Consulte el estado de la orden."));
    } else if (amount > held || amount == Money()) {
        findings.push_back(bank_refusal(
            "LIBERACION-IMPORTE",
            "El importe debe ser mayor que cero y no exceder de " + held.display() + ".",
            "Corrija el importe u omítalo para liberar todo."));
    }
    const bool waiting = std::ranges::any_of(file.acts, [](const db::BankAct& act) {
        return act.kind == db::BankActKind::Release && !act.xml;
    });
    if (waiting) {
        findings.push_back(bank_refusal("LIBERACION-PENDIENTE",
                                        "Ya hay una liberación en espera de aprobaciones.",
                                        "Apruebe la que está pendiente."));
    }
    return findings;
}

tl::expected<Requested, Findings> store_request(const Services& services, const Rfc& caller,
                                                const ReleaseRequest& request)
{
    const Instant now = services.now();
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<Requested, Findings> {
            auto file = lock_bank_file(tx, request.order_uuid);
            if (!file) return tl::unexpected(Findings{no_bank_order()});
            const db::BankOrderFacts& facts = file->order.facts;
            const Money held = Money::from_centavos(
                std::max<std::int64_t>(facts.frozen.centavos() - facts.released.centavos(), 0));
            const Money amount = request.amount.value_or(held);
            Findings findings = objections(tx, *file, caller, held, amount, zona_centro(now).date);
            if (!findings.empty()) return tl::unexpected(std::move(findings));

            db::BankAct act;
            act.order = file->order.id;
            act.act_no = static_cast<int>(file->acts.size()) + 1;
            act.kind = db::BankActKind::Release;
            act.amount = amount;
            act.reason = code_of(request.reason);
            act.msg_id =
                Uuid::from_digest(sha256_of(fmt::format("buzon-mensaje|{}|{}",
                                                        file->order.order_uuid, act.act_no)))
                    .str();
            db::insert_bank_act(tx, act);
            record(tx, file->order,
                   {.kind = BankEvent::ReleaseRequested,
                    .act_no = act.act_no,
                    .distinct = {},
                    .occurred = now,
                    .actor = caller.str()},
                   now);
            auto order_xml = db::find_document(tx, file->act.xml_sha);
            if (!order_xml) throw std::logic_error("an act without its document");
            return Requested{std::move(*file), act, held, std::move(order_xml->bytes)};
        });
}

IssueResult issue_document(const Services& services, const Requested& requested,
                           ReleaseReason reason)
{
    const auto* type = services.catalogue().find_in_force("liberacion-inmovilizacion",
                                                          zona_centro(services.now()).date);
    if (type == nullptr) {
        return tl::unexpected(
            Findings{bank_refusal("LIBERACION-TIPO", "Ningún tipo de liberación está en vigor.",
                                  "Póngalo en vigor con buzon catalogue approve.")});
    }
    const templates::ResolvedRelease release{
        .reference = fmt::format("{}/LIB-{}", requested.file.act.reference, requested.act.act_no),
        .reason = reason,
        .amount = requested.act.amount,
        .held = requested.held,
        .ordered_on = zona_centro(requested.file.act.issued_at).date};
    return issue(services, templates::release_order(*type, requested.order_xml, release));
}

// False: somebody approved before the document was there.
bool attach(const Services& services, const Requested& requested, const Folio& folio)
{
    return db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        static_cast<void>(db::lock_bank_order(tx, requested.act.order));
        const auto act = db::find_act(tx, folio);
        if (!act) throw std::logic_error("an issued act is not there: " + folio.str());
        return db::set_bank_act_document(tx, requested.act.order, requested.act.act_no, act->id);
    });
}

}  // namespace

tl::expected<RequestedRelease, Findings> request_release(const Services& services,
                                                         const Logger& log, const Rfc& caller,
                                                         const ReleaseRequest& request)
{
    const auto requested = store_request(services, caller, request);
    if (!requested) return tl::unexpected(requested.error());
    RequestedRelease answer{requested->act.act_no, std::nullopt, {}};
    try {
        const auto issued = issue_document(services, *requested, request.reason);
        if (!issued) {
            answer.warnings = issued.error();
        } else if (attach(services, *requested, issued->folio)) {
            answer.document = issued->folio;
        }
    } catch (const std::exception& error) {
        // The release itself is committed; only its paper could not be made.
        log.write(LogLevel::Error, LogEvent::RequestFailed, {{LogKey::Error, error.what()}});
        answer.warnings = {bank_refusal("LIBERACION-DOCUMENTO",
                                        "El oficio de liberación no pudo elaborarse.",
                                        "Avise a quien opera el servicio.")};
    }
    for (Finding& warning : answer.warnings) warning.severity = Severity::Warning;
    if (!answer.document) {
        log.write(LogLevel::Warning, LogEvent::ReleaseWithoutDocument,
                  {{LogKey::Order, requested->act.order.value},
                   {LogKey::Code,
                    answer.warnings.empty() ? "aprobada-antes" : answer.warnings.front().id}});
    }
    return answer;
}

}  // namespace buzon::app
