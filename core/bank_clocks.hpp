#pragma once

#include "core/business_days.hpp"
#include "core/term_result.hpp"

#include <tl/expected.hpp>

#include <optional>

namespace buzon {

// What is known of an order to a bank; each date opens the clocks that start from it.
struct BankDates {
    LocalDate notified;                           // the oficio reached the entity
    std::optional<LocalDate> executed;            // the entity froze
    std::optional<LocalDate> informed;            // the entity told the Institute
    std::optional<LocalDate> excess_known;        // somebody showed that too much is held
    std::optional<LocalDate> guarantee_filed;     // by the employer, for a credit not yet firm
    std::optional<LocalDate> guarantee_notified;  // the ruling on it, to the employer
    std::optional<LocalDate> procedure_start;     // else the procedure is as old as the order
};

// Clocks of CFF 145, 151, 156-Bis: T2 freeze, T3 report, T4 tell the employer (20th day; 3rd in
// procedures begun before 2026-01-01, transitorio 2 of DOF 07-11-2025), T5 order the release of an
// excess, T5a release it (from the effect of that order), T7 rule on a guarantee, T7a tell the
// bank. The Institute's own duties use the earliest reading of the calendar, the bank's the latest.
// Pure. Refused: ORDEN-FECHAS (one before what it follows), NOTIFICACION-INHABIL,
// CALENDARIO-HORIZONTE.
[[nodiscard]] tl::expected<BankClocks, Findings> bank_clocks(const BankDates& dates,
                                                             const ScopedCalendar& calendar);

}  // namespace buzon
