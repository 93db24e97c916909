#include "core/bank_history.hpp"

#include <algorithm>
#include <tuple>

namespace buzon {
namespace {

int rung(BankEvent event)
{
    return static_cast<int>(event);
}

constexpr std::array kTransitions{
    BankTransition{BankState::Checked, BankEvent::Signed, BankState::Signed},
    BankTransition{BankState::Checked, BankEvent::Cancelled, BankState::Cancelled},
    BankTransition{BankState::Signed, BankEvent::Sent, BankState::Sent},
    BankTransition{BankState::Signed, BankEvent::Cancelled, BankState::Cancelled},
    BankTransition{BankState::Sent, BankEvent::L1Ok, BankState::L1Ok},
    BankTransition{BankState::Sent, BankEvent::L1Nack, BankState::L1Nack},
    BankTransition{BankState::Sent, BankEvent::L2Accepted, BankState::L2Accepted},
    BankTransition{BankState::Sent, BankEvent::L2Rejected, BankState::L2Rejected},
    BankTransition{BankState::Sent, BankEvent::ResultHolding, BankState::Holding},
    BankTransition{BankState::Sent, BankEvent::ResultNone, BankState::NothingHeld},
    BankTransition{BankState::Sent, BankEvent::Ambiguous, BankState::Ambiguous},
    BankTransition{BankState::L1Ok, BankEvent::L2Accepted, BankState::L2Accepted},
    BankTransition{BankState::L1Ok, BankEvent::L2Rejected, BankState::L2Rejected},
    BankTransition{BankState::L1Ok, BankEvent::ResultHolding, BankState::Holding},
    BankTransition{BankState::L1Ok, BankEvent::ResultNone, BankState::NothingHeld},
    BankTransition{BankState::L1Ok, BankEvent::Ambiguous, BankState::Ambiguous},
    BankTransition{BankState::L2Accepted, BankEvent::ResultHolding, BankState::Holding},
    BankTransition{BankState::L2Accepted, BankEvent::ResultNone, BankState::NothingHeld},
    BankTransition{BankState::L2Accepted, BankEvent::Ambiguous, BankState::Ambiguous},
    BankTransition{BankState::L2Accepted, BankEvent::ReleaseSent, BankState::Releasing},
    BankTransition{BankState::Ambiguous, BankEvent::ReleaseSent, BankState::Releasing},
    BankTransition{BankState::Holding, BankEvent::Ambiguous, BankState::Holding},
    BankTransition{BankState::Holding, BankEvent::ReleaseSent, BankState::Releasing},
    BankTransition{BankState::Holding, BankEvent::ReleasedPartly, BankState::Holding},
    BankTransition{BankState::Holding, BankEvent::Released, BankState::Released},
    BankTransition{BankState::Holding, BankEvent::AutoLifted, BankState::AutoLifted},
    BankTransition{BankState::Releasing, BankEvent::ReleasedPartly, BankState::Holding},
    BankTransition{BankState::Releasing, BankEvent::Released, BankState::Released},
    BankTransition{BankState::Releasing, BankEvent::AutoLifted, BankState::AutoLifted},
};

}  // namespace

std::string_view name_of(BankEvent event)
{
    switch (event) {
        case BankEvent::Checked: return "checked";
        case BankEvent::Approved: return "approved";
        case BankEvent::Signed: return "signed";
        case BankEvent::Sent: return "sent";
        case BankEvent::L1Ok: return "l1_ok";
        case BankEvent::L1Nack: return "l1_nack";
        case BankEvent::L2Accepted: return "l2_accepted";
        case BankEvent::L2Rejected: return "l2_rejected";
        case BankEvent::ResultHolding: return "result_holding";
        case BankEvent::ResultNone: return "result_none";
        case BankEvent::Ambiguous: return "ambiguous";
        case BankEvent::InconsistentResult: return "inconsistent_result";
        case BankEvent::NoAnswer: return "no_answer";
        case BankEvent::ReleaseRequested: return "release_requested";
        case BankEvent::ReleaseApproved: return "release_approved";
        case BankEvent::ReleaseSent: return "release_sent";
        case BankEvent::ReleaseL1Ok: return "release_l1_ok";
        case BankEvent::ReleasedPartly: return "released_partly";
        case BankEvent::Released: return "released";
        case BankEvent::AutoLifted: return "auto_lifted";
        case BankEvent::Cancelled: return "cancelled";
    }
    return {};
}

std::string_view name_of(BankState state)
{
    switch (state) {
        case BankState::Checked: return "checked";
        case BankState::Signed: return "signed";
        case BankState::Sent: return "sent";
        case BankState::L1Ok: return "l1_ok";
        case BankState::L1Nack: return "l1_nack";
        case BankState::L2Accepted: return "l2_accepted";
        case BankState::L2Rejected: return "l2_rejected";
        case BankState::Ambiguous: return "ambiguous";
        case BankState::Holding: return "holding";
        case BankState::NothingHeld: return "nothing_held";
        case BankState::Releasing: return "releasing";
        case BankState::Released: return "released";
        case BankState::AutoLifted: return "auto_lifted";
        case BankState::Cancelled: return "cancelled";
    }
    return {};
}

std::string_view spanish(BankEvent event)
{
    switch (event) {
        case BankEvent::Checked: return "Orden revisada";
        case BankEvent::Approved: return "Orden aprobada por un funcionario";
        case BankEvent::Signed: return "Orden firmada";
        case BankEvent::Sent: return "Orden entregada al banco";
        case BankEvent::L1Ok: return "Acuse técnico del banco";
        case BankEvent::L1Nack: return "El banco no pudo leer la orden";
        case BankEvent::L2Accepted: return "Orden aceptada por el banco";
        case BankEvent::L2Rejected: return "Orden rechazada por el banco";
        case BankEvent::ResultHolding: return "El banco informó la inmovilización";
        case BankEvent::ResultNone: return "El banco informó que nada inmovilizó";
        case BankEvent::Ambiguous: return "El banco pide aclarar la identidad";
        case BankEvent::InconsistentResult: return "El informe del banco no cuadra";
        case BankEvent::NoAnswer: return "El banco no informó en su plazo";
        case BankEvent::ReleaseRequested: return "Liberación solicitada";
        case BankEvent::ReleaseApproved: return "Liberación aprobada por un funcionario";
        case BankEvent::ReleaseSent: return "Liberación entregada al banco";
        case BankEvent::ReleaseL1Ok: return "Acuse técnico de la liberación";
        case BankEvent::ReleasedPartly: return "El banco liberó una parte";
        case BankEvent::Released: return "El banco liberó la totalidad";
        case BankEvent::AutoLifted: return "El banco levantó la inmovilización por ley";
        case BankEvent::Cancelled: return "Orden cancelada";
    }
    return {};
}

std::string_view spanish(BankState state)
{
    switch (state) {
        case BankState::Checked: return "En espera de aprobaciones";
        case BankState::Signed: return "Firmada, por enviar";
        case BankState::Sent: return "Enviada, sin acuse";
        case BankState::L1Ok: return "Con acuse técnico";
        case BankState::L1Nack: return "No leída por el banco";
        case BankState::L2Accepted: return "Aceptada por el banco";
        case BankState::L2Rejected: return "Rechazada por el banco";
        case BankState::Ambiguous: return "Identidad por aclarar";
        case BankState::Holding: return "Recursos inmovilizados";
        case BankState::NothingHeld: return "Sin recursos inmovilizados";
        case BankState::Releasing: return "Liberación en curso";
        case BankState::Released: return "Liberada";
        case BankState::AutoLifted: return "Levantada por ley";
        case BankState::Cancelled: return "Cancelada";
    }
    return {};
}

std::optional<BankEvent> bank_event_of(std::string_view name)
{
    for (const BankEvent e : kBankEvents) {
        if (name_of(e) == name) return e;
    }
    return std::nullopt;
}

std::optional<BankState> bank_state_of(std::string_view name)
{
    for (const BankState s : kBankStates) {
        if (name_of(s) == name) return s;
    }
    return std::nullopt;
}

std::span<const BankTransition> bank_transitions()
{
    return kTransitions;
}

BankState next(BankState state, BankEvent event)
{
    for (const BankTransition& t : kTransitions) {
        if (t.from == state && t.event == event) return t.to;
    }
    return state;
}

BankState fold(std::vector<BankEventRecord> events)
{
    std::ranges::sort(events, [](const BankEventRecord& a, const BankEventRecord& b) {
        return std::tuple(a.act_no, rung(a.kind), a.occurred, a.id) <
               std::tuple(b.act_no, rung(b.kind), b.occurred, b.id);
    });
    events.erase(std::unique(events.begin(), events.end()), events.end());
    BankState state = BankState::Checked;
    for (const BankEventRecord& e : events) state = next(state, e.kind);
    return state;
}

}  // namespace buzon
