-- Log-in, opening and idempotency: short-lived rows of the API.

CREATE TABLE login_challenges (
    nonce       text PRIMARY KEY,
    created_at  timestamptz NOT NULL,
    used_at     timestamptz
);

CREATE TABLE sessions (
    token_sha   bytea PRIMARY KEY CHECK (octet_length(token_sha) = 32),
    rfc         text NOT NULL,
    role        text NOT NULL CHECK (role IN ('employer', 'staff')),
    cert        bytea NOT NULL CHECK (octet_length(cert) = 32),
    expires_at  timestamptz NOT NULL
);

CREATE TABLE open_requests (
    nonce       text PRIMARY KEY,
    act_id      bigint NOT NULL REFERENCES acts,
    rfc         text NOT NULL,
    cadena_sha  bytea NOT NULL CHECK (octet_length(cadena_sha) = 32),
    expires_at  timestamptz NOT NULL
);

CREATE TABLE idempotency_keys (
    key          text NOT NULL,
    caller       text NOT NULL,
    request_sha  bytea NOT NULL CHECK (octet_length(request_sha) = 32),
    status       smallint,
    response     text,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
