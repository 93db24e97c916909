#pragma once

#include "core/aviso_window.hpp"
#include "core/term_policy.hpp"
#include "core/term_result.hpp"

namespace buzon {

struct MailboxNotice {
    Instant aviso;                  // t0: the last mandatory aviso was accepted by its server
    std::optional<Instant> opened;  // authentication with the recipient's e.firma
    // Day 4 as it was told before, or as a declared failure puts it off: never earlier than this.
    std::optional<LocalDate> day4_not_before = std::nullopt;
};

// Mailbox clock of CFF 134-I: notified on the day the act is opened, else on the fourth day hábil
// after the aviso; effect the next día hábil (CFF 135); then every term of after_effect.hpp. An
// acuse outside the window, before it as much as after it, counts on the next día hábil; one that
// counts on day 4 or later leaves the notification at day 4. Pure.
// Refused: AVISO-INHABIL, AVISO-HORARIO, APERTURA-ANTES, CALENDARIO-HORIZONTE.
[[nodiscard]] tl::expected<NotificationTerms, Findings> mailbox_terms(
    const MailboxNotice& notice, const ScopedCalendar& calendar, TermPolicy policy = {});

// 00:00 Zona Centro of day 4: before it nobody can know that the act was not opened in time, so the
// constancia must not exist.
[[nodiscard]] tl::expected<Instant, Findings> constancia_from(Instant aviso,
                                                              const ScopedCalendar& calendar);

}  // namespace buzon
