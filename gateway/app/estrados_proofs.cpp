#include "gateway/app/estrados_proofs.hpp"

#include "channels/http_fetch.hpp"
#include "db/acts.hpp"
#include "db/documents.hpp"
#include "db/units.hpp"
#include "gateway/app/estrados_days.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/database.hpp"
#include "signing/digest.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "signing/xades.hpp"
#include "templates/evidence.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {
namespace {

constexpr int kPage = 100;

bool recorded(const std::vector<db::EstradosDay>& findings, LocalDate day)
{
    for (const db::EstradosDay& finding : findings) {
        if (finding.day == day) return true;
    }
    return false;
}

bool business(const ScopedCalendar& calendar, LocalDate date)
{
    const BusinessDays::Day* day = calendar.latest.day(date);
    if (day == nullptr) throw std::runtime_error("calendar too short for estrados");
    return day->counts;
}

// What must be known to settle one publication, read in one go.
struct Reading {
    Folio folio;
    ScopedCalendar calendar;
    std::vector<db::EstradosDay> findings;
    TermFacts term;
};

Reading read(const Services& services, ActId id)
{
    auto lease = services.database().lease(request_deadline());
    const auto act = db::find_act(*lease, id);
    if (!act) throw std::logic_error("publication of no act");
    const auto unit = db::find_unit(*lease, act->folio.unit());
    if (!unit) throw std::logic_error("act of no unit");
    return {act->folio, services.calendar_of(unit->calendar_scope), db::estrados_days(*lease, id),
            term_facts(*lease, *act)};
}

}  // namespace

std::string public_document_url(const Config& config, const Folio& folio)
{
    const std::string& address =
        config.estrados.address.empty() ? config.site.base_url : config.estrados.address;
    return address + "/v1/estrados/" + folio.str() + "/document";
}

int EstradosProofs::run_once()
{
    const LocalDate today = zona_centro(services_->now()).date;
    int settled = 0;
    ActId after{};
    for (;;) {
        std::vector<db::EstradosPublication> page;
        {
            auto lease = services_->database().lease(request_deadline());
            page = db::unsettled_publications(*lease, today, after, kPage);
        }
        if (page.empty()) return settled;
        after = page.back().act;
        for (const db::EstradosPublication& publication : page) {
            const auto wait = not_before_.find(publication.act);
            if (wait != not_before_.end() && std::chrono::steady_clock::now() < wait->second) {
                continue;
            }
            not_before_.erase(publication.act);
            try {
                if (settle(publication, today)) {
                    ++settled;
                    continue;
                }
            } catch (const std::exception& error) {
                // One that cannot be looked at must not keep the others from their proof.
                log_->write(LogLevel::Error, LogEvent::EstradosMissed,
                            {{LogKey::Act, publication.act.value}, {LogKey::Error, error.what()}});
            }
            not_before_[publication.act] = std::chrono::steady_clock::now() + kTryAgain;
        }
    }
}

bool EstradosProofs::settle(const db::EstradosPublication& publication, LocalDate today)
{
    const Reading reading = read(*services_, publication.act);
    const auto terms = act_terms(*services_, reading.term);
    if (!terms) throw std::runtime_error(terms.error().front().reason);
    const LocalDate last = last_day_shown(terms->notified, reading.calendar.latest);
    for (LocalDate day = publication.settled_on + std::chrono::days(1); day < today && day <= last;
         day += std::chrono::days(1)) {
        if (business(reading.calendar, day) && !recorded(reading.findings, day)) {
            missed(publication.act, day, db::DayFinding::NotTaken, std::nullopt);
        }
    }
    const bool nothing_to_see = today > last || !business(reading.calendar, today);
    if (!nothing_to_see && !look(publication, reading.folio, today)) return false;
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        db::set_settled(tx, publication.act, today);
        if (last != publication.remove_after) db::set_remove_after(tx, publication.act, last);
    });
    return true;
}

bool EstradosProofs::look(const db::EstradosPublication& publication, const Folio& folio,
                          LocalDate today)
{
    const std::string url = public_document_url(services_->config(), folio);
    const channels::HttpRead answer =
        channels::get({url, services_->config().estrados.ca_file.string()});
    if (!answer.body) {
        missed(publication.act, today, db::DayFinding::Unreachable, std::nullopt);
        return false;
    }
    const Sha256 page = signing::sha256(*answer.body);
    if (page != publication.redacted) {
        missed(publication.act, today, db::DayFinding::Differs, page);
        return false;
    }
    const Instant now = services_->now();
    if (zona_centro(now).date != today) return false;  // read over midnight: of neither day
    const auto proof = signing::sign_xml(
        templates::compose(templates::EstradosProofData{
            folio.str(), std::string(folio.unit()), today, now, url, page, services_->standing()}),
        {services_->seal(), &services_->timestamps(), now});
    if (!proof) throw std::logic_error("proof of estrados cannot be signed");
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const Sha256 document = db::store_document(
            tx, {"application/xml", *proof}, now,
            {db::alike_key(db::DocumentRole::SelloTiempo, {"estrados"}), std::nullopt});
        static_cast<void>(db::add_estrados_day(
            tx, {publication.act, today, db::DayFinding::Seen, now, page, document}));
    });
    return true;
}

void EstradosProofs::missed(ActId act, LocalDate day, db::DayFinding finding,
                            std::optional<Sha256> page)
{
    const Instant now = services_->now();
    const bool fresh =
        db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
            return db::add_estrados_day(tx, {act, day, finding, now, page, std::nullopt});
        });
    if (!fresh) return;
    log_->write(LogLevel::Warning, LogEvent::EstradosMissed,
                {{LogKey::Act, act.value}, {LogKey::Code, name_of(finding)}});
}

}  // namespace buzon::app
