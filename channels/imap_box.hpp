#pragma once

#include "channels/bounce.hpp"
#include "core/secret.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::channels {

enum class ImapTls : std::uint8_t {
    Implicit,  // imaps, port 993 (RFC 8314 §3.2)
    Required,  // STARTTLS, or nothing is said
    Optional,  // used when offered; its certificate is verified all the same
    None,
};

struct ImapSettings {
    std::string host;
    int port = 993;
    ImapTls tls = ImapTls::Implicit;
    std::filesystem::path ca_file;  // empty: the system's authorities
    std::string user;
    Secret password;
    std::string folder = "INBOX";          // where what comes back arrives
    std::string recorded = "Registrados";  // where it goes once its record is committed
    std::string for_person = "Por revisar";
    std::chrono::milliseconds connect_timeout{10'000};
    std::chrono::milliseconds total_timeout{60'000};  // of one command
};

// The mailbox of the return path on a mail server (IMAP4rev1, RFC 3501), beside the Maildir of
// bounce_box.hpp and with the same promise: a message leaves the folder only by mark(), so a crash
// shows it again, and recording it twice must be harmless. Messages are named by UIDVALIDITY and
// UID, never by position; a name of another UIDVALIDITY marks nothing. mark() uses MOVE (RFC 6851,
// as Dovecot, Cyrus, Exchange and Gmail have it), so no moment shows a message in both folders or
// in neither; it makes the two folders on first use. Several processes may read the same mailbox.
// The \Seen flag means nothing here: people may look at the mailbox.
// Keeps its connection. Throws Error{BounceBox} when the server cannot be reached, believed or
// understood; std::invalid_argument for a folder name that is not printable ASCII without quotes.
// Not thread-safe. Settings must outlive it.
class ImapBox {
  public:
    explicit ImapBox(const ImapSettings& settings);
    ImapBox(const ImapBox&) = delete;
    ImapBox& operator=(const ImapBox&) = delete;
    ~ImapBox();

    // The oldest message of the folder, or nothing; asked again before mark(), the next one, so
    // that one which cannot be recorded keeps none of the others waiting.
    [[nodiscard]] std::optional<Bounce> next();
    // A message that another process already moved is no error.
    void mark(const std::string& name, BounceMark mark);

  private:
    class Session;
    std::unique_ptr<Session> session_;
};

// The UIDs in the untagged SEARCH lines of an answer (RFC 3501 §7.2.5), ascending; what is no such
// line or no number is passed over. For the parser's own tests.
[[nodiscard]] std::vector<std::uint32_t> searched_uids(std::string_view answer);
// The number after `item` in an untagged STATUS line (§7.2.4), or nothing.
[[nodiscard]] std::optional<std::uint32_t> status_item(std::string_view answer,
                                                       std::string_view item);

}  // namespace buzon::channels
