-- The append-only Merkle log (RFC 6962; served as C2SP tlog-tiles): what was handed in, the order it was
-- given, the full tiles, the checkpoints signed over them and what outside witnesses signed of these; and what
-- this service, as a witness, has seen of other logs.

-- An entry is handed in by the transaction that makes it true. Its leaf hash names it; the same bytes are one entry.
CREATE TABLE log_entries (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry  bytea NOT NULL CHECK (octet_length(entry) BETWEEN 1 AND 65535),
    leaf   bytea NOT NULL UNIQUE GENERATED ALWAYS AS (sha256('\x00'::bytea || entry)) STORED
);

-- Entries without a place yet: only their ids, so that a row lost here loses no entry.
CREATE TABLE log_queue (
    entry_id  bigint PRIMARY KEY REFERENCES log_entries
);

CREATE TABLE log_leaves (
    index     bigint PRIMARY KEY CHECK (index >= 0),
    entry_id  bigint NOT NULL UNIQUE REFERENCES log_entries
);

-- Full tiles only: 256 hashes, and the root of their subtree, which is a hash of the level above. A partial
-- tile is cut from the leaves or from these roots.
CREATE TABLE log_tiles (
    level   integer NOT NULL CHECK (level BETWEEN 0 AND 7),
    n       bigint NOT NULL CHECK (n >= 0),
    hashes  bytea NOT NULL CHECK (octet_length(hashes) = 8192),
    root    bytea NOT NULL CHECK (octet_length(root) = 32),
    PRIMARY KEY (level, n)
);

-- One checkpoint for each size, for ever: two roots of one size would be a fork.
CREATE TABLE log_checkpoints (
    size  bigint PRIMARY KEY CHECK (size > 0),
    root  bytea NOT NULL CHECK (octet_length(root) = 32),
    note  text NOT NULL,
    at    timestamptz NOT NULL
);

CREATE TABLE log_cosignatures (
    size     bigint NOT NULL REFERENCES log_checkpoints,
    witness  text NOT NULL,
    line     text NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (size, witness)
);

-- As a witness: the newest checkpoint of each log that was cosigned. It never goes back and never forks.
CREATE TABLE witnessed_logs (
    origin  text PRIMARY KEY,
    size    bigint NOT NULL CHECK (size >= 0),
    root    bytea NOT NULL CHECK (octet_length(root) = 32),
    at      timestamptz NOT NULL
);

CREATE FUNCTION log_leaves_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first_new bigint; last_new bigint; n bigint; before bigint;
BEGIN
    SELECT min(index), max(index), count(*) INTO first_new, last_new, n FROM added;
    IF n = 0 THEN RETURN NULL; END IF;
    SELECT coalesce(max(index), -1) INTO before FROM log_leaves WHERE index < first_new;
    IF before <> first_new - 1 OR last_new - first_new + 1 <> n
       OR EXISTS (SELECT FROM log_leaves WHERE index > last_new) THEN
        RAISE EXCEPTION 'leaves % to % do not follow leaf %', first_new, last_new, before
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'leaves_follow';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER leaves_follow AFTER INSERT ON log_leaves REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION log_leaves_follow();

CREATE FUNCTION log_checkpoint_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM log_checkpoints WHERE size >= NEW.size)
       OR NEW.size <> (SELECT coalesce(max(index), -1) + 1 FROM log_leaves) THEN
        RAISE EXCEPTION 'checkpoint of size % does not follow', NEW.size
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'checkpoint_grows';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER checkpoint_grows BEFORE INSERT ON log_checkpoints
    FOR EACH ROW EXECUTE FUNCTION log_checkpoint_grows();

CREATE FUNCTION witnessed_log_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.origin <> OLD.origin OR NEW.size < OLD.size
       OR (NEW.size = OLD.size AND NEW.root <> OLD.root) THEN
        RAISE EXCEPTION 'what was witnessed of % is not taken back', OLD.origin
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'witnessed_log_grows';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER witnessed_log_grows BEFORE UPDATE OR DELETE ON witnessed_logs
    FOR EACH ROW EXECUTE FUNCTION witnessed_log_grows();
CREATE TRIGGER append_only BEFORE TRUNCATE ON witnessed_logs
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE
    ledger text;
BEGIN
    FOREACH ledger IN ARRAY ARRAY['log_entries', 'log_leaves', 'log_tiles', 'log_checkpoints',
                                  'log_cosignatures']
    LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', ledger);
    END LOOP;
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN RETURN; END IF;
    GRANT SELECT, INSERT ON log_entries, log_leaves, log_tiles, log_checkpoints, log_cosignatures
        TO buzon_app;
    GRANT SELECT, INSERT, DELETE ON log_queue TO buzon_app;
    GRANT SELECT, INSERT, UPDATE ON witnessed_logs TO buzon_app;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
