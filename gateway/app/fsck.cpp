#include "gateway/app/fsck.hpp"

#include "core/calendar.hpp"
#include "core/evidence_event.hpp"
#include "db/documents.hpp"
#include "db/error.hpp"
#include "db/events.hpp"
#include "db/evidences.hpp"
#include "db/fsck.hpp"
#include "db/log.hpp"
#include "db/log_tree.hpp"
#include "db/pool.hpp"
#include "gateway/app/check_log.hpp"
#include "gateway/app/evidence_file.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/database.hpp"
#include "signing/tlog/merkle.hpp"
#include "signing/tlog/policy.hpp"
#include "signing/xades.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <thread>

namespace buzon::app {
namespace {

constexpr int kActsEach = 64;  // of a thread, in one page
constexpr int kDocumentsEach = 128;

std::int64_t threads_of(const Services& services)
{
    return std::clamp<std::int64_t>(std::thread::hardware_concurrency(), 1,
                                    std::max(1, services.config().database.pool_size));
}

// Rows that somebody changed may not even make an evidence.
std::optional<std::string> as_it_was(const db::StoredEvidence& evidence)
{
    try {
        return evidence_file(evidence);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

// Each item by `examine(connection, item)`, on every core; results in the order of the items.
template <class Result, class Item, class Examine>
std::vector<Result> on_every_core(const Services& services, const std::vector<Item>& items,
                                  Examine examine)
{
    std::vector<Result> results(items.size());
    const auto threads = static_cast<std::size_t>(threads_of(services));
    std::vector<std::exception_ptr> broken(threads);
    {
        std::vector<std::jthread> workers;
        for (std::size_t worker = 0; worker < threads; ++worker) {
            workers.emplace_back([&, worker] {
                try {
                    for (std::size_t i = worker; i < items.size(); i += threads) {
                        auto lease = services.database().lease(request_deadline());
                        results[i] = examine(*lease, items[i]);
                    }
                } catch (...) {
                    broken[worker] = std::current_exception();
                }
            });
        }
    }
    for (const std::exception_ptr& error : broken) {
        if (error) std::rethrow_exception(error);
    }
    return results;
}

}  // namespace

// One act with everything that hangs on it.
class Fsck::Act {
  public:
    struct Result {
        std::vector<FsckFinding> findings;
        FsckCounts counts;
    };

    Act(const Services& services, db::Connection& db, const db::Act& act)
        : services_(&services), db_(&db), act_(&act)
    {
    }

    Result examined()
    {
        result_.counts.acts = 1;
        links();
        events();
        files();
        states();
        dates();
        return std::move(result_);
    }

  private:
    void add(const char* code, std::string what)
    {
        result_.findings.push_back({code, act_->folio.str(), std::move(what)});
    }

    void links()
    {
        int wanted = 1;
        for (const db::BareEvidence& one : db::bare_evidences(*db_, act_->id)) {
            ++result_.counts.evidences;
            if (one.no != wanted) {
                add("CADENA-ROTA",
                    fmt::format("A la evidencia {} no la precede la {}.", one.no, one.no - 1));
            }
            if (!one.has_event) {
                add("EVIDENCIA-SIN-SUCESO",
                    fmt::format("El suceso de la evidencia {} ya no está en la historia.", one.no));
            }
            wanted = one.no + 1;
        }
    }

    void events()
    {
        for (const db::BareEvent& event : db::events_without_evidence(*db_, act_->id)) {
            const bool legal = event.stream == "bank"
                                   ? evidence_uri(bank_event_of(event.kind).value()).has_value()
                                   : evidence_uri(act_event_of(event.kind).value()).has_value();
            if (event.queued) {
                ++result_.counts.waiting;
            } else if (legal) {
                add("SUCESO-SIN-EVIDENCIA",
                    fmt::format("El suceso «{}» ({}) no tiene evidencia.",
                                words_of(event.stream, event.kind), event.kind));
            }
        }
    }

    void files()
    {
        for (const db::StoredEvidence& evidence : db::evidences_of(*db_, act_->id)) {
            const std::string name =
                fmt::format("La evidencia {} ({})", evidence.no, evidence.event->kind);
            const std::optional<std::string> file = as_it_was(evidence);
            if (!file) {
                add("EVIDENCIA-ALTERADA",
                    name +
                        " no es la que se firmó: cambió lo que dice, el suceso, el acto o la "
                        "evidencia anterior.");
                continue;
            }
            const signing::Report report =
                signing::verify_xml(*file, services_->trust(), services_->now());
            if (report.verdict() == signing::Verdict::Invalid ||
                !report.has(signing::Code::TimestampTrusted)) {
                add("EVIDENCIA-FIRMA",
                    fmt::format("{}: {}", name, signing::code_text(signing::worst(report.codes))));
            }
            logged(evidence, name);
        }
    }

    void logged(const db::StoredEvidence& evidence, const std::string& name)
    {
        if (!db::log_entry(*db_, signing::leaf_hash(log_entry(evidence)))) {
            add("EVIDENCIA-SIN-BITACORA", name + " no está en la bitácora.");
        }
    }

    void states()
    {
        const ActState folded = fold(db::records(db::act_history(*db_, act_->id)));
        if (folded != act_->state) {
            add("ESTADO-ALTERADO",
                fmt::format("El estado guardado es «{}»; de la historia resulta «{}».",
                            spanish(act_->state), spanish(folded)));
        }
        for (const db::StoredBankState& leg : db::bank_states(*db_, act_->id)) {
            const BankState state = fold(db::records(db::bank_history(*db_, leg.order)));
            if (state == leg.state) continue;
            add("ESTADO-ALTERADO",
                fmt::format("Orden {}: el estado guardado es «{}»; de la historia resulta «{}».",
                            leg.uuid, spanish(leg.state), spanish(state)));
        }
    }

    void dates()
    {
        if (!act_->notification && !act_->due_on) return;
        TermFacts facts = term_facts(*db_, *act_);
        if (!facts.told) return;  // only what was told has a date to keep
        const auto told = db::terms_told(*db_, act_->id);
        const bool moved = std::ranges::any_of(told, [](const db::ActTerms& row) {
            return row.cause == db::TermsCause::Calendario || row.cause == db::TermsCause::Falla;
        });
        const LocalDate notified =
            act_->notification ? act_->notification->notified_on : *act_->due_on;
        // While the term runs the clock may have been put off, never brought forward.
        if (act_->notification ? notified != facts.told->notified
                               : notified < facts.told->notified) {
            add("FECHA-ALTERADA",
                fmt::format("La fecha guardada es el {}; lo que se informó es el {}.",
                            iso_date(notified), iso_date(facts.told->notified)));
        }
        const std::string calendar =
            act_->notification ? act_->notification->calendar_version : facts.told->calendar;
        if (calendar != services_->calendar().version()) {
            ++result_.counts.uncounted;
            return;
        }
        count_again(std::move(facts), notified, moved);
    }

    // As if nothing had been told: a date that a failure or an accord put off may only be later.
    void count_again(TermFacts facts, LocalDate notified, bool moved)
    {
        const auto made = facts.act.notification;
        facts.act.notification.reset();
        facts.act.due_on.reset();
        facts.told.reset();
        facts.aviso_on_its_way = false;
        const auto plain = act_terms(*services_, facts);
        if (!plain) {
            add("FECHA-ALTERADA", "La fecha guardada no se puede contar de nuevo.");
            return;
        }
        const bool same =
            notified == plain->notified && (!made || made->effective_on == plain->effective);
        const bool later =
            notified >= plain->notified && (!made || made->effective_on >= plain->effective);
        if (same || ((moved || !made) && later)) return;
        add("FECHA-ALTERADA", fmt::format("La fecha guardada es el {}; contada de nuevo es el {}.",
                                          iso_date(notified), iso_date(plain->notified)));
    }

    const Services* services_;
    db::Connection* db_;
    const db::Act* act_;
    Result result_;
};

Fsck::Fsck(const Services& services, std::function<void(const FsckFinding&)> found,
           std::function<void(const FsckPlace&)> reached)
    : services_(&services), found_(std::move(found)), reached_(std::move(reached))
{
}

FsckCounts Fsck::run(FsckPlace from, const std::optional<std::string>& witnessed)
{
    counts_ = {};
    const bool whole = from.act == ActId{} && from.document == Sha256{};
    acts(from);
    if (whole) log(witnessed);
    documents(from);
    return counts_;
}

void Fsck::tell(const std::vector<FsckFinding>& findings)
{
    for (const FsckFinding& finding : findings) {
        ++counts_.findings;
        found_(finding);
    }
}

void Fsck::acts(FsckPlace& place)
{
    for (;;) {
        const std::vector<db::Act> page = [&] {
            auto lease = services_->database().lease(request_deadline());
            return db::acts_after(*lease, place.act,
                                  kActsEach * static_cast<int>(threads_of(*services_)));
        }();
        if (page.empty()) return;
        const auto results = on_every_core<Act::Result>(
            *services_, page, [this](db::Connection& db, const db::Act& act) {
                return Act(*services_, db, act).examined();
            });
        for (const Act::Result& result : results) {
            tell(result.findings);
            counts_.acts += result.counts.acts;
            counts_.evidences += result.counts.evidences;
            counts_.waiting += result.counts.waiting;
            counts_.uncounted += result.counts.uncounted;
        }
        place.act = page.back().id;
        reached_(place);
    }
}

void Fsck::log(const std::optional<std::string>& witnessed)
{
    tree(witnessed);
    auto lease = services_->database().lease(request_deadline());
    for (const db::Failure& failure : db::all_failures(*lease)) {
        const auto evidence = db::find_evidence(*lease, failure);
        if (!evidence) {
            ++counts_.waiting;
            continue;
        }
        ++counts_.evidences;
        if (as_it_was(*evidence)) continue;
        tell({{"EVIDENCIA-ALTERADA", failure.folio.str(),
               "La evidencia de la falla no es la que se firmó."}});
    }
    const db::LoggedEvidences logged = db::logged_evidences(*lease);
    if (logged.entries <= logged.evidences) return;
    tell({{"BITACORA-SIN-EVIDENCIA", "bitácora",
           fmt::format("La bitácora nombra {} evidencias y hay {}.", logged.entries,
                       logged.evidences)}});
}

void Fsck::tree(const std::optional<std::string>& witnessed)
{
    auto lease = services_->database().lease(db::Deadline::in(std::chrono::hours(24)));
    if (!witnessed && !db::newest_checkpoint(*lease)) return;
    const signing::LogPolicy& policy = services_->log_policy();
    if (policy.logs().empty()) {
        return tell({{"BITACORA-SIN-CLAVE", "bitácora",
                      "No se revisó la bitácora: falta su clave pública («ledger.policy»)."}});
    }
    const LogCheck checked = check_log(*lease, policy, witnessed);
    counts_.logged = checked.size;
    std::vector<FsckFinding> findings;
    for (const LogDefect& defect : checked.defects) {
        findings.push_back({"BITACORA-ALTERADA", "bitácora", defect.text});
    }
    tell(findings);
}

void Fsck::documents(FsckPlace& place)
{
    for (;;) {
        const std::vector<Sha256> page = [&] {
            auto lease = services_->database().lease(request_deadline());
            return db::documents_after(*lease, place.document,
                                       kDocumentsEach * static_cast<int>(threads_of(*services_)));
        }();
        if (page.empty()) return;
        const auto results = on_every_core<std::vector<FsckFinding>>(
            *services_, page, [](db::Connection& db, const Sha256& sha) {
                std::vector<FsckFinding> findings;
                try {
                    static_cast<void>(db::find_document(db, sha));
                } catch (const db::Error& error) {
                    if (error.kind() != db::Error::Kind::Query) throw;
                    findings.push_back({"DOCUMENTO-DANADO", sha.hex(),
                                        "Los bytes del documento no son los de su huella, o falta "
                                        "el documento contra el que se guardó."});
                }
                return findings;
            });
        for (const auto& findings : results) tell(findings);
        counts_.documents += static_cast<std::int64_t>(page.size());
        place.document = page.back();
        reached_(place);
    }
}

}  // namespace buzon::app
