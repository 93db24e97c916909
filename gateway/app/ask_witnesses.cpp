#include "gateway/app/ask_witnesses.hpp"

#include "channels/http_fetch.hpp"
#include "db/log_tree.hpp"
#include "db/pool.hpp"
#include "gateway/app/log_reader.hpp"
#include "gateway/database.hpp"
#include "signing/tlog/add_checkpoint.hpp"
#include "signing/tlog/policy.hpp"
#include "signing/tlog/strict.hpp"

namespace buzon::app {
namespace {

constexpr auto kPause = std::chrono::seconds(30);
constexpr const char* kSizeType = "text/x.tlog.size";

struct Question {
    db::StoredCheckpoint checkpoint;
    std::string body;
};

// What is asked of a witness that has seen the first `old_size` entries.
Question question(db::Connection& db, const db::StoredCheckpoint& newest, std::int64_t old_size)
{
    signing::TileReader tiles = log_tiles(db, newest.size);
    return {newest,
            signing::add_checkpoint_text(
                {old_size, signing::consistency_proof(old_size, newest.size, tiles.hashes()),
                 newest.note})};
}

std::optional<std::int64_t> size_said(const channels::HttpAnswer& answer)
{
    std::string_view text = answer.body;
    const auto line = signing::take_line(text);
    if (!line || !text.empty() || !answer.content_type.starts_with(kSizeType)) {
        return std::nullopt;
    }
    return signing::strict_decimal(*line);
}

// Its line over this checkpoint, if it is there and right.
std::optional<std::string> line_of(const signing::Witness& witness, const std::string& note,
                                   const std::string& answer)
{
    const auto asked = signing::parse_note(note);
    const auto lines = signing::parse_signature_lines(answer);
    if (!asked || !lines) return std::nullopt;
    for (const signing::NoteSignature& one : *lines) {
        if (witness.key.verify(asked->text, one)) return one.line;
    }
    return std::nullopt;
}

}  // namespace

int AskWitnesses::run_once()
{
    if (services_->log_signer() == nullptr) return 0;
    int cosigned = 0;
    for (const signing::Witness& witness : services_->log_policy().witnesses()) {
        const auto wait = not_before_.find(witness.name);
        if (witness.url.empty()) continue;
        if (wait != not_before_.end() && services_->now() < wait->second) continue;
        if (ask(witness)) ++cosigned;
    }
    return cosigned;
}

bool AskWitnesses::ask(const signing::Witness& witness)
{
    const auto known = seen_.find(witness.name);
    std::int64_t old_size = known == seen_.end() ? -1 : known->second;
    // Once more when it says another size than we believed.
    for (int attempt = 0; attempt < 2; ++attempt) {
        switch (ask_once(witness, old_size)) {
            case Outcome::Cosigned: seen_[witness.name] = old_size; return true;
            case Outcome::OtherSize: seen_[witness.name] = old_size; break;
            case Outcome::Silent: return false;
            case Outcome::Forked:
                not_before_[witness.name] = services_->now() + kPause;
                return false;
        }
    }
    return false;
}

AskWitnesses::Outcome AskWitnesses::ask_once(const signing::Witness& witness,
                                             std::int64_t& old_size)
{
    std::optional<Question> asked;
    {
        auto lease = services_->database().lease(request_deadline());
        const std::int64_t ours = db::cosigned_size(*lease, witness.key.name());
        if (old_size < 0) old_size = ours;
        const auto newest = db::newest_checkpoint(*lease);
        if (!newest || newest->size <= ours) return Outcome::Silent;  // nothing to ask
        if (old_size > newest->size) {
            note(LogLevel::Error, LogEvent::LogForked, 409);
            return Outcome::Forked;
        }
        asked = question(*lease, *newest, old_size);
    }
    const channels::HttpAnswer answer =
        channels::ask({.url = witness.url + "/add-checkpoint",
                       .content_type = "text/plain; charset=utf-8",
                       .body = asked->body,
                       .ca_file = services_->config().ledger.ca_file.string()});
    if (answer.status == 200) {
        if (const auto line = line_of(witness, asked->checkpoint.note, answer.body)) {
            db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
                db::add_cosignature(tx, {.size = asked->checkpoint.size,
                                         .witness = witness.key.name(),
                                         .line = *line,
                                         .at = services_->now()});
            });
            old_size = asked->checkpoint.size;
            return Outcome::Cosigned;
        }
    }
    if (answer.status == 409) {
        const auto said = size_said(answer);
        if (said && *said != old_size && *said <= asked->checkpoint.size) {
            old_size = *said;
            return Outcome::OtherSize;
        }
        if (said) {
            note(LogLevel::Error, LogEvent::LogForked, answer.status);
            return Outcome::Forked;
        }
    }
    if (answer.status == 422) {
        note(LogLevel::Error, LogEvent::LogForked, answer.status);
        return Outcome::Forked;
    }
    note(LogLevel::Warning, LogEvent::WitnessSilent, answer.status);
    not_before_[witness.name] = services_->now() + kPause;
    return Outcome::Silent;
}

void AskWitnesses::note(LogLevel level, LogEvent event, std::int64_t status) const
{
    log_->write(level, event, {{LogKey::Status, status}});
}

}  // namespace buzon::app
