-- What went wrong on the way to a notification becomes work for a person, and a reminder of an
-- aviso becomes a kind of sending.

-- A closed list grows by one name; what other files put in it stays.
CREATE FUNCTION pg_temp.widen(target regclass, list name, added text) RETURNS void
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
SELECT pg_temp.widen('outbox', 'outbox_kind_check', 'aviso_reminder');
SELECT pg_temp.widen('events', 'act_event_kind', 'aviso_reminded');

-- `key` names the situation: the same one twice is one item. `state` and `holder` are what the
-- steps come to; nothing else of an item ever changes.
CREATE TABLE work_items (
    id         bigserial PRIMARY KEY,
    key        text NOT NULL UNIQUE,
    kind       text NOT NULL CHECK (kind IN (
                   'aviso_bounced', 'contact_failed', 'aviso_in_doubt', 'clock_stuck',
                   'dsn_unmatched', 'delivery_given_up')),
    unit       text REFERENCES units,  -- NULL: nobody knows yet whose it is
    act_id     bigint REFERENCES acts,
    outbox_id  bigint REFERENCES outbox,
    document   bytea REFERENCES documents,
    detail     jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(detail) = 'object'),
    opened_at  timestamptz NOT NULL,
    state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'taken', 'done')),
    holder     text,
    CONSTRAINT holder_of_what_was_touched CHECK ((state = 'open') = (holder IS NULL)),
    CONSTRAINT unit_of_an_act CHECK (act_id IS NULL OR unit IS NOT NULL)
);
CREATE INDEX work_items_by_unit ON work_items (unit, id);
CREATE INDEX work_items_undone ON work_items (unit, id) WHERE state <> 'done';
CREATE INDEX work_items_by_act ON work_items (act_id) WHERE act_id IS NOT NULL;

-- Asked at every look for contact means that were mended.
CREATE INDEX acts_contact_failed ON acts (id) WHERE state = 'contact_failed';

CREATE TABLE work_item_steps (
    item_id  bigint NOT NULL REFERENCES work_items,
    no       integer NOT NULL CHECK (no >= 1),
    kind     text NOT NULL CHECK (kind IN ('taken', 'closed', 'aviso_renewed')),
    actor    text NOT NULL CHECK (actor <> ''),
    note     text NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (item_id, no),
    CONSTRAINT closing_says_why CHECK (kind <> 'closed' OR note <> '')
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON work_item_steps
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_work_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept work_items := NEW;
BEGIN
    kept.state := OLD.state;
    kept.holder := OLD.holder;
    IF kept IS DISTINCT FROM OLD OR OLD.state = 'done' THEN
        RAISE EXCEPTION 'work item % is kept as it is', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_work_item BEFORE UPDATE ON work_items
    FOR EACH ROW EXECUTE FUNCTION keep_work_item();

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN RETURN; END IF;
    GRANT SELECT, INSERT ON work_items, work_item_steps TO buzon_app;
    GRANT UPDATE (state, holder) ON work_items TO buzon_app;
    GRANT USAGE ON SEQUENCE work_items_id_seq TO buzon_app;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
