#include "channels/estrados.hpp"

namespace buzon::channels {

Publication publication(const PublicationWindow& window, Instant now)
{
    const LocalDate today = zona_centro(now).date;
    if (today < window.published) return Publication::NotYet;
    return today <= window.tenth_day ? Publication::Required : Publication::MayBeRemoved;
}

bool notified_by_estrados(const PublicationWindow& window, Instant now)
{
    return zona_centro(now).date >= window.eleventh_day;
}

bool published(DocumentPart part)
{
    switch (part) {
        case DocumentPart::Act: return true;
        case DocumentPart::Annex:
        case DocumentPart::EmbeddedData: return false;
    }
    return false;
}

bool may_publish(ActState state)
{
    switch (state) {
        case ActState::Issued:
        case ActState::Deposited:
        case ActState::ContactFailed: return true;
        case ActState::AwaitingOpening:
        case ActState::InEstrados:
        case ActState::Notified:
        case ActState::WithBank: return false;
    }
    return false;
}

}  // namespace buzon::channels
