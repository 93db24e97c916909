#include "core/bank_clocks.hpp"

#include "core/aviso_window.hpp"
#include "core/day_counter.hpp"

#include <algorithm>

namespace buzon {
namespace {

using Optional = std::optional<LocalDate>;

// Transitorio 2 of the decree of DOF 07-11-2025.
constexpr LocalDate twentieth_day_rule =
    LocalDate(std::chrono::year(2026) / std::chrono::January / 1);

class OrderCheck {
  public:
    void not_before(Optional later, Optional earlier, std::string field, std::string reason)
    {
        if (!later || !earlier || *later >= *earlier) return;
        findings_.push_back({.id = "ORDEN-FECHAS",
                             .severity = Severity::Error,
                             .field = std::move(field),
                             .line = 0,
                             .reason = std::move(reason),
                             .remedy = "Revise las fechas: cada hecho sigue al anterior.",
                             .citation = ""});
    }
    void add(Finding finding) { findings_.push_back(std::move(finding)); }
    [[nodiscard]] Findings take() { return std::move(findings_); }

  private:
    Findings findings_;
};

Findings check(const BankDates& dates, const BusinessDays& days)
{
    OrderCheck order;
    order.not_before(dates.executed, dates.notified, "executed",
                     "La inmovilización es anterior a la notificación del oficio.");
    order.not_before(dates.informed, dates.notified, "informed",
                     "El informe del banco es anterior a la notificación del oficio.");
    order.not_before(dates.informed, dates.executed, "informed",
                     "El informe del banco es anterior a la inmovilización.");
    order.not_before(dates.excess_known, dates.notified, "excess-known",
                     "El exceso se conoció antes de notificar el oficio.");
    order.not_before(dates.guarantee_notified, dates.guarantee_filed, "guarantee-notified",
                     "La resolución de la garantía es anterior a su ofrecimiento.");
    order.not_before(dates.notified, dates.procedure_start, "procedure-start",
                     "El procedimiento empezó después de notificar el oficio.");
    for (const Optional& date :
         {Optional(dates.notified), dates.executed, dates.informed, dates.excess_known,
          dates.guarantee_filed, dates.guarantee_notified}) {
        if (!date || days.covers(*date)) continue;
        order.add(beyond_horizon(days));
        return order.take();
    }
    const BusinessDays::Day* day = days.day(dates.notified);
    if (day != nullptr && !day->counts) {
        order.add({.id = "NOTIFICACION-INHABIL",
                   .severity = Severity::Error,
                   .field = "notified",
                   .line = 0,
                   .reason = "El oficio se notificó el " + long_spanish_date(dates.notified) +
                             ", que es día inhábil: " + day->why + ".",
                   .remedy = "Notifique el oficio en un día hábil.",
                   .citation = "CFF 12, 13"});
    }
    return order.take();
}

struct Clock {
    DeadlineId id;
    Obliged who;
    CountId count;
    int days;
    const char* rule;
};

constexpr Clock freeze{DeadlineId::Inmovilizar, Obliged::Banco, CountId::Inmovilizar, 3,
                       "CFF 145, 156-Bis"};
constexpr Clock report{DeadlineId::Informar, Obliged::Banco, CountId::Informar, 3,
                       "CFF 145-IV, 151-I, 156-Bis"};
constexpr Clock tell_employer{DeadlineId::AvisarPatron, Obliged::Instituto, CountId::AvisarPatron,
                              20, "CFF 151, 156-Bis (DOF 07-11-2025)"};
constexpr Clock tell_employer_before_2026{
    DeadlineId::AvisarPatron, Obliged::Instituto, CountId::AvisarPatron, 3,
    "CFF 151, 156-Bis (texto anterior; transitorio 2, DOF 07-11-2025)"};
constexpr Clock order_release{DeadlineId::OrdenarLiberarExceso, Obliged::Instituto,
                              CountId::OrdenarLiberarExceso, 3, "CFF 145, 151, 156-Bis"};
constexpr Clock release{DeadlineId::LiberarExceso, Obliged::Banco, CountId::LiberarExceso, 3,
                        "CFF 135, 145, 151, 156-Bis"};
constexpr Clock rule_on_guarantee{DeadlineId::ResolverGarantia, Obliged::Instituto,
                                  CountId::ResolverGarantia, 5, "CFF 156-Bis"};
constexpr Clock tell_bank{DeadlineId::AvisarBancoGarantia, Obliged::Instituto,
                          CountId::AvisarBancoGarantia, 5, "CFF 156-Bis"};

class Clocks {
  public:
    explicit Clocks(const ScopedCalendar& calendar)
        : latest_(calendar.latest, result_.trace),
          earliest_(calendar.earliest, result_.trace),
          days_(calendar.latest)
    {
        result_.calendar = calendar.latest.version();
    }

