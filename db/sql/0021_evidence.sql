-- One evidence of each legal event. Of its file only what cannot be made again is kept: everything else
-- follows from rows that only grow (gateway/app/evidence_file). The digest says whether it still does.

-- With what evidences are sealed: certificates stand once, and a token that the others are packed against.
CREATE TABLE evidence_seals (
    id           serial PRIMARY KEY,
    certificate  bytea NOT NULL,
    authority    bytea NOT NULL CHECK (octet_length(authority) = 32),  -- SHA-256 of the time-stamp unit's certificate
    token        bytea NOT NULL
);
CREATE UNIQUE INDEX evidence_seals_once ON evidence_seals (sha256(certificate), authority);

-- The days of a count, one line each; thousands of acts share one.
CREATE TABLE evidence_days (
    id    serial PRIMARY KEY,
    sha   bytea NOT NULL UNIQUE CHECK (octet_length(sha) = 32),
    days  text NOT NULL
);

CREATE TABLE evidences (
    id          bytea PRIMARY KEY CHECK (octet_length(id) = 32),  -- of the event, or derived from the failure
    sha         bytea NOT NULL CHECK (octet_length(sha) = 32),    -- of the file
    signature   bytea NOT NULL,
    token       bytea NOT NULL,                                   -- packed
    act_id      bigint REFERENCES acts,
    failure_id  bigint REFERENCES platform_failures,
    sealed_at   timestamptz NOT NULL,
    no          integer NOT NULL CHECK (no >= 1),                 -- its place in the chain of its act
    seal        integer NOT NULL REFERENCES evidence_seals,
    terms_no    integer,                                          -- which telling of the dates it names
    days        integer REFERENCES evidence_days,
    CONSTRAINT evidence_of_one_thing CHECK (num_nonnulls(act_id, failure_id) = 1),
    CONSTRAINT evidence_names_a_telling FOREIGN KEY (act_id, terms_no) REFERENCES act_terms
);
CREATE UNIQUE INDEX evidences_in_order ON evidences (act_id, no) WHERE act_id IS NOT NULL;
CREATE UNIQUE INDEX evidences_by_failure ON evidences (failure_id) WHERE failure_id IS NOT NULL;

-- What did not happen is an event too: the bank's term passed and it had reported nothing.
CREATE OR REPLACE FUNCTION pg_temp.widen(target regclass, list name, added text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    was text;
BEGIN
    SELECT pg_get_constraintdef(oid) INTO STRICT was
      FROM pg_constraint WHERE conrelid = target AND conname = list;
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', target, list);
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', target, list,
                   regexp_replace(was, 'ARRAY\[', 'ARRAY[' || quote_literal(added) || '::text, '));
END $$;
SELECT pg_temp.widen('events', 'bank_event_kind', 'no_answer');
CREATE INDEX bank_orders_unanswered ON bank_orders (id) WHERE state IN ('sent', 'l1_ok', 'l2_accepted');

-- Events without evidence yet. An event gets here in the transaction that stores it, whoever stores it.
CREATE TABLE evidence_queue (
    seq    bigint PRIMARY KEY,
    event  bytea NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02);
INSERT INTO evidence_queue (seq, event) SELECT seq, id FROM events;

CREATE FUNCTION queue_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO evidence_queue (seq, event) SELECT seq, id FROM stored;
    RETURN NULL;
END $$;
CREATE TRIGGER queue_evidence AFTER INSERT ON events REFERENCING NEW TABLE AS stored
    FOR EACH STATEMENT EXECUTE FUNCTION queue_evidence();

DO $$
DECLARE
    ledger text;
BEGIN
    FOREACH ledger IN ARRAY ARRAY['evidence_seals', 'evidence_days', 'evidences']
    LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', ledger);
    END LOOP;
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN RETURN; END IF;
    GRANT SELECT, INSERT ON evidence_seals, evidence_days, evidences TO buzon_app;
    GRANT SELECT, INSERT, DELETE ON evidence_queue TO buzon_app;
    GRANT USAGE ON SEQUENCE evidence_seals_id_seq, evidence_days_id_seq TO buzon_app;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
