#pragma once

#include "core/act_history.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace buzon::channels {

// The tax mailbox's rules (CFF 134-I, 17-K; LSS 286 L–N): pure functions of the act's state.

enum class Visibility : std::uint8_t {
    Hidden,    // before the aviso has left nothing shows that the act exists
    Listed,    // may be listed, not read
    Readable,  // notified: stays available
};
[[nodiscard]] Visibility visibility(ActState state);

enum class OpenRefusal : std::uint8_t {
    None,
    NotYetVisible,  // answered as if it did not exist
    InEstrados,     // one active route only
    NotInMailbox,   // an order to a bank
};
// Whether a document signed by the recipient may open the act now. A notified act may be opened
// again: nothing changes, the document is shown.
[[nodiscard]] OpenRefusal may_open(ActState state);
[[nodiscard]] std::string_view spanish(OpenRefusal refusal);

struct ListingSource {
    std::string folio;
    std::string neutral_title;  // "Acto administrativo que se notifica"
    std::string full_title;
    std::string issuing_unit;
    std::string summary;  // amounts, periods
};

// What a list may show: until the act is opened or deemed notified, the folio, the neutral title
// and the issuing unit; never the summary nor the type of act.
struct Listing {
    std::string folio;
    std::string title;
    std::string issuing_unit;
    std::string summary;  // empty until readable
    friend bool operator==(const Listing&, const Listing&) = default;
};
// Throws std::logic_error for a hidden act: the caller must not list it.
[[nodiscard]] Listing listing(const ListingSource& source, ActState state);

}  // namespace buzon::channels
