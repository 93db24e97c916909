#pragma once

#include "core/business_days.hpp"
#include "core/term_result.hpp"
#include "db/mailbox_lists.hpp"
#include "db/units.hpp"
#include "gateway/services.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace buzon::app {

// The term engine over many acts of one request: units and calendars are looked up once each.
class BoxTerms {
  public:
    BoxTerms(const Services& services, db::Connection& db) : services_(&services), db_(&db) {}

    [[nodiscard]] const db::Unit& unit(const std::string& code);
    // Of which acts the list must know what they were told: of those whose terms may still run.
    [[nodiscard]] db::ToldSince told_since(LocalDate today);
    static constexpr std::chrono::days kTermsEndWithin{365};
    // Deadlines of acts like these, counted from the stored effect, none earlier than it was told;
    // none past the calendar's end.
    [[nodiscard]] NotificationTerms terms(const db::TermGroup& group);
    // The groups with a deadline of the addressee ahead, with the next one's date, soonest first.
    // `groups`: newest effect first.
    [[nodiscard]] std::vector<db::DatedGroup> running(const std::vector<db::TermGroup>& groups,
                                                      LocalDate today);

  private:
    struct Known {
        db::Unit unit;
        BusinessDays days;
    };
    const Known& known(const std::string& code);

    const Services* services_;
    db::Connection* db_;
    std::map<std::string, Known> known_;
    std::optional<bool> several_;
};

}  // namespace buzon::app
