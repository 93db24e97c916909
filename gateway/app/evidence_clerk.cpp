#include "gateway/app/evidence_clerk.hpp"

#include "core/calendar.hpp"
#include "db/log.hpp"
#include "db/pool.hpp"
#include "db/standing.hpp"
#include "gateway/app/evidence_file.hpp"
#include "gateway/database.hpp"
#include "signing/digest.hpp"
#include "signing/xml_seal.hpp"

#include <set>
#include <utility>

namespace buzon::app {

// What a round may take from the rounds before it: what they committed, or what cannot change.
struct EvidenceClerk::Memory {
    std::map<std::string, BusinessDays> calendars;  // by scope
    std::map<std::string, int> days;                // by text
    std::optional<db::EvidenceSeal> seal;
};

// One transaction's work. Learns nothing for the next one: it may be rolled back.
class EvidenceClerk::Round {
  public:
    Round(const Services& services, Memory& memory, db::Transaction& tx)
        : services_(&services), memory_(&memory), tx_(&tx), now_(services.now())
    {
    }

    int work()
    {
        if (!db::lock_evidences(*tx_)) return 0;
        const std::vector<db::QueuedEvent> queued = db::queued_events(*tx_, kAtOnce);
        const std::vector<db::Failure> failures = db::failures_without_evidence(*tx_);
        if (queued.empty() && failures.empty()) return 0;
        standing_ = db::find_standing(*tx_).value_or(Standing::Legal);
        chains_ = db::chain_ends(*tx_, acts_of(queued));
        std::vector<std::int64_t> done;
        for (const db::QueuedEvent& one : queued) {
            if (uri_of(one.event)) make(one);
            done.push_back(one.seq);
        }
        for (const db::Failure& failure : failures) make(failure);
        if (!made_.empty()) {
            db::store_evidences(*tx_, *seal_, made_);
            static_cast<void>(db::append_to_log(*tx_, logged_));
        }
        db::dequeue_events(*tx_, done);
        return static_cast<int>(queued.size() + failures.size());
    }

    // What the next rounds may know, once this one is committed.
    void committed()
    {
        memory_->days.merge(days_);
        if (seal_) memory_->seal = std::move(seal_);
    }

  private:
    static std::vector<ActId> acts_of(const std::vector<db::QueuedEvent>& queued)
    {
        std::set<ActId> acts;
        for (const db::QueuedEvent& one : queued) acts.insert(one.event.act);
        return {acts.begin(), acts.end()};
    }

    void make(const db::QueuedEvent& one)
    {
        EvidencePlace place;
        place.standing = standing_;
        const auto before = chains_.find(one.event.act);
        if (before != chains_.end()) {
            place.no = before->second.no + 1;
            place.previous = before->second.sha;
        }
        place.days = days_counted(one);
        db::NewEvidence row;
        row.act = one.event.act;
        row.no = place.no;
        if (one.event.told) row.terms_no = one.event.told->no;
        if (!place.days.empty()) row.days = days_id(place.days);
        const Sha256 file = seal(evidence_data(one.event, place), std::move(row));
        chains_.insert_or_assign(one.event.act, db::ChainEnd{place.no, file});
    }

    void make(const db::Failure& failure)
    {
        db::NewEvidence row;
        row.failure = failure.id;
        seal(evidence_data(failure, standing_), std::move(row));
    }

    Sha256 seal(const templates::ErdsEvidence& data, db::NewEvidence row)
    {
        const signing::Signer& signer = services_->evidence_seal();
        const std::string canonical = templates::compose(data);
        signing::XmlSeal made = signing::seal_xml(canonical, signer, services_->timestamps(), now_);
        row.id = data.id;
        row.sha = signing::sha256(signing::sealed_xml(canonical, signer.certificate(), made));
        row.sealed_at = made.at;
        row.signature = std::move(made.signature);
        row.token = std::move(made.token);
        if (!seal_) seal_ = known_seal(row.token);
        logged_.push_back(log_entry(data, row.sha));
        made_.push_back(std::move(row));
        return made_.back().sha;
    }

    db::EvidenceSeal known_seal(const std::string& token)
    {
        if (memory_->seal) return *memory_->seal;
        return db::evidence_seal(*tx_, services_->evidence_seal().certificate().der(),
                                 services_->timestamps().certificate().fingerprint(), token);
    }

    int days_id(const std::string& text)
    {
        if (const auto known = memory_->days.find(text); known != memory_->days.end()) {
            return known->second;
        }
        if (const auto known = days_.find(text); known != days_.end()) return known->second;
        return days_.emplace(text, db::evidence_days(*tx_, text)).first->second;
    }

    // Each day from the one the count starts from to the day of effect, by the calendar that the
    // dates were told with; nothing when this process has another one, or nothing was counted.
    std::string days_counted(const db::QueuedEvent& one)
    {
        const auto& told = one.event.told;
        if (!told || !one.counted_from || told->calendar != services_->calendar().version()) {
            return {};
        }
        const BusinessDays& calendar = calendar_of(one.scope);
        std::vector<templates::EvidencedDay> days;
        int counted = 0;
        for (LocalDate day = zona_centro(*one.counted_from).date + std::chrono::days(1);
             day <= told->effective; day += std::chrono::days(1)) {
            const BusinessDays::Day* known = calendar.day(day);
            if (known == nullptr) return {};
            days.push_back({day, known->counts ? ++counted : 0, known->counts ? "" : known->why});
        }
        return templates::evidenced_days(days);
    }

    const BusinessDays& calendar_of(const std::string& scope)
    {
        const auto known = memory_->calendars.find(scope);
        if (known != memory_->calendars.end()) return known->second;
        return memory_->calendars.emplace(scope, services_->calendar_of(scope).latest)
            .first->second;
    }

    const Services* services_;
    Memory* memory_;
    db::Transaction* tx_;
    Instant now_;
    Standing standing_ = Standing::Legal;
    std::map<ActId, db::ChainEnd> chains_;
    std::map<std::string, int> days_;
    std::optional<db::EvidenceSeal> seal_;
    std::vector<db::NewEvidence> made_;
    std::vector<std::string> logged_;
};

EvidenceClerk::EvidenceClerk(const Services& services)
    : services_(&services), memory_(std::make_unique<Memory>())
{
}

EvidenceClerk::~EvidenceClerk() = default;

int EvidenceClerk::run_once()
{
    auto lease = services_->database().lease(request_deadline());
    db::Transaction tx(*lease);
    Round round(*services_, *memory_, tx);
    const int done = round.work();
    tx.commit();
    round.committed();
    return done;
}

}  // namespace buzon::app
