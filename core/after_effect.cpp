#include "core/after_effect.hpp"

#include "core/day_counter.hpp"

#include <algorithm>

namespace buzon {
namespace {

constexpr int kLongestOfTheLaw = 30;  // business days: juicio, LFPCA 13
constexpr const char* kByTheActItself = "El propio documento, CFF 12";

enum class LastDay { AtTheOffice, AtABank };

// CFF 12 ¶5: a term that ends with the office closed, or a payment that ends on a Friday, moves to
// the next día hábil, as often as needed.
class LastDays {
  public:
    explicit LastDays(const BusinessDays& days) : days_(days) {}

    void settle(Deadline& deadline, LastDay where)
    {
        for (std::string why = reason(deadline.date, where); !why.empty();
             why = reason(deadline.date, where)) {
            deadline.moved.push_back({.date = deadline.date,
                                      .counts = true,
                                      .day = 0,
                                      .why = std::move(why),
                                      .count = CountId::Prorroga});
            DayCounter counter(days_, deadline.moved);
            deadline.date = counter.count(deadline.date, 1, CountId::Prorroga);
            deadline.moved.pop_back();  // the day it lands on is the answer, not a reason
            overrun_ = overrun_ || counter.overrun();
            if (overrun_) return;
        }
    }

    [[nodiscard]] bool overrun() const { return overrun_; }

  private:
    [[nodiscard]] std::string reason(LocalDate date, LastDay where) const
    {
        const BusinessDays::Day* day = days_.day(date);
        if (day == nullptr) return {};
        if (day->office_closed) return "oficina cerrada: " + day->why;
        const bool friday = std::chrono::weekday(date) == std::chrono::Friday;
        return where == LastDay::AtABank && friday ? "viernes (pago en bancos)" : "";
    }

    const BusinessDays& days_;
    bool overrun_ = false;
};

Deadline due(DeadlineId id, LocalDate date, std::string rule)
{
    return {.id = id, .date = date, .who = Obliged::Patron, .rule = std::move(rule), .moved = {}};
}

}  // namespace

bool add_terms_after_effect(NotificationTerms& terms, const BusinessDays& days, TermPolicy policy)
{
    DayCounter counter(days, terms.trace);
    terms.effective = counter.count(terms.notified, 1, CountId::Efecto);
    return !counter.overrun() && add_terms_from_effect(terms, days, policy);
}

bool add_terms_from_effect(NotificationTerms& terms, const BusinessDays& days, TermPolicy policy)
{
    DayCounter counter(days, terms.trace);
    LastDays last_days(days);
    const bool replies = policy.reply && days.nth_after(terms.effective, *policy.reply);
    const int longest = std::max(kLongestOfTheLaw, replies ? *policy.reply : 0);
    const std::vector<LocalDate> plazo =
        counter.count_each(terms.effective, longest, CountId::Plazos);
    if (counter.overrun()) return false;

    Deadline clarify = due(DeadlineId::Aclaracion, plazo[4], "LSS 39 D");
    last_days.settle(clarify, LastDay::AtTheOffice);
    const bool cedula = policy.payment == PaymentTerm::Days15;
    Deadline pay = due(DeadlineId::Pago, plazo[static_cast<std::size_t>(policy.payment) - 1],
                       cedula ? "LSS 39 C, CFF 12" : "CFF 65, CFF 12");
    last_days.settle(pay, LastDay::AtABank);
    Deadline challenge = due(DeadlineId::Inconformidad, plazo[14], "LSS 294, RRI 6");
    last_days.settle(challenge, LastDay::AtTheOffice);
    const Deadline sue = due(DeadlineId::Juicio, plazo[29], "LFPCA 13");

    Deadline enforce = due(DeadlineId::Exigible,
                           plazo[static_cast<std::size_t>(policy.standstill) - 1], "CFF 144");
    enforce.who = Obliged::Instituto;
    last_days.settle(enforce, LastDay::AtTheOffice);
    const auto first_enforceable = days.nth_after(std::max(enforce.date, pay.date), 1);
    if (last_days.overrun() || !first_enforceable) return false;
    enforce.date = *first_enforceable;
    enforce.moved.clear();

    terms.deadlines = {std::move(clarify), std::move(pay), std::move(challenge), std::move(enforce),
                       sue};
    if (replies) {
        Deadline reply = due(DeadlineId::Respuesta,
                             plazo[static_cast<std::size_t>(*policy.reply) - 1], kByTheActItself);
        last_days.settle(reply, LastDay::AtTheOffice);
        if (!last_days.overrun()) terms.deadlines.insert(terms.deadlines.begin(), std::move(reply));
    }
    return true;
}

}  // namespace buzon
