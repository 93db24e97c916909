#include "channels/mailbox.hpp"

#include <stdexcept>

namespace buzon::channels {

Visibility visibility(ActState state)
{
    switch (state) {
        case ActState::Issued:
        case ActState::Deposited:
        case ActState::ContactFailed:
        case ActState::InEstrados:
        case ActState::WithBank: return Visibility::Hidden;
        case ActState::AwaitingOpening: return Visibility::Listed;
        case ActState::Notified: return Visibility::Readable;
    }
    return Visibility::Hidden;
}

OpenRefusal may_open(ActState state)
{
    switch (state) {
        case ActState::Issued:
        case ActState::Deposited:
        case ActState::ContactFailed: return OpenRefusal::NotYetVisible;
        case ActState::InEstrados: return OpenRefusal::InEstrados;
        case ActState::WithBank: return OpenRefusal::NotInMailbox;
        case ActState::AwaitingOpening:
        case ActState::Notified: return OpenRefusal::None;
    }
    return OpenRefusal::NotYetVisible;
}

std::string_view spanish(OpenRefusal refusal)
{
    switch (refusal) {
        case OpenRefusal::None: return {};
        case OpenRefusal::NotYetVisible: return "No hay en su buzón un documento con ese folio.";
        case OpenRefusal::InEstrados:
            return "El acto se notifica por estrados; consúltelo en la página de estrados.";
        case OpenRefusal::NotInMailbox: return "No hay en su buzón un documento con ese folio.";
    }
    return {};
}

Listing listing(const ListingSource& source, ActState state)
{
    switch (visibility(state)) {
        case Visibility::Hidden: throw std::logic_error("listing() of a hidden act");
        case Visibility::Listed:
            return {source.folio, source.neutral_title, source.issuing_unit, {}};
        case Visibility::Readable:
            return {source.folio, source.full_title, source.issuing_unit, source.summary};
    }
    throw std::logic_error("listing(): visibility");
}

}  // namespace buzon::channels
