#pragma once

#include "core/term_result.hpp"
#include "db/mailbox_lists.hpp"
#include "db/people.hpp"
#include "gateway/services.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::app {

// Which acts of a mailbox, and in which order.
enum class MailboxState {
    Everything,  // newest first
    Notified,    // newest first
    Pending,     // unopened, and notified with a deadline ahead: what ends first is first
    Unopened,    // by day four
    Running,     // notified with a deadline of the addressee ahead, by the next one
};
[[nodiscard]] std::string_view name_of(MailboxState state);  // "todos", "notificados", …
[[nodiscard]] std::optional<MailboxState> mailbox_state_of(std::string_view name);
// Whether the list is ordered by what ends first, and so goes on by date and id.
[[nodiscard]] bool by_date(MailboxState state);

struct MailboxQuery {
    Rfc box;
    MailboxState state = MailboxState::Everything;
    db::MailboxFilter filter;             // `titled` is filled in here
    std::optional<db::DatedPlace> after;  // of a list by date
    std::optional<ActId> before;          // of one by newness
    int limit = 50;
};

struct MailboxItem {
    db::Act act;
    std::string unit;               // name
    std::optional<Deadline> next;   // the addressee's next deadline, today or later
    std::optional<LocalDate> last;  // the last of them, past or not; nothing: it opens none
};

struct MailboxTotals {
    std::int64_t unopened = 0;
    std::int64_t running = 0;
    std::int64_t notified = 0;  // the running ones among them
};

struct TypeInBox {
    std::string type;
    std::string title;
    std::int64_t acts = 0;
};

struct MailboxPage {
    std::vector<MailboxItem> items;
    std::optional<db::DatedPlace> next_after;  // where the next page begins; both empty: no more
    std::optional<ActId> next_before;
    // Of the whole box, whatever is filtered; on the first page only.
    std::optional<MailboxTotals> totals;
    std::vector<TypeInBox> types;  // of its notified acts, by title; on the first page only
};

// A page of a mailbox. Every date comes from the term engine, now; what an act opens is kept beside
// it (act_terms.hpp). Needs Catalogue, Calendar and Database. The caller has seen that the box may
// be entered.
[[nodiscard]] MailboxPage list_mailbox(const Services& services, const MailboxQuery& query);

// The first thing that ends in a box.
struct FirstEnd {
    LocalDate date;
    std::optional<DeadlineId> deadline;  // empty: an unopened act's day four
};
struct BoxSummary {
    Rfc rfc;
    std::string name;
    db::RepresentativeRole role;
    bool enabled = false;  // has a mailbox that is not closed
    MailboxTotals totals;
    std::optional<FirstEnd> first;
};
// Every mailbox this person may enter today: his own first, or last when it is not enabled and
// holds nothing; the others by what ends first, then by name.
[[nodiscard]] std::vector<BoxSummary> boxes_of(const Services& services, const Rfc& person);

}  // namespace buzon::app
