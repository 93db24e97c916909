#include "core/act_history.hpp"

#include <algorithm>
#include <tuple>

namespace buzon {
namespace {

// Later stages of the procedure have higher numbers (CFF 134, 139; LSS 286 M).
int stage(ActEvent event)
{
    switch (event) {
        case ActEvent::Issued: return 0;
        case ActEvent::Deposited: return 1;
        case ActEvent::HandedToBank: return 1;
        case ActEvent::AvisoFailed: return 2;
        case ActEvent::AvisoSent: return 3;
        case ActEvent::AvisoBounced: return 4;
        case ActEvent::AvisoReminded: return 4;
        case ActEvent::AvisoTexted: return 4;
        case ActEvent::TextRefused: return 4;
        case ActEvent::WindowReopened: return 4;
        case ActEvent::TermsRecomputed: return 4;
        case ActEvent::ChangeTold: return 4;
        case ActEvent::EstradosOrdered: return 5;
        case ActEvent::EstradosPublished: return 6;
        case ActEvent::Opened: return 7;
        case ActEvent::DayFourElapsed: return 7;
        case ActEvent::EstradosElapsed: return 7;
    }
    return 0;
}

// An act in estrados cannot be opened or reach day 4: one route at a time.
constexpr std::array kTransitions{
    ActTransition{ActState::Issued, ActEvent::Deposited, ActState::Deposited},
    ActTransition{ActState::Issued, ActEvent::HandedToBank, ActState::WithBank},
    ActTransition{ActState::Issued, ActEvent::EstradosPublished, ActState::InEstrados},
    ActTransition{ActState::Deposited, ActEvent::AvisoFailed, ActState::ContactFailed},
    ActTransition{ActState::Deposited, ActEvent::AvisoSent, ActState::AwaitingOpening},
    ActTransition{ActState::Deposited, ActEvent::EstradosPublished, ActState::InEstrados},
    ActTransition{ActState::ContactFailed, ActEvent::AvisoSent, ActState::AwaitingOpening},
    ActTransition{ActState::ContactFailed, ActEvent::EstradosPublished, ActState::InEstrados},
    ActTransition{ActState::AwaitingOpening, ActEvent::Opened, ActState::Notified},
    ActTransition{ActState::AwaitingOpening, ActEvent::DayFourElapsed, ActState::Notified},
    ActTransition{ActState::InEstrados, ActEvent::EstradosElapsed, ActState::Notified},
};

template <class Range, class Enum>
std::optional<Enum> by_name(const Range& all, std::string_view name)
{
    for (const Enum value : all) {
        if (name_of(value) == name) return value;
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(ActEvent event)
{
    switch (event) {
        case ActEvent::Issued: return "issued";
        case ActEvent::Deposited: return "deposited";
        case ActEvent::AvisoSent: return "aviso_sent";
        case ActEvent::AvisoFailed: return "aviso_failed";
        case ActEvent::AvisoBounced: return "aviso_bounced";
        case ActEvent::AvisoReminded: return "aviso_reminded";
        case ActEvent::AvisoTexted: return "aviso_texted";
        case ActEvent::TextRefused: return "text_refused";
        case ActEvent::WindowReopened: return "window_reopened";
        case ActEvent::TermsRecomputed: return "terms_recomputed";
        case ActEvent::ChangeTold: return "change_told";
        case ActEvent::Opened: return "opened";
        case ActEvent::DayFourElapsed: return "day_four_elapsed";
        case ActEvent::EstradosOrdered: return "estrados_ordered";
        case ActEvent::EstradosPublished: return "estrados_published";
        case ActEvent::EstradosElapsed: return "estrados_elapsed";
        case ActEvent::HandedToBank: return "handed_to_bank";
    }
    return {};
}

std::string_view name_of(ActState state)
{
    switch (state) {
        case ActState::Issued: return "issued";
        case ActState::Deposited: return "deposited";
        case ActState::AwaitingOpening: return "awaiting_opening";
        case ActState::ContactFailed: return "contact_failed";
        case ActState::InEstrados: return "in_estrados";
        case ActState::Notified: return "notified";
        case ActState::WithBank: return "with_bank";
    }
    return {};
}

std::string_view spanish(ActEvent event)
{
    switch (event) {
        case ActEvent::Issued: return "Acto firmado y registrado";
        case ActEvent::Deposited: return "Depositado en el buzón, aún no visible";
        case ActEvent::AvisoSent: return "Aviso electrónico enviado";
        case ActEvent::AvisoFailed: return "El aviso no pudo entregarse";
        case ActEvent::AvisoBounced: return "Un aviso fue devuelto por el servidor de correo";
        case ActEvent::AvisoReminded: return "Recordatorio enviado; no cambia ningún plazo";
        case ActEvent::AvisoTexted:
            return "Se avisó también por mensaje al móvil; no cambia ningún plazo";
        case ActEvent::TextRefused:
            return "No se pudo enviar el mensaje al móvil; no cambia ningún plazo";
        case ActEvent::WindowReopened: return "Una falla de la plataforma amplió el plazo";
        case ActEvent::TermsRecomputed: return "Un acuerdo posterior movió fechas, nunca antes";
        case ActEvent::ChangeTold: return "Se avisó por correo que hay fechas que cambiaron";
        case ActEvent::Opened: return "Abierto con e.firma; acuse de recibo";
        case ActEvent::DayFourElapsed: return "Cuarto día sin consulta; constancia de notificación";
        case ActEvent::EstradosOrdered: return "Se ordenó la notificación por estrados";
        case ActEvent::EstradosPublished: return "Publicado en estrados";
        case ActEvent::EstradosElapsed:
            return "Undécimo día en estrados; constancia de notificación";
        case ActEvent::HandedToBank: return "Orden dirigida a una institución de crédito";
    }
    return {};
}

std::string_view spanish(ActState state)
{
    switch (state) {
        case ActState::Issued: return "Emitido";
        case ActState::Deposited: return "Depositado, sin aviso";
        case ActState::AwaitingOpening: return "En espera de apertura";
        case ActState::ContactFailed: return "Medios de contacto por corregir";
        case ActState::InEstrados: return "En estrados";
        case ActState::Notified: return "Notificado";
        case ActState::WithBank: return "En trámite con el banco";
    }
    return {};
}

std::optional<ActEvent> act_event_of(std::string_view name)
{
    return by_name<decltype(kActEvents), ActEvent>(kActEvents, name);
}

std::optional<ActState> act_state_of(std::string_view name)
{
    return by_name<decltype(kActStates), ActState>(kActStates, name);
}

std::span<const ActTransition> act_transitions()
{
    return kTransitions;
}

ActState next(ActState state, ActEvent event)
{
    for (const ActTransition& t : kTransitions) {
        if (t.from == state && t.event == event) return t.to;
    }
    return state;
}

ActState fold(std::vector<ActEventRecord> events)
{
    std::ranges::sort(events, [](const ActEventRecord& a, const ActEventRecord& b) {
        return std::tuple(stage(a.kind), a.occurred, a.id) <
               std::tuple(stage(b.kind), b.occurred, b.id);
    });
    events.erase(std::unique(events.begin(), events.end()), events.end());
    ActState state = ActState::Issued;
    for (const ActEventRecord& e : events) state = next(state, e.kind);
    return state;
}

}  // namespace buzon
