#include "gateway/app/mailbox_list.hpp"

#include "db/mailboxes.hpp"
#include "db/pool.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/app/box_terms.hpp"
#include "gateway/app/same_words.hpp"
#include "gateway/database.hpp"
#include "templates/catalogue.hpp"

#include <algorithm>
#include <tuple>

namespace buzon::app {
namespace {

LocalDate today_of(const Services& services)
{
    return zona_centro(services.now()).date;
}

db::TermGroup group_of(const db::Act& act, std::optional<std::string> told)
{
    return {.effective_on = act.notification->effective_on,
            .unit = std::string(act.folio.unit()),
            .type = act.type,
            .version = act.version,
            .grants = act.grants,
            .told = std::move(told),
            .acts = 1};
}

MailboxItem item_of(BoxTerms& terms, db::Act act, std::optional<std::string> told, LocalDate today)
{
    std::optional<Deadline> next;
    std::optional<LocalDate> last;
    if (act.notification) {
        const NotificationTerms counted = terms.terms(group_of(act, std::move(told)));
        if (const Deadline* one = next_deadline(counted, today)) next = *one;
        if (const Deadline* one = last_deadline(counted)) last = one->date;
    }
    std::string unit = terms.unit(std::string(act.folio.unit())).name;
    return {std::move(act), std::move(unit), std::move(next), last};
}

std::vector<MailboxItem> items_of(BoxTerms& terms, db::Connection& db, std::vector<db::Act> acts,
                                  LocalDate today)
{
    std::map<std::int64_t, std::string> told;
    if (terms.told_since(today)) {
        std::vector<ActId> ids;
        ids.reserve(acts.size());
        for (const db::Act& act : acts) ids.push_back(act.id);
        told = db::told_of(db, ids);
    }
    std::vector<MailboxItem> items;
    items.reserve(acts.size());
    for (db::Act& act : acts) {
        const auto known = told.find(act.id.value);
        items.push_back(item_of(terms, std::move(act),
                                known == told.end() ? std::nullopt : std::optional(known->second),
                                today));
    }
    return items;
}

std::int64_t acts_in(const std::vector<db::TermGroup>& groups)
{
    std::int64_t acts = 0;
    for (const db::TermGroup& group : groups) acts += group.acts;
    return acts;
}

std::int64_t acts_in(const std::vector<db::DatedGroup>& groups)
{
    std::int64_t acts = 0;
    for (const db::DatedGroup& one : groups) acts += one.group.acts;
    return acts;
}

// The groups that a page behind `after` needs: those of its date, and on until it must be full.
std::vector<db::DatedGroup> needed(const std::vector<db::DatedGroup>& running,
                                   const std::optional<db::DatedPlace>& after, int limit)
{
    std::vector<db::DatedGroup> chosen;
    std::int64_t sure = 0;
    for (const db::DatedGroup& one : running) {
        if (after && one.date < after->date) continue;
        const bool same_day = !chosen.empty() && chosen.back().date == one.date;
        if (sure >= limit && !same_day) break;
        if (!after || one.date > after->date) sure += one.group.acts;
        chosen.push_back(one);
    }
    return chosen;
}

std::vector<db::DatedAct> dated_page(db::Connection& db, const MailboxQuery& query,
                                     const std::vector<db::DatedGroup>& running, int limit,
                                     db::ToldSince since)
{
    std::vector<db::DatedAct> acts;
    if (query.state != MailboxState::Running) {
        acts = db::unopened_page(db, query.box, query.filter, query.after, limit);
    }
    if (query.state != MailboxState::Unopened) {
        auto notified = db::groups_page(db, query.box, needed(running, query.after, limit),
                                        query.filter, query.after, limit, since);
        std::ranges::move(notified, std::back_inserter(acts));
    }
    std::ranges::sort(
        acts, {}, [](const db::DatedAct& one) { return std::pair(one.date, one.act.id.value); });
    return acts;
}

std::optional<ActState> only_state(MailboxState state)
{
    return state == MailboxState::Notified ? std::optional(ActState::Notified) : std::nullopt;
}

// A title may be long gone from the catalogue; then the key stands for it.
std::string title_of(const Services& services, const db::TermGroup& group)
{
    const templates::ActType* type = services.catalogue().find(group.type, group.version);
    return type == nullptr ? group.type : type->title;
}

std::vector<TypeInBox> types_of(const Services& services, const std::vector<db::TermGroup>& groups)
{
    std::vector<TypeInBox> types;
    for (const db::TermGroup& group : groups) {
        const auto known = std::ranges::find(types, group.type, &TypeInBox::type);
        if (known != types.end()) {
            known->acts += group.acts;
        } else {
            types.push_back({group.type, title_of(services, group), group.acts});
        }
    }
    std::ranges::sort(types, {}, &TypeInBox::title);
    return types;
}

std::vector<std::string> titled(const Services& services, const std::string& text)
{
    std::vector<std::string> types;
    if (text.empty()) return types;
    for (const templates::ActType& type : services.catalogue().list()) {
        if (same_words(type.title, text)) types.push_back(type.key);
    }
    return types;
}

template <class Map>
auto of_box(Map& boxes, const Rfc& box)
{
    const auto found = boxes.find(box.str());
    return found == boxes.end() ? typename Map::mapped_type{} : std::move(found->second);
}

}  // namespace

std::string_view name_of(MailboxState state)
{
    switch (state) {
        case MailboxState::Everything: return "todos";
        case MailboxState::Notified: return "notificados";
        case MailboxState::Pending: return "pendientes";
        case MailboxState::Unopened: return "sin_abrir";
        case MailboxState::Running: return "con_plazo";
    }
    return {};
}

std::optional<MailboxState> mailbox_state_of(std::string_view name)
{
    using enum MailboxState;
    for (const MailboxState state : {Everything, Notified, Pending, Unopened, Running}) {
        if (name_of(state) == name) return state;
    }
    return std::nullopt;
}

bool by_date(MailboxState state)
{
    return state != MailboxState::Everything && state != MailboxState::Notified;
}

MailboxPage list_mailbox(const Services& services, const MailboxQuery& asked)
{
    MailboxQuery query = asked;
    query.filter.titled = titled(services, query.filter.text);
    const LocalDate today = today_of(services);
    const bool first_page = !query.after && !query.before;
    db::Pool::Lease lease = services.database().lease(request_deadline());
    BoxTerms terms(services, *lease);
    const db::ToldSince since = terms.told_since(today);
    MailboxPage page;
    const bool plain =
        !query.filter.type && !query.filter.from && !query.filter.to && query.filter.text.empty();

    std::vector<db::DatedGroup> running;
    if (first_page || by_date(query.state)) {
        auto every = db::term_groups(*lease, {query.box}, {}, since);
        const std::vector<db::TermGroup> groups = of_box(every, query.box);
        running = terms.running(groups, today);
        if (first_page) {
            auto unopened = db::unopened_of(*lease, {query.box});
            page.totals = {.unopened = of_box(unopened, query.box).acts,
                           .running = acts_in(running),
                           .notified = acts_in(groups)};
            page.types = types_of(services, groups);
        }
    }
    if (by_date(query.state)) {
        if (!plain) {
            auto some = db::term_groups(*lease, {query.box}, query.filter, since);
            running = terms.running(of_box(some, query.box), today);
        }
        std::vector<db::DatedAct> acts = dated_page(*lease, query, running, query.limit + 1, since);
        const auto limit = static_cast<std::size_t>(query.limit);
        if (acts.size() > limit) {
            acts.erase(acts.begin() + query.limit, acts.end());
            page.next_after = {acts.back().date, acts.back().act.id};
        }
        std::vector<db::Act> shown;
        shown.reserve(acts.size());
        for (db::DatedAct& one : acts) shown.push_back(std::move(one.act));
        page.items = items_of(terms, *lease, std::move(shown), today);
        return page;
    }
    std::vector<db::Act> acts =
        db::newest_page(*lease, query.box, query.filter, only_state(query.state),
                        {.before = query.before, .limit = query.limit + 1});
    const auto limit = static_cast<std::size_t>(query.limit);
    if (acts.size() > limit) {
        acts.erase(acts.begin() + query.limit, acts.end());
        page.next_before = acts.back().id;
    }
    page.items = items_of(terms, *lease, std::move(acts), today);
    return page;
}

std::vector<BoxSummary> boxes_of(const Services& services, const Rfc& person)
{
    const LocalDate today = today_of(services);
    db::Pool::Lease lease = services.database().lease(request_deadline());
    std::map<std::string, db::RepresentativeRole> roles;
    std::vector<Rfc> boxes{person};
    for (const db::Representative& one : db::represented_by(*lease, person, today)) {
        if (!roles.contains(one.represented.str())) boxes.push_back(one.represented);
        roles[one.represented.str()] = one.role;  // the newest grant decides, as for entering
    }
    roles[person.str()] = db::RepresentativeRole::Titular;

    BoxTerms terms(services, *lease);
    auto groups = db::term_groups(*lease, boxes, {}, terms.told_since(today));
    auto unopened = db::unopened_of(*lease, boxes);
    std::vector<BoxSummary> summaries;
    for (db::Addressee& known : db::find_addressees(*lease, boxes)) {
        const Rfc& rfc = known.person.rfc;
        const std::vector<db::TermGroup> notified = of_box(groups, rfc);
        const std::vector<db::DatedGroup> running = terms.running(notified, today);
        const db::Unopened waiting = of_box(unopened, rfc);
        BoxSummary summary{.rfc = rfc,
                           .name = known.person.name,
                           .role = roles.at(rfc.str()),
                           .enabled = known.mailbox && !known.mailbox->closed_at,
                           .totals = {.unopened = waiting.acts,
                                      .running = acts_in(running),
                                      .notified = acts_in(notified)},
                           .first = std::nullopt};
        if (waiting.first_due) summary.first = FirstEnd{*waiting.first_due, std::nullopt};
        if (!running.empty() && (!summary.first || running.front().date < summary.first->date)) {
            const NotificationTerms counted = terms.terms(running.front().group);
            summary.first = FirstEnd{running.front().date, next_deadline(counted, today)->id};
        }
        summaries.push_back(std::move(summary));
    }
    // Who speaks for others comes to them, not to a mailbox of his own that he may still enable.
    const auto rank = [&](const BoxSummary& one) {
        if (one.rfc != person) return 1;
        return one.enabled || one.totals.unopened + one.totals.notified > 0 ? 0 : 2;
    };
    std::ranges::sort(summaries, {}, [&](const BoxSummary& one) {
        return std::tuple(rank(one), !one.first.has_value(),
                          one.first ? one.first->date : LocalDate{}, one.name);
    });
    return summaries;
}

}  // namespace buzon::app
