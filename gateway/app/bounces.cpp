#include "gateway/app/bounces.hpp"

#include "channels/dsn.hpp"
#include "core/folio.hpp"
#include "db/aviso_tries.hpp"
#include "db/documents.hpp"
#include "db/mailboxes.hpp"
#include "db/work_items.hpp"
#include "gateway/app/envelope_id.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/database.hpp"
#include "gateway/imap_settings.hpp"
#include "gateway/json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::app {
namespace {

constexpr std::size_t kLongestReason = 300;

// The folio of one of our avisos: from the returned headers, else from the Message-ID
// "aviso.<folio>.…" or "recordatorio.<folio>.…".
std::optional<Folio> folio_of(const channels::Dsn& dsn)
{
    if (auto folio = Folio::parse(dsn.folio)) return *folio;
    const std::size_t kind = dsn.message_id.find('.');
    if (kind == std::string::npos) return std::nullopt;
    const std::string rest = dsn.message_id.substr(kind + 1);
    if (auto folio = Folio::parse(rest.substr(0, rest.find('.')))) return *folio;
    return std::nullopt;
}

// The rows of one act that a report can be about.
struct Sent {
    std::vector<db::AvisoTry> avisos;
    std::vector<db::AvisoTry> reminders;
};

const db::AvisoTry* find_row(const std::vector<db::AvisoTry>& rows, const channels::Dsn& dsn,
                             const channels::DsnRecipient& to)
{
    const auto named = [&](const db::AvisoTry& one) { return envelope_id(one.row) == dsn.envid; };
    auto found = std::ranges::find_if(rows, named);
    // A server without RFC 3461 forgets the envelope's name; then the newest one to that address.
    if (found == rows.end() && dsn.envid.empty()) {
        const auto last =
            std::ranges::find_if(rows.rbegin(), rows.rend(), [&](const db::AvisoTry& one) {
                return one.address == to.final_recipient || one.address == to.original_recipient;
            });
        if (last != rows.rend()) return &*last;
    }
    return found == rows.end() ? nullptr : &*found;
}

void mark_means(db::Transaction& tx, const Rfc& addressee,
                const std::vector<std::string_view>& addresses, Instant now)
{
    for (const db::ContactMeans& means : db::contacts_of(tx, addressee)) {
        if (std::ranges::find(addresses, means.address) != addresses.end()) {
            db::mark_contact(tx, means.id, db::ContactMark::Bounced, now);
        }
    }
}

std::string reason_of(const channels::DsnRecipient& to)
{
    return fmt::format("{} {}", to.status, to.diagnostic.substr(0, kLongestReason));
}

// The address itself stays out of what the item keeps.
std::string without(std::string text, const std::string& address)
{
    if (address.empty()) return text;
    for (std::size_t at = text.find(address); at != text.npos; at = text.find(address, at)) {
        text.replace(at, address.size(), "…");
    }
    return text;
}

class Recording {
  public:
    Recording(db::Transaction& tx, const db::Act& act, const Sha256& report, Instant now)
        : tx_(tx),
          act_(act),
          report_(report),
          now_(now),
          sent_{db::aviso_tries(tx, act.id, db::OutboxKind::Aviso),
                db::aviso_tries(tx, act.id, db::OutboxKind::AvisoReminder)}
    {
    }

    void failed(const channels::Dsn& dsn, const channels::DsnRecipient& to)
    {
        std::vector<std::string_view> addresses{to.final_recipient, to.original_recipient};
        if (const auto* reminder = find_row(sent_.reminders, dsn, to);
            reminder && !dsn.envid.empty()) {
            addresses.emplace_back(reminder->address);
            return mark_means(tx_, act_.addressee, addresses, now_);
        }
        const db::AvisoTry* row = find_row(sent_.avisos, dsn, to);
        if (row != nullptr) addresses.emplace_back(row->address);
        Poco::JSON::Object detail = json::object();
        detail.set("estado", to.status);
        if (row != nullptr) detail.set("fila", std::to_string(row->row.value));
        record(tx_, act_,
               {.kind = ActEvent::AvisoBounced,
                .distinct = report_.hex() + "|" + to.final_recipient,
                .occurred = now_,
                .actor = "buzon",
                .detail = json::text(detail),
                .document = report_},
               now_);
        mark_means(tx_, act_.addressee, addresses, now_);
        open_item(to, row);
    }

