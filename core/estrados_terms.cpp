#include "core/estrados_terms.hpp"

#include "core/after_effect.hpp"
#include "core/aviso_window.hpp"
#include "core/day_counter.hpp"
#include "core/told_terms.hpp"

namespace buzon {
namespace {

constexpr int days_to_notification = 11;  // CFF 139

Findings check(LocalDate published, const BusinessDays& days)
{
    const BusinessDays::Day* day = days.day(published);
    if (day == nullptr) return {beyond_horizon(days)};
    if (day->counts) return {};
    return {{.id = "PUBLICACION-INHABIL",
             .severity = Severity::Error,
             .field = "published",
             .line = 0,
             .reason = "La publicación es del " + long_spanish_date(published) +
                       ", que es día inhábil: " + day->why + ".",
             .remedy = "Publique el documento en un día hábil.",
             .citation = "CFF 12, 13, 139"}};
}

}  // namespace

tl::expected<NotificationTerms, Findings> estrados_terms(LocalDate published,
                                                         const ScopedCalendar& calendar,
                                                         TermPolicy policy,
                                                         std::optional<LocalDate> not_before)
{
    const BusinessDays& days = calendar.latest;
    Findings findings = check(published, days);
    if (refuses(findings)) return tl::unexpected(std::move(findings));

    NotificationTerms terms;
    terms.calendar = days.version();
    terms.by = NotifiedBy::Estrados;
    DayCounter counter(days, terms.trace);
    terms.notified = counter.count(published, days_to_notification, CountId::Notificacion);
    const LocalDate floor = not_before.value_or(terms.notified);
    if (counter.overrun() || !put_off_notification(terms, floor, days) ||
        !add_terms_after_effect(terms, days, policy)) {
        return tl::unexpected(Findings{beyond_horizon(days)});
    }
    return terms;
}

tl::expected<Instant, Findings> estrados_constancia_from(LocalDate published,
                                                         const ScopedCalendar& calendar)
{
    Findings findings = check(published, calendar.latest);
    if (refuses(findings)) return tl::unexpected(std::move(findings));
    const auto eleventh = calendar.latest.nth_after(published, days_to_notification);
    if (!eleventh) return tl::unexpected(Findings{beyond_horizon(calendar.latest)});
    return from_zona_centro(*eleventh, std::chrono::milliseconds(0));
}

}  // namespace buzon
