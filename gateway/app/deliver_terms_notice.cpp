#include "gateway/app/deliver_terms_notice.hpp"

#include "gateway/app/aviso_message.hpp"
#include "gateway/app/settle.hpp"

namespace buzon::app {
namespace {

std::optional<Unsent> after_hours(const CourtesyFacts& facts)
{
    if (facts.window <= facts.now) return std::nullopt;
    return Unsent{not_tried(channels::Verdict::Retry, "fuera-de-horario",
                            "Los correos solo salen en días y horas hábiles.", facts.now),
                  facts.window};
}

Courtesy terms_notice(const Services& services)
{
    return {ActEvent::ChangeTold, after_hours, [&services](db::Connection&, const CourtesyFor& it) {
                return terms_notice_message(services, {it.facts.act, it.addressee, it.facts.unit,
                                                       it.to, it.row, it.facts.now});
            }};
}

}  // namespace

TermsNoticeDelivery::TermsNoticeDelivery(const Services& services, const Logger& log,
                                         std::string owner)
    : mail_(services, log, std::move(owner), terms_notice(services))
{
}

}  // namespace buzon::app