    LocalDate run(const Clock& clock, LocalDate from)
    {
        DayCounter& counter = clock.who == Obliged::Banco ? latest_ : earliest_;
        const LocalDate date = counter.count(from, clock.days, clock.count);
        result_.deadlines.push_back(
            {.id = clock.id, .date = date, .who = clock.who, .rule = clock.rule, .moved = {}});
        return date;
    }
    // The effect of the Institute's release order on the bank (CFF 135).
    LocalDate effect(LocalDate notified)
    {
        return latest_.count(notified, 1, CountId::EfectoLiberacion);
    }
    // The report is handed in at an office (CFF 12 ¶5).
    void move_off_closed_office()
    {
        Deadline& last = result_.deadlines.back();
        for (const BusinessDays::Day* day = days_.day(last.date);
             day != nullptr && day->office_closed; day = days_.day(last.date)) {
            last.moved.push_back({.date = last.date,
                                  .counts = day->counts,
                                  .day = 0,
                                  .why = day->counts ? "oficina cerrada: " + day->why : day->why,
                                  .count = CountId::Prorroga});
            last.date += std::chrono::days(1);
        }
        outside_ = outside_ || !days_.covers(last.date);
    }
    void lift_after(LocalDate last_day, const BusinessDays& days)
    {
        result_.auto_lift = days.nth_after(last_day, 1);
        outside_ = outside_ || !result_.auto_lift;
    }
    [[nodiscard]] bool overrun() const
    {
        return outside_ || latest_.overrun() || earliest_.overrun();
    }
    [[nodiscard]] BankClocks take() { return std::move(result_); }

  private:
    BankClocks result_;
    DayCounter latest_;
    DayCounter earliest_;
    const BusinessDays& days_;
    bool outside_ = false;
};

}  // namespace

tl::expected<BankClocks, Findings> bank_clocks(const BankDates& dates,
                                               const ScopedCalendar& calendar)
{
    Findings findings = check(dates, calendar.latest);
    if (refuses(findings)) return tl::unexpected(std::move(findings));

    Clocks clocks(calendar);
    clocks.run(freeze, dates.notified);
    if (dates.executed) {
        clocks.run(report, *dates.executed);
        clocks.move_off_closed_office();
    }
    if (dates.informed) {
        const LocalDate started =
            std::min(dates.procedure_start.value_or(dates.notified), dates.notified);
        clocks.run(started < twentieth_day_rule ? tell_employer_before_2026 : tell_employer,
                   *dates.informed);
    }
    if (dates.excess_known) {
        const LocalDate ordered = clocks.run(order_release, *dates.excess_known);
        clocks.run(release, clocks.effect(ordered));
    }
    if (dates.guarantee_filed) clocks.run(rule_on_guarantee, *dates.guarantee_filed);
    if (dates.guarantee_notified) {
        const LocalDate last_day = clocks.run(tell_bank, *dates.guarantee_notified);
        clocks.lift_after(last_day, calendar.earliest);
    }
    if (clocks.overrun()) return tl::unexpected(Findings{beyond_horizon(calendar.latest)});
    return clocks.take();
}

}  // namespace buzon
