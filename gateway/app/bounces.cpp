#include "gateway/app/bounces.hpp"

#include "channels/dsn.hpp"
#include "core/folio.hpp"
#include "db/documents.hpp"
#include "db/mailboxes.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

namespace buzon::app {
namespace {

// The folio of one of our avisos: from the returned headers, else from the Message-ID
// "aviso.<folio>.…".
std::optional<Folio> folio_of(const channels::Dsn& dsn)
{
    if (auto folio = Folio::parse(dsn.folio)) return *folio;
    constexpr std::string_view kPrefix = "aviso.";
    if (!dsn.message_id.starts_with(kPrefix)) return std::nullopt;
    const std::string rest = dsn.message_id.substr(kPrefix.size());
    if (auto folio = Folio::parse(rest.substr(0, rest.find('.')))) return *folio;
    return std::nullopt;
}

}  // namespace

Bounces::Bounces(const Services& services, const Logger& log) : services_(&services), log_(&log)
{
    const auto& folder = services.config().smtp.bounces;
    if (!folder.empty()) box_.emplace(folder);
}

int Bounces::run_once()
{
    int seen = 0;
    if (!box_) return seen;
    while (const auto item = box_->next()) {
        box_->mark(item->name, record_bounce(*item));
        ++seen;
    }
    return seen;
}

channels::BounceMark Bounces::record_bounce(const channels::BounceBox::Item& item)
{
    const auto dsn = channels::parse_dsn(item.bytes);
    const auto folio = dsn ? folio_of(*dsn) : std::nullopt;
    const Instant now = services_->now();
    const bool recorded =
        folio &&
        db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
            const auto found = db::find_act(tx, *folio);
            const auto act = found ? db::lock_act(tx, found->id) : std::nullopt;
            if (!act) return false;
            const Sha256 report = db::store_document(tx, {"message/rfc822", item.bytes}, now);
            db::attach_document(tx, act->id, db::DocumentRole::Dsn, report);
            const auto contacts = db::contacts_of(tx, act->addressee);
            for (const channels::DsnRecipient& to : dsn->recipients) {
                if (to.action != channels::DsnAction::Failed) continue;
                Poco::JSON::Object detail = json::object();
                detail.set("estado", to.status);
                record(tx, *act,
                       {.kind = ActEvent::AvisoBounced,
                        .distinct = report.hex() + "|" + to.final_recipient,
                        .occurred = now,
                        .actor = "buzon",
                        .detail = json::text(detail),
                        .document = report},
                       now);
                for (const db::ContactMeans& means : contacts) {
                    if (means.address == to.final_recipient ||
                        means.address == to.original_recipient) {
                        db::mark_contact(tx, means.id, db::ContactMark::Bounced, now);
                    }
                }
            }
            return true;
        });
    log_->write(recorded ? LogLevel::Warning : LogLevel::Info,
                recorded ? LogEvent::BounceRecorded : LogEvent::BounceForPerson, {});
    return recorded ? channels::BounceMark::Recorded : channels::BounceMark::ForPerson;
}

}  // namespace buzon::app
