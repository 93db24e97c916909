#pragma once

#include "core/business_days.hpp"
#include "core/term_policy.hpp"
#include "core/term_result.hpp"

#include <tl/expected.hpp>

#include <optional>

namespace buzon {

// Estrados clock of CFF 139: the document stays published ten días hábiles and the notification is
// of the eleventh, all counted from the day after publication. Pure. Refused: PUBLICACION-INHABIL
// (CFF 13), CALENDARIO-HORIZONTE.
// `not_before`: the eleventh day as it was told before; it never comes earlier than this.
[[nodiscard]] tl::expected<NotificationTerms, Findings> estrados_terms(
    LocalDate published, const ScopedCalendar& calendar, TermPolicy policy = {},
    std::optional<LocalDate> not_before = std::nullopt);

// 00:00 Zona Centro of the eleventh day: the publication may come down and the constancia be made.
[[nodiscard]] tl::expected<Instant, Findings> estrados_constancia_from(
    LocalDate published, const ScopedCalendar& calendar);

}  // namespace buzon
