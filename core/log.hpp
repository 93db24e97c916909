#pragma once

#include "core/clock.hpp"

#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>

namespace buzon {

enum class LogLevel { Debug, Info, Warning, Error };
[[nodiscard]] std::optional<LogLevel> log_level_of(std::string_view name);  // "info" …

// What is worth a line: a closed list, so that an operator can be told what each means
// (docs/architecture.md) and no line carries prose made up at the spot.
enum class LogEvent {
    ServiceStarted,
    ServiceStopping,
    ServiceStopped,
    RequestServed,
    RequestFailed,  // our fault: the answer was a 500
    AccessDecided,  // a log-in, or a refusal for who asked or how often
    DeliveryDone,
    DeliveryRetried,
    DeliveryGivenUp,
    DeliveryBroken,  // our machinery failed while delivering; the lease will bring the row back
    ActNotified,
    CalendarSuperseded,  // this process counts with an earlier calendar: it moves no date
    ClockStuck,          // the term clock could not close an act; it stays due
    EvidenceStuck,       // evidences could not be made; their events wait
    EstradosMissed,      // a publication was not seen at its public address, or not looked at
    BounceRecorded,
    BounceForPerson,
    BouncesUnread,  // the mailbox of bounces could not be read; it will be tried again
    LogStuck,       // the Merkle log could not be continued; entries wait
    LogForked,      // a witness saw another log than this one: somebody must look at once
    WitnessSilent,  // it did not answer, or refused for a reason of its own
    UpkeepFailed,   // reminders, mended avisos or settled work; it will be tried again
    BankAnswerRecorded,
    BankAnswerRefused,
    BankAlarm,
    ReleaseWithoutDocument,  // it goes with the order's: its own could not be issued
    DatabaseLost,
    KeyAway,  // a token does not serve: what needs its key waits
    KeyBack,
};

// The closed list of what a line may say. Never an RFC, a name, an address or an amount: internal
// ids only.
enum class LogKey {
    Act,
    Order,
    Outbox,
    Lane,
    Kind,
    Code,
    State,
    Status,
    Method,
    Route,
    Millis,
    Attempt,
    Error,
    Address,  // of the listening socket
    Key,      // by its name in the configuration
};

struct LogField {
    LogKey key;
    std::variant<std::int64_t, std::string_view> value;
};

// One JSON object a line: {"at","level","event",…}. Thread-safe; a line is written whole. Failures
// of the stream are ignored: logging never stops the work. Stream and clock outlive it.
class Logger {
  public:
    Logger(std::ostream& out, LogLevel lowest, const Clock& clock)
        : out_(&out), lowest_(lowest), clock_(&clock)
    {
    }
    void write(LogLevel level, LogEvent event, std::initializer_list<LogField> fields = {}) const;

  private:
    std::ostream* out_;
    LogLevel lowest_;
    const Clock* clock_;
    mutable std::mutex mutex_;
};

[[nodiscard]] std::string_view name_of(LogEvent event);
[[nodiscard]] std::string_view name_of(LogKey key);

}  // namespace buzon