  private:
    void open_item(const channels::DsnRecipient& to, const db::AvisoTry* row)
    {
        Poco::JSON::Object detail = json::object();
        detail.set("codigo", to.status);
        detail.set("motivo",
                   without(without(reason_of(to), to.final_recipient), to.original_recipient));
        const std::string what = row != nullptr ? std::to_string(row->row.value) : report_.hex();
        db::open_work_item(tx_,
                           {.key = "aviso_bounced|" + what,
                            .kind = db::WorkKind::AvisoBounced,
                            .act = act_.id,
                            .outbox = row != nullptr ? std::optional(row->row) : std::nullopt,
                            .document = report_,
                            .detail = json::text(detail)},
                           now_);
    }

    db::Transaction& tx_;
    const db::Act& act_;
    Sha256 report_;
    Instant now_;
    Sent sent_;
};

void open_unmatched(db::Transaction& tx, const channels::Bounce& bounce, const std::string& why,
                    Instant now)
{
    Poco::JSON::Object detail = json::object();
    detail.set("motivo", why);
    detail.set("mensaje", bounce.name);
    db::open_work_item(tx,
                       {.key = "dsn_unmatched|" + sha256_of(bounce.bytes).hex(),
                        .kind = db::WorkKind::DsnUnmatched,
                        .act = {},
                        .outbox = {},
                        .document = {},
                        .detail = json::text(detail)},
                       now);
}

}  // namespace

Bounces::Bounces(const Services& services, const Logger& log) : services_(&services), log_(&log)
{
    const Config& config = services.config();
    if (!config.smtp.bounces.empty()) maildir_.emplace(config.smtp.bounces);
    if (config.bounces.url.empty()) return;
    auto settings = imap_settings(config);
    if (!settings)
        throw std::runtime_error(settings.error().field + ": " + settings.error().reason);
    settings_ = std::make_unique<channels::ImapSettings>(std::move(*settings));
    imap_ = std::make_unique<channels::ImapBox>(*settings_);
}

template <class Box>
int Bounces::empty(Box& box, const std::stop_token& stop)
{
    int seen = 0;
    while (!stop.stop_requested()) {
        const auto bounce = box.next();
        if (!bounce) break;
        box.mark(bounce->name, record_bounce(*bounce));
        ++seen;
    }
    return seen;
}

int Bounces::run_once(const std::stop_token& stop)
{
    int seen = 0;
    if (maildir_) seen += empty(*maildir_, stop);
    if (imap_) seen += empty(*imap_, stop);
    return seen;
}

channels::BounceMark Bounces::record_bounce(const channels::Bounce& bounce)
{
    const auto dsn = channels::parse_dsn(bounce.bytes);
    const auto folio = dsn ? folio_of(*dsn) : std::nullopt;
    const Instant now = services_->now();
    const bool recorded =
        db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
            const auto found = folio ? db::find_act(tx, *folio) : std::nullopt;
            const auto act = found ? db::lock_act(tx, found->id) : std::nullopt;
            if (!act) {
                open_unmatched(
                    tx, bounce,
                    dsn ? "El informe no es de un acto de este sistema." : dsn.error().reason, now);
                return false;
            }
            const Sha256 report = db::store_document(tx, {"message/rfc822", bounce.bytes}, now);
            db::attach_document(tx, act->id, db::DocumentRole::Dsn, report);
            Recording recording(tx, *act, report, now);
            for (const channels::DsnRecipient& to : dsn->recipients) {
                if (to.action == channels::DsnAction::Failed) recording.failed(*dsn, to);
            }
            return true;
        });
    log_->write(recorded ? LogLevel::Warning : LogLevel::Info,
                recorded ? LogEvent::BounceRecorded : LogEvent::BounceForPerson, {});
    return recorded ? channels::BounceMark::Recorded : channels::BounceMark::ForPerson;
}

}  // namespace buzon::app
