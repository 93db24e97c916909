#include "core/evidence_event.hpp"

namespace buzon {

std::optional<std::string_view> evidence_uri(ActEvent event)
{
    switch (event) {
        case ActEvent::Issued: return "http://uri.etsi.org/19522/Event/SubmissionAcceptance";
        case ActEvent::Deposited: return "http://uri.etsi.org/19522/Event/ContentConsignment";
        case ActEvent::AvisoSent: return "http://uri.etsi.org/19522/Event/ConsignmentNotification";
        case ActEvent::AvisoFailed:
        case ActEvent::AvisoBounced:
            return "http://uri.etsi.org/19522/Event/ConsignmentNotificationFailure";
        // The standard has no event for a term that moves, nor for an order to publish.
        case ActEvent::WindowReopened: return "urn:buzon:suceso:plazo-ampliado";
        case ActEvent::TermsRecomputed: return "urn:buzon:suceso:plazo-recalculado";
        case ActEvent::EstradosOrdered: return "urn:buzon:suceso:estrados-ordenados";
        case ActEvent::Opened: return "http://uri.etsi.org/19522/Event/ContentHandover";
        case ActEvent::DayFourElapsed:
        case ActEvent::EstradosElapsed:
            return "http://uri.etsi.org/19522/Event/AcceptanceRejectionExpiry";
        case ActEvent::EstradosPublished: return "http://uri.etsi.org/19522/Event/RelayToNonERDS";
        case ActEvent::AvisoReminded:
        case ActEvent::AvisoTexted:
        case ActEvent::TextRefused:
        case ActEvent::ChangeTold:
        case ActEvent::HandedToBank: return std::nullopt;  // the order leaves with BankEvent::Sent
    }
    return std::nullopt;
}

std::optional<std::string_view> evidence_uri(BankEvent event)
{
    switch (event) {
        case BankEvent::Checked:
        case BankEvent::Approved:
        case BankEvent::Signed:
        case BankEvent::ReleaseRequested:
        case BankEvent::ReleaseApproved: return std::nullopt;
        case BankEvent::Sent:
        case BankEvent::ReleaseSent: return "http://uri.etsi.org/19522/Event/RelayToNonERDS";
        case BankEvent::L1Nack: return "http://uri.etsi.org/19522/Event/RelayToNonERDSFailure";
        case BankEvent::L1Ok:
        case BankEvent::L2Accepted:
        case BankEvent::L2Rejected:
        case BankEvent::ResultHolding:
        case BankEvent::ResultNone:
        case BankEvent::Ambiguous:
        case BankEvent::InconsistentResult:
        case BankEvent::ReleaseL1Ok:
        case BankEvent::ReleasedPartly:
        case BankEvent::Released: return "http://uri.etsi.org/19522/Event/ReceivedFromNonERDS";
        case BankEvent::NoAnswer: return "urn:buzon:suceso:banco-sin-respuesta";
        case BankEvent::AutoLifted: return "urn:buzon:suceso:levantada-por-ley";
        case BankEvent::Cancelled: return "urn:buzon:suceso:orden-cancelada";
    }
    return std::nullopt;
}

std::string reason_uri(std::string_view event_name)
{
    return "urn:buzon:motivo:" + std::string(event_name);
}

}  // namespace buzon
