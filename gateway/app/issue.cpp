#include "gateway/app/issue.hpp"

#include "db/acts.hpp"
#include "db/pool.hpp"
#include "gateway/app/facts.hpp"
#include "gateway/app/key_away.hpp"
#include "gateway/app/numbering.hpp"
#include "gateway/app/store_acts.hpp"
#include "signing/digest.hpp"
#include "signing/error.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

namespace buzon::app {

namespace {

constexpr std::chrono::seconds kBudget{30};

// One instance on its way; `result` is set as soon as its fate is known.
struct Candidate {
    std::optional<templates::CheckedAct> act;
    Heading heading;
    Sha256 input;
    Findings findings;
    AdmissionFacts facts;
    std::optional<Folio> known;
    std::optional<Folio> folio;
    std::optional<std::size_t> repeats;  // position of the first with this reference
    std::optional<IssueResult> result;

    [[nodiscard]] bool open() const { return !result && !repeats; }
};

class Issuing {
  public:
    Issuing(const Services& services, IssueLane lane)
        : services_(services), lane_(lane), now_(services.now()), today_(zona_centro(now_).date)
    {
    }

    std::vector<IssueResult> run(const std::vector<std::string>& acts)
    {
        for (const std::string& xml : acts) candidates_.push_back(examine(xml));
        find_repeats();
        ask_database();
        judge();
        reserve();
        produce_and_store();
        return answers();
    }

  private:
    Candidate examine(const std::string& xml) const
    {
        Candidate one;
        auto checked = templates::check(services_.catalogue(), xml, today_);
        if (checked) {
            one.act = std::move(*checked);
            one.heading = heading_of(*one.act);
            one.input = signing::sha256(one.act->xml);
        } else {
            one.findings = std::move(checked.error());
            one.heading = read_heading(services_.catalogue(), xml);
        }
        return one;
    }

    void find_repeats()
    {
        std::map<std::pair<std::string, std::string>, std::size_t> first;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            if (!candidates_[i].act) continue;
            const Heading& heading = candidates_[i].heading;
            const auto [place, fresh] =
                first.emplace(std::pair(heading.unit, heading.reference), i);
            if (!fresh) candidates_[i].repeats = place->second;
        }
    }

    void ask_database()
    {
        std::vector<Heading> headings;
        std::map<std::string, std::vector<std::string>> references;  // by unit
        for (const Candidate& one : candidates_) {
            headings.push_back(one.heading);
            if (one.act && !one.repeats) {
                references[one.heading.unit].push_back(one.heading.reference);
            }
        }
        db::Pool::Lease lease = services_.database().lease(db::Deadline::in(kBudget));
        std::vector<AdmissionFacts> facts = gather_facts(services_, *lease, headings, now_);
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            Candidate& one = candidates_[i];
            one.facts = std::move(facts[i]);
            if (one.act && one.act->bank) {
                one.facts.bank = gather_bank_facts(*lease, *one.act, now_);
            }
        }
        for (const auto& [unit, names] : references) {
            for (const db::KnownReference& known : db::known_references(*lease, unit, names)) {
                mark_known(unit, known);
            }
        }
    }

    void mark_known(const std::string& unit, const db::KnownReference& known)
    {
        for (Candidate& one : candidates_) {
            if (!one.act || one.repeats || one.heading.unit != unit ||
                one.heading.reference != known.reference) {
                continue;
            }
            if (one.input == known.input_sha) {
                one.known = known.folio;
            } else {
                one.result =
                    tl::unexpected(Findings{reference_taken(known.reference, known.folio)});
            }
        }
    }

    // An act that was issued before is answered as it was, whatever has changed since.
    void judge()
    {
        for (Candidate& one : candidates_) {
            if (!one.open()) continue;
            if (one.known) {
                one.result = replayed(services_, *one.known);
                continue;
            }
            append(one.findings, admit(one.heading, one.facts, now_));
            if (one.act && one.facts.bank) {
                append(one.findings, admit_order(*one.act, *one.facts.bank, now_));
            }
            if (const auto away = key_still_away(one)) one.findings.push_back(*away);
            if (!one.act || refuses(one.findings)) {
                one.result = tl::unexpected(one.findings);
            } else {
                append(one.act->warnings, one.findings);
            }
        }
    }

