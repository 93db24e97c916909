#include "gateway/app/notify.hpp"

#include "gateway/app/terms_of_act.hpp"

namespace buzon::app {
namespace {

db::NotifiedBy by_of(NotifiedBy by)
{
    switch (by) {
        case NotifiedBy::Acuse: return db::NotifiedBy::Acuse;
        case NotifiedBy::Dia4: return db::NotifiedBy::Dia4;
        case NotifiedBy::Estrados: return db::NotifiedBy::Estrados;
    }
    return db::NotifiedBy::Dia4;
}

}  // namespace

void notify(db::Transaction& tx, const db::Act& act, const NotificationTerms& terms, Instant now)
{
    db::set_notification(tx, act.id,
                         {terms.notified, by_of(terms.by), terms.effective, terms.calendar});
    db::set_due(tx, act.id, std::nullopt);
    tell_terms(tx, act.id, terms, db::TermsCause::Notificacion, {}, now);
}

TermPolicy term_policy(const templates::ActType& type)
{
    switch (type.enforcement_wait) {
        case templates::EnforcementWait::ThirtyDays: return {Standstill::Days30};
        case templates::EnforcementWait::FifteenDays:
        case templates::EnforcementWait::NotEnforced: return {Standstill::Days15};
    }
    return {};
}

}  // namespace buzon::app
