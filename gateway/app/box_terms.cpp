#include "gateway/app/box_terms.hpp"

#include "core/after_effect.hpp"
#include "core/told_terms.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/app/terms_of_act.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>

namespace buzon::app {

const BoxTerms::Known& BoxTerms::known(const std::string& code)
{
    const auto found = known_.find(code);
    if (found != known_.end()) return found->second;
    auto unit = db::find_unit(*db_, code);
    if (!unit) throw std::logic_error("an act of an unknown unit: " + code);
    BusinessDays days = services_->calendar_of(unit->calendar_scope).latest;
    return known_.emplace(code, Known{std::move(*unit), std::move(days)}).first->second;
}

db::ToldSince BoxTerms::told_since(LocalDate today)
{
    if (!several_) several_ = db::several_calendars(*db_);
    if (!*several_) return std::nullopt;
    return today - kTermsEndWithin;
}

const db::Unit& BoxTerms::unit(const std::string& code)
{
    return known(code).unit;
}

NotificationTerms BoxTerms::terms(const db::TermGroup& group)
{
    const templates::ActType* type = services_->catalogue().find(group.type, group.version);
    NotificationTerms terms;
    terms.effective = group.effective_on;
    // A day that a later accord took: what follows counts from the next (terms_of_act).
    const BusinessDays& days = known(group.unit).days;
    if (const auto* day = days.day(terms.effective); day != nullptr && !day->counts) {
        terms.effective = days.nth_after(terms.effective, 1).value_or(terms.effective);
    }
    if (!add_terms_from_effect(terms, known(group.unit).days, term_policy(type, group.grants))) {
        terms.deadlines.clear();
    }
    if (group.told) keep_deadlines(terms, told_terms(*group.told, {}));
    keep_granted(terms, type, group.grants);
    return terms;
}

std::vector<db::DatedGroup> BoxTerms::running(const std::vector<db::TermGroup>& groups,
                                              LocalDate today)
{
    // A later effect never ends sooner: once the acts of a kind are past, all older ones are; but
    // not those that keep what they were told.
    std::set<std::tuple<std::string, std::string, std::string, std::optional<std::string>>> past;
    std::vector<db::DatedGroup> running;
    for (const db::TermGroup& group : groups) {
        const auto kind = std::tuple(group.unit, group.type, group.version, group.grants);
        if (!group.told && past.contains(kind)) continue;
        const NotificationTerms counted = terms(group);
        if (const Deadline* next = next_deadline(counted, today)) {
            running.push_back({group, next->date});
        } else if (!group.told) {
            past.insert(kind);
        }
    }
    std::ranges::stable_sort(running, {}, &db::DatedGroup::date);
    return running;
}

}  // namespace buzon::app
