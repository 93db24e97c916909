#include "gateway/app/bank_status.hpp"

#include "core/bank_clocks.hpp"
#include "db/bank_approvals.hpp"

namespace buzon::app {
namespace {

std::optional<LocalDate> date_of(const std::optional<Instant>& at)
{
    if (!at) return std::nullopt;
    return zona_centro(*at).date;
}

std::optional<BankClocks> clocks_of(const Services& services, const BankFile& file)
{
    const db::BankOrderFacts& facts = file.order.facts;
    const auto notified = date_of(facts.notified_at);
    if (!notified) return std::nullopt;
    const BankDates dates{.notified = *notified,
                          .executed = date_of(facts.executed_at),
                          .informed = date_of(facts.informed_at),
                          .excess_known = {},
                          .guarantee_filed = {},
                          .guarantee_notified = {},
                          .procedure_start = file.order.procedure_start};
    const auto clocks = bank_clocks(dates, services.calendar_of(file.unit.calendar_scope));
    if (!clocks) return std::nullopt;
    return *clocks;
}

}  // namespace

BankStatus bank_status(const Services& services, db::Transaction& tx, BankFile file)
{
    BankStatus status{std::move(file), {}, {}, std::nullopt};
    for (const db::BankAct& act : status.file.acts) {
        status.approvals[act.act_no] =
            static_cast<int>(db::approvals_of(tx, status.file.order.id, act.act_no).size());
    }
    status.history = db::bank_history(tx, status.file.order.id);
    status.clocks = clocks_of(services, status.file);
    return status;
}

}  // namespace buzon::app