    // Asked before a folio is taken, and only of a key that did not serve the last time.
    [[nodiscard]] std::optional<Finding> key_still_away(const Candidate& one) const
    {
        if (!one.act) return std::nullopt;
        const signing::Signer* official = services_.official(one.act->official.rfc);
        for (const signing::Signer* key : {official, &services_.timestamps().signer()}) {
            if (key == nullptr || !key->last_trouble()) continue;
            if (const auto trouble = key->try_key()) return key_away(trouble->reason);
        }
        return std::nullopt;
    }

    static void append(Findings& to, const Findings& more)
    {
        to.insert(to.end(), more.begin(), more.end());
    }

    // The folio goes into the signed document, so it is taken first and for good; an act refused
    // later leaves a gap.
    void reserve()
    {
        std::map<std::string, std::vector<Candidate*>> by_unit;
        for (Candidate& one : candidates_) {
            if (one.open()) by_unit[one.heading.unit].push_back(&one);
        }
        const int year = static_cast<int>(std::chrono::year_month_day(today_).year());
        for (const auto& [unit, members] : by_unit) {
            const std::int64_t first = take_folios(unit, year, static_cast<int>(members.size()));
            for (std::size_t i = 0; i < members.size(); ++i) {
                members[i]->folio = Folio::make(unit, year, first + static_cast<std::int64_t>(i));
            }
        }
    }

    [[nodiscard]] std::int64_t take_folios(const std::string& unit, int year, int count) const
    {
        const auto take = [&] {
            return db::in_transaction(
                services_.database(), db::Deadline::in(kBudget), [&](db::Transaction& tx) {
                    return app::take_folios(services_, tx, {unit, year, count});
                });
        };
        try {
            return take();
        } catch (const db::Error& error) {
            if (error.kind() != db::Error::Kind::CommitInDoubt) throw;
        }
        return take();  // numbers that a lost COMMIT took stay unused
    }

    void produce_and_store()
    {
        std::vector<ReadyAct> ready;
        std::vector<Candidate*> owners;
        for (Candidate& one : candidates_) {
            if (!one.open()) continue;
            const signing::Signer* official = services_.official(one.act->official.rfc);
            if (official == nullptr) throw std::logic_error("admitted without a key");
            auto made = produced(one, *official);
            if (!made) {
                one.result = tl::unexpected(std::move(made.error()));
                continue;
            }
            std::vector<std::string> emails;
            if (one.facts.addressee) emails = one.facts.addressee->emails;
            ready.push_back({&*one.act, *one.folio, now_, one.input, std::move(*made),
                             std::move(emails), lane_});
            owners.push_back(&one);
        }
        std::vector<IssueResult> stored = store_acts(services_, ready);
        for (std::size_t i = 0; i < owners.size(); ++i) owners[i]->result = std::move(stored[i]);
    }

    // A key that is away refuses the acts that need it; the others of the batch go on.
    [[nodiscard]] tl::expected<Produced, Findings> produced(const Candidate& one,
                                                            const signing::Signer& official) const
    {
        try {
            return produce(services_, {*one.act->type, one.act->xml, official, *one.folio, now_,
                                       one.act->place});
        } catch (const signing::Error& error) {
            if (!error.retryable()) throw;
            return tl::unexpected(Findings{key_away(error.what())});
        }
    }

    std::vector<IssueResult> answers()
    {
        std::vector<IssueResult> out;
        out.reserve(candidates_.size());
        for (const Candidate& one : candidates_) {
            out.push_back(one.repeats ? repeated(one) : *one.result);
        }
        return out;
    }

    IssueResult repeated(const Candidate& one) const
    {
        const Candidate& first = candidates_[*one.repeats];
        if (one.input == first.input) {
            IssueResult same = *first.result;
            if (same) same->outcome = IssueOutcome::Replay;
            return same;
        }
        if (!*first.result) {
            return tl::unexpected(
                Findings{{std::string(kReferenceTaken), Severity::Error, "/acto/referencia", 0,
                          "La referencia " + one.heading.reference +
                              " está dos veces en el lote con distinto contenido.",
                          "Deje una sola.", "CFF 38"}});
        }
        return tl::unexpected(
            Findings{reference_taken(one.heading.reference, (*first.result)->folio)});
    }

    const Services& services_;
    IssueLane lane_;
    Instant now_;
    LocalDate today_;
    std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<IssueResult> issue_all(const Services& services, const std::vector<std::string>& acts,
                                   IssueLane lane)
{
    if (acts.empty()) return {};
    return Issuing(services, lane).run(acts);
}

IssueResult issue(const Services& services, std::string_view xml, IssueLane lane)
{
    return std::move(issue_all(services, {std::string(xml)}, lane).front());
}

}  // namespace buzon::app
