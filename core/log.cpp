#include "core/log.hpp"

#include <fmt/format.h>

#include <array>

namespace buzon {
namespace {

std::string_view name_of(LogLevel level)
{
    switch (level) {
        case LogLevel::Debug: return "debug";
        case LogLevel::Info: return "info";
        case LogLevel::Warning: return "warning";
        case LogLevel::Error: return "error";
    }
    return {};
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    return out + '"';
}

}  // namespace

std::optional<LogLevel> log_level_of(std::string_view name)
{
    for (const LogLevel level :
         std::array{LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error}) {
        if (name_of(level) == name) return level;
    }
    return std::nullopt;
}

std::string_view name_of(LogEvent event)
{
    switch (event) {
        case LogEvent::ServiceStarted: return "service_started";
        case LogEvent::ServiceStopping: return "service_stopping";
        case LogEvent::ServiceStopped: return "service_stopped";
        case LogEvent::RequestServed: return "request_served";
        case LogEvent::RequestFailed: return "request_failed";
        case LogEvent::AccessDecided: return "access_decided";
        case LogEvent::DeliveryDone: return "delivery_done";
        case LogEvent::DeliveryRetried: return "delivery_retried";
        case LogEvent::DeliveryGivenUp: return "delivery_given_up";
        case LogEvent::DeliveryBroken: return "delivery_broken";
        case LogEvent::ActNotified: return "act_notified";
        case LogEvent::CalendarSuperseded: return "calendar_superseded";
        case LogEvent::ClockStuck: return "clock_stuck";
        case LogEvent::EvidenceStuck: return "evidence_stuck";
        case LogEvent::EstradosMissed: return "estrados_missed";
        case LogEvent::BounceRecorded: return "bounce_recorded";
        case LogEvent::BounceForPerson: return "bounce_for_person";
        case LogEvent::BouncesUnread: return "bounces_unread";
        case LogEvent::LogStuck: return "log_stuck";
        case LogEvent::LogForked: return "log_forked";
        case LogEvent::WitnessSilent: return "witness_silent";
        case LogEvent::UpkeepFailed: return "upkeep_failed";
        case LogEvent::BankAnswerRecorded: return "bank_answer_recorded";
        case LogEvent::BankAnswerRefused: return "bank_answer_refused";
        case LogEvent::BankAlarm: return "bank_alarm";
        case LogEvent::ReleaseWithoutDocument: return "release_without_document";
        case LogEvent::DatabaseLost: return "database_lost";
        case LogEvent::KeyAway: return "key_away";
        case LogEvent::KeyBack: return "key_back";
    }
    return {};
}

std::string_view name_of(LogKey key)
{
    switch (key) {
        case LogKey::Act: return "act";
        case LogKey::Order: return "order";
        case LogKey::Outbox: return "outbox";
        case LogKey::Lane: return "lane";
        case LogKey::Kind: return "kind";
        case LogKey::Code: return "code";
        case LogKey::State: return "state";
        case LogKey::Status: return "status";
        case LogKey::Method: return "method";
        case LogKey::Route: return "route";
        case LogKey::Millis: return "millis";
        case LogKey::Attempt: return "attempt";
        case LogKey::Error: return "error";
        case LogKey::Address: return "address";
        case LogKey::Key: return "key";
    }
    return {};
}

void Logger::write(LogLevel level, LogEvent event, std::initializer_list<LogField> fields) const
{
    if (level < lowest_) return;
    std::string line = fmt::format(R"({{"at":"{}","level":"{}","event":"{}")",
                                   clock_->now().rfc3339(), name_of(level), name_of(event));
    for (const LogField& field : fields) {
        line += fmt::format(",\"{}\":", name_of(field.key));
        if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
            line += fmt::format("{}", *number);
        } else {
            line += quoted(std::get<std::string_view>(field.value));
        }
    }
    line += "}\n";
    const std::lock_guard lock(mutex_);
    *out_ << line << std::flush;
}

}  // namespace buzon
