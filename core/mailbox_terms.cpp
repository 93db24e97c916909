#include "core/mailbox_terms.hpp"

#include "core/after_effect.hpp"
#include "core/day_counter.hpp"
#include "core/told_terms.hpp"

namespace buzon {
namespace {

Finding refusal(std::string id, std::string field, std::string reason)
{
    return {.id = std::move(id),
            .severity = Severity::Error,
            .field = std::move(field),
            .line = 0,
            .reason = std::move(reason),
            .remedy = "Envíe el aviso de 09:30 a 18:00, hora de la Zona Centro, de un día hábil.",
            .citation = "CFF 12, 13, 134-I"};
}

Findings check(const MailboxNotice& notice, const BusinessDays& days)
{
    const ZonaCentro sent = zona_centro(notice.aviso);
    const BusinessDays::Day* day = days.day(sent.date);
    if (day == nullptr) return {beyond_horizon(days)};
    Findings findings;
    if (!day->counts) {
        findings.push_back(refusal("AVISO-INHABIL", "aviso",
                                   "El aviso se envió el " + long_spanish_date(sent.date) +
                                       ", que es día inhábil: " + day->why + "."));
    }
    if (!aviso_window.holds(sent.time_of_day)) {
        findings.push_back(refusal(
            "AVISO-HORARIO", "aviso",
            "El aviso se envió fuera del horario de 09:30 a 18:00, hora de la Zona Centro."));
    }
    if (notice.opened && *notice.opened < notice.aviso) {
        Finding early = refusal("APERTURA-ANTES", "opened", "La apertura es anterior al aviso.");
        early.remedy = "Revise los dos instantes; el documento no es visible antes del aviso.";
        findings.push_back(std::move(early));
    }
    return findings;
}

// The day on which an acuse counts, nullopt past the horizon.
std::optional<LocalDate> acuse_date(Instant opened, const BusinessDays& days)
{
    const ZonaCentro wall = zona_centro(opened);
    const BusinessDays::Day* day = days.day(wall.date);
    if (day == nullptr) return std::nullopt;
    if (day->counts && aviso_window.holds(wall.time_of_day)) return wall.date;
    return days.nth_after(wall.date, 1);
}

}  // namespace

tl::expected<NotificationTerms, Findings> mailbox_terms(const MailboxNotice& notice,
                                                        const ScopedCalendar& calendar,
                                                        TermPolicy policy)
{
    const BusinessDays& days = calendar.latest;
    Findings findings = check(notice, days);
    if (refuses(findings)) return tl::unexpected(std::move(findings));

    const LocalDate sent = zona_centro(notice.aviso).date;
    const auto dia4 = days.nth_after(sent, 4);
    if (!dia4) return tl::unexpected(Findings{beyond_horizon(days)});

    NotificationTerms terms;
    terms.calendar = days.version();
    terms.dia4 = dia4;
    terms.notified = *dia4;
    terms.by = NotifiedBy::Dia4;
    DayCounter(days, terms.trace).count_until(sent, terms.notified, CountId::Notificacion);
    if (!put_off_notification(terms, notice.day4_not_before.value_or(*dia4), days)) {
        return tl::unexpected(Findings{beyond_horizon(days)});
    }
    if (notice.opened) {
        const auto opened = acuse_date(*notice.opened, days);
        if (opened && *opened < terms.notified) {
            terms.notified = *opened;
            terms.by = NotifiedBy::Acuse;
            terms.trace.clear();
            DayCounter(days, terms.trace).count_until(sent, *opened, CountId::Notificacion);
        }
    }
    if (!add_terms_after_effect(terms, days, policy)) {
        return tl::unexpected(Findings{beyond_horizon(days)});
    }
    return terms;
}

tl::expected<Instant, Findings> constancia_from(Instant aviso, const ScopedCalendar& calendar)
{
    Findings findings = check({.aviso = aviso, .opened = std::nullopt}, calendar.latest);
    if (refuses(findings)) return tl::unexpected(std::move(findings));
    const auto dia4 = calendar.latest.nth_after(zona_centro(aviso).date, 4);
    if (!dia4) return tl::unexpected(Findings{beyond_horizon(calendar.latest)});
    return from_zona_centro(*dia4, std::chrono::milliseconds(0));
}

}  // namespace buzon
