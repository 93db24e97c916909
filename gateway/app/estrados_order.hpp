#pragma once

#include "core/estrados_ground.hpp"
#include "core/finding.hpp"
#include "core/folio.hpp"
#include "db/acts.hpp"
#include "db/estrados_orders.hpp"
#include "db/mailboxes.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

// The accord of a competent official that orders the publication of an act in estrados (LSS 286 M,
// CFF 134-III; X15): a signed document of its own, stored with the event before anything is
// published.
struct EstradosRequest {
    Folio folio;
    EstradosGround ground = EstradosGround::NotEnabled;
    std::vector<std::string> facts;  // stated by staff; the records' own are added to them
    std::optional<Rfc> official;     // who is to sign; empty: whoever may, the act's signer first
};

// For an act whose avisos all failed, or one issued for estrados that has no order yet. Refused
// with every reason: ESTRADOS-ESTADO (another route runs, or none is open), ESTRADOS-ORDENADO,
// ESTRADOS-SUPUESTO (the records do not show the ground), ESTRADOS-HECHOS (CFF 134-III: none
// stated), ESTRADOS-FIRMANTE (no competent official whose e.firma is kept here).
enum class Publishing {
    Queued,    // what leaves next is put in the outbox
    ByCaller,  // who asks holds the row of the outbox already
};
[[nodiscard]] tl::expected<db::EstradosOrder, Findings> order_estrados(
    const Services& services, const EstradosRequest& request,
    Publishing publishing = Publishing::Queued);

// What the records of the mailbox show of an addressee now.
struct MailboxStanding {
    db::Addressee addressee;
    bool enabled = false;
    std::vector<db::ContactMeans> means;
    std::vector<std::string> failed;  // addresses to which an aviso of this act could not be given
    std::vector<std::string> usable;  // enabled and confirmed, and none of those that failed
};
[[nodiscard]] MailboxStanding mailbox_standing(db::Connection& db, const db::Act& act, Instant now);

// The ground that the records show for an act issued for estrados: the mailbox was not enabled, or
// has no confirmed e-mail. Nothing: it can be reached.
[[nodiscard]] std::optional<EstradosGround> ground_shown(const MailboxStanding& standing);

// A publication that cannot prove one of its days begins its ten days anew, today. Refused:
// ESTRADOS-ESTADO (not in estrados), ESTRADOS-PROBADO (no past day lacks its proof),
// PUBLICACION-INHABIL, ESTRADOS-HORA. `actor`: RFC of who asks.
[[nodiscard]] tl::expected<LocalDate, Findings> publish_again(const Services& services,
                                                              const Folio& folio,
                                                              const std::string& actor);

}  // namespace buzon::app
