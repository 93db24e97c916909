#include "db/sessions.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kCreateChallenge{
    "challenge_create", "INSERT INTO login_challenges (nonce, created_at) VALUES ($1, $2)"};

constexpr Query kLockChallenge{"challenge_lock",
                               "SELECT created_at, used_at FROM login_challenges"
                               " WHERE nonce = $1 FOR UPDATE"};

constexpr Query kUseChallenge{"challenge_use",
                              "UPDATE login_challenges SET used_at = $2 WHERE nonce = $1"};

constexpr Query kOpen{"session_open",
                      "INSERT INTO sessions (token_sha, rfc, role, cert, expires_at)"
                      " VALUES ($1, $2, $3, $4, $5)"};

constexpr Query kFind{"session_find",
                      "SELECT token_sha, rfc, role, cert, expires_at FROM sessions"
                      " WHERE token_sha = $1 AND expires_at > $2"};

constexpr Query kClose{"session_close", "DELETE FROM sessions WHERE token_sha = $1"};

constexpr Query kCreateRequest{
    "open_request_create",
    "INSERT INTO open_requests (nonce, act_id, rfc, cadena_sha, expires_at)"
    " VALUES ($1, $2, $3, $4, $5)"};

constexpr Query kTakeRequest{"open_request_take",
                             "DELETE FROM open_requests WHERE nonce = $1 AND expires_at > $2"
                             " RETURNING nonce, act_id, rfc, cadena_sha, expires_at"};

constexpr Query kPurgeSessions{"sessions_purge", "DELETE FROM sessions WHERE expires_at <= $1"};
constexpr Query kPurgeRequests{"open_requests_purge",
                               "DELETE FROM open_requests WHERE expires_at <= $1"};
constexpr Query kPurgeDeclarations{"declaration_requests_purge",
                                   "DELETE FROM declaration_requests WHERE expires_at <= $1"};
constexpr Query kPurgeChallenges{"challenges_purge",
                                 "DELETE FROM login_challenges"
                                 " WHERE created_at <= $1::timestamptz - interval '15 minutes'"};

}  // namespace

std::string_view name_of(SessionRole role)
{
    switch (role) {
        case SessionRole::Employer: return "employer";
        case SessionRole::Staff: return "staff";
    }
    return {};
}

std::optional<SessionRole> session_role_of(std::string_view name)
{
    return by_name({SessionRole::Employer, SessionRole::Staff}, name);
}

void create_challenge(Transaction& tx, std::string_view nonce, Instant now)
{
    tx.exec(kCreateChallenge, Params{nonce, now});
}

ChallengeUse use_challenge(Transaction& tx, std::string_view nonce, Instant now,
                           std::chrono::milliseconds max_age)
{
    const Rows rows = tx.exec(kLockChallenge, Params{nonce});
    if (rows.empty()) return ChallengeUse::Unknown;
    Fields f = rows.front();
    const auto created = f.next<Instant>();
    if (f.next<std::optional<Instant>>()) return ChallengeUse::Used;
    if (now - created > max_age) return ChallengeUse::Expired;
    tx.exec(kUseChallenge, Params{nonce, now});
    return ChallengeUse::Accepted;
}

void open_session(Transaction& tx, const Session& s)
{
    tx.exec(kOpen, Params{s.token_sha, s.rfc, name_of(s.role), s.cert, s.expires_at});
}

std::optional<Session> find_session(Connection& db, const Sha256& token_sha, Instant now)
{
    return first(db.exec(kFind, Params{token_sha, now}), [](Fields f) {
        return Session{.token_sha = f.next<Sha256>(),
                       .rfc = f.next<Rfc>(),
                       .role = f.next_enum(session_role_of),
                       .cert = f.next<Sha256>(),
                       .expires_at = f.next<Instant>()};
    });
}

void close_session(Transaction& tx, const Sha256& token_sha)
{
    tx.exec(kClose, Params{token_sha});
}

void create_open_request(Transaction& tx, const OpenRequest& r)
{
    tx.exec(kCreateRequest, Params{r.nonce, r.act, r.rfc, r.cadena_sha, r.expires_at});
}

std::optional<OpenRequest> take_open_request(Transaction& tx, std::string_view nonce, Instant now)
{
    return first(tx.exec(kTakeRequest, Params{nonce, now}), [](Fields f) {
        return OpenRequest{.nonce = f.next<std::string>(),
                           .act = f.next<ActId>(),
                           .rfc = f.next<Rfc>(),
                           .cadena_sha = f.next<Sha256>(),
                           .expires_at = f.next<Instant>()};
    });
}

std::int64_t purge_expired(Transaction& tx, Instant now)
{
    std::int64_t gone = 0;
    for (const Query& query :
         {kPurgeSessions, kPurgeRequests, kPurgeDeclarations, kPurgeChallenges}) {
        gone += tx.exec(query, Params{now}).affected();
    }
    return gone;
}

}  // namespace buzon::db
