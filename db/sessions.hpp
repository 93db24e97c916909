#pragma once

#include "db/transaction.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace buzon::db {

// A nonce that a caller signs with the e.firma to log in; good for one use. Its row is kept for a
// quarter of an hour, which `max_age` must not exceed: what was purged is Unknown.
void create_challenge(Transaction& tx, std::string_view nonce, Instant now);
enum class ChallengeUse { Accepted, Unknown, Used, Expired };
[[nodiscard]] ChallengeUse use_challenge(Transaction& tx, std::string_view nonce, Instant now,
                                         std::chrono::milliseconds max_age);

enum class SessionRole { Employer, Staff };
[[nodiscard]] std::string_view name_of(SessionRole role);
[[nodiscard]] std::optional<SessionRole> session_role_of(std::string_view name);

// The token itself is never stored, only its digest.
struct Session {
    Sha256 token_sha;
    Rfc rfc;
    SessionRole role;
    Sha256 cert;  // fingerprint of the e.firma that opened it
    Instant expires_at;
};
void open_session(Transaction& tx, const Session& session);
// Nothing when unknown or expired.
[[nodiscard]] std::optional<Session> find_session(Connection& db, const Sha256& token_sha,
                                                  Instant now);
void close_session(Transaction& tx, const Sha256& token_sha);

// A person about to open an act: what must be signed, and until when.
struct OpenRequest {
    std::string nonce;
    ActId act;
    Rfc rfc;
    Sha256 cadena_sha;
    Instant expires_at;
};
void create_open_request(Transaction& tx, const OpenRequest& request);
// Removes and returns it; nothing when unknown, already taken or expired.
[[nodiscard]] std::optional<OpenRequest> take_open_request(Transaction& tx, std::string_view nonce,
                                                           Instant now);

// Removes what expired before `now`; returns how many rows went.
std::int64_t purge_expired(Transaction& tx, Instant now);

}  // namespace buzon::db
