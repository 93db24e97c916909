#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon {

// What the term engine answers: dates, each with the rule it follows from, the days it was counted
// through, and the version of the calendar. Plain values; made only by mailbox_terms.hpp,
// estrados_terms.hpp and bank_clocks.hpp, printed by term_json.hpp and term_text.hpp.

enum class NotifiedBy { Acuse, Dia4, Estrados };

enum class DeadlineId {
    Respuesta,  // to what the act asks for, within the term that the act itself fixes
    Aclaracion,
    Pago,
    Inconformidad,
    Exigible,
    Juicio,
    Inmovilizar,           // T2
    Informar,              // T3
    AvisarPatron,          // T4
    OrdenarLiberarExceso,  // T5
    LiberarExceso,         // T5a
    ResolverGarantia,      // T7
    AvisarBancoGarantia,   // T7a
};

// Who must act by the date, or may act from it.
enum class Obliged { Patron, Banco, Instituto };

// A day of a trace belongs to one count; the day it starts from is never listed.
enum class CountId {
    Notificacion,  // days since the aviso or the publication
    Efecto,        // the día hábil siguiente of CFF 135
    Plazos,        // days since the effect
    Prorroga,      // a last day moved on: inhábil office or Friday (CFF 12 ¶5)
    Inmovilizar,
    Informar,
    AvisarPatron,
    OrdenarLiberarExceso,
    EfectoLiberacion,
    LiberarExceso,
    ResolverGarantia,
    AvisarBancoGarantia,
};

[[nodiscard]] std::string_view code_of(NotifiedBy value);  // "acuse", "dia4", "estrados"
[[nodiscard]] std::string_view code_of(DeadlineId value);  // "respuesta" … "avisar-banco-garantia"
[[nodiscard]] std::string_view code_of(Obliged value);     // "patron", "banco", "instituto"
[[nodiscard]] std::string_view code_of(CountId value);     // "notificacion" …

struct TraceDay {
    LocalDate date;
    bool counts = false;
    int day = 0;      // 1, 2, 3… when it counts
    std::string why;  // Spanish, when it does not count or when the last day moves on
    CountId count = CountId::Notificacion;
};

struct Deadline {
    DeadlineId id = DeadlineId::Aclaracion;
    LocalDate date;  // last day to act; for Exigible and Juicio's sequel see `rule`
    Obliged who = Obliged::Patron;
    std::string rule;  // the article
    // Why the date is later than the plain count, a day each: "viernes", "oficina cerrada".
    std::vector<TraceDay> moved;
};

struct NotificationTerms {
    std::string calendar;  // version
    LocalDate notified;
    NotifiedBy by = NotifiedBy::Dia4;
    LocalDate effective;
    std::optional<LocalDate> dia4;  // mailbox only, also when an acuse came earlier
    std::vector<Deadline> deadlines;
    std::vector<TraceDay> trace;

    // Throws std::logic_error for an id that a notification never has.
    [[nodiscard]] LocalDate deadline(DeadlineId id) const;
};

struct BankClocks {
    std::string calendar;
    std::vector<Deadline> deadlines;
    std::vector<TraceDay> trace;
    // With a guarantee ruled on and the bank not told, from this day it lifts by itself (CFF
    // 156-Bis).
    std::optional<LocalDate> auto_lift;

    [[nodiscard]] std::optional<LocalDate> deadline(DeadlineId id) const;
};

}  // namespace buzon
