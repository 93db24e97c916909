-- What people were told of the dates of an act, each telling kept; and the failures of the platform that an official declared, with
-- what each did to every act that it touched.

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
SELECT pg_temp.widen('events', 'act_event_kind', 'terms_recomputed');
SELECT pg_temp.widen('events', 'act_event_kind', 'window_reopened');
SELECT pg_temp.widen('events', 'act_event_kind', 'change_told');
SELECT pg_temp.widen('outbox', 'outbox_kind_check', 'terms_notice');
SELECT pg_temp.widen('work_items', 'work_items_kind_check', 'accord_after_closing');
SELECT pg_temp.widen('work_items', 'work_items_kind_check', 'failure_after_closing');
SELECT pg_temp.widen('act_documents', 'act_documents_role_check', 'falla_xml');
SELECT pg_temp.widen('act_documents', 'act_documents_role_check', 'falla_pdf');

-- The dates as they stood after each calculation that people were told of. `no` 1 is the first.
CREATE TABLE act_terms (
    act_id    bigint NOT NULL REFERENCES acts,
    no        integer NOT NULL CHECK (no >= 1),
    cause     text NOT NULL CHECK (cause IN (
                  'aviso', 'estrados', 'notificacion', 'calendario', 'falla')),
    calendar  text NOT NULL,
    terms     jsonb NOT NULL CHECK (jsonb_typeof(terms) = 'object'),
    reason    text NOT NULL,  -- Spanish; empty for the first of a kind
    at        timestamptz NOT NULL,
    PRIMARY KEY (act_id, no)
);

-- Which calendar the dates stand on, and until when a new one still matters to them.
ALTER TABLE acts ADD COLUMN terms_calendar text;
ALTER TABLE acts ADD COLUMN terms_until date;
UPDATE acts SET terms_calendar = coalesce(calendar_version, ''), terms_until = coalesce(notified_on, due_on) + 90
 WHERE state IN ('awaiting_opening', 'in_estrados', 'notified') AND coalesce(notified_on, due_on) IS NOT NULL;
CREATE INDEX acts_terms_until ON acts (terms_until, id) INCLUDE (terms_calendar) WHERE terms_until IS NOT NULL;

-- Every version of the calendar that this service has worked with; the one seen first last rules.
CREATE TABLE calendar_versions (
    seq         bigserial PRIMARY KEY,
    version     text NOT NULL UNIQUE,
    first_seen  timestamptz NOT NULL
);

CREATE TABLE platform_failures (
    id           bigserial PRIMARY KEY,
    folio        text NOT NULL UNIQUE,  -- of its signed record
    unit         text NOT NULL REFERENCES units,
    began_at     timestamptz NOT NULL,
    ended_at     timestamptz NOT NULL,
    functions    text[] NOT NULL CHECK (
                     cardinality(functions) > 0
                     AND functions <@ ARRAY['acceso', 'buzon', 'estrados']::text[]),
    reason       text NOT NULL CHECK (reason <> ''),
    accord       text,
    published_on date,  -- in the DOF
    threshold    integer NOT NULL CHECK (threshold >= 1),  -- business minutes from which a window counts as touched
    declared_by  text NOT NULL REFERENCES officials,
    declared_at  timestamptz NOT NULL,
    record_xml   bytea NOT NULL REFERENCES documents,
    record_pdf   bytea NOT NULL REFERENCES documents,
    CONSTRAINT a_failure_lasts CHECK (began_at < ended_at),
    CONSTRAINT published_accord CHECK (published_on IS NULL OR accord IS NOT NULL)
);

-- What it did to an act: decided once for each, never taken back.
CREATE TABLE failure_effects (
    failure_id  bigint NOT NULL REFERENCES platform_failures,
    act_id      bigint NOT NULL REFERENCES acts,
    effect      text NOT NULL CHECK (effect IN ('reabierto', 'prorrogado', 'sin_cambio', 'por_revisar')),
    minutes     integer NOT NULL CHECK (minutes >= 1),  -- in business hours, inside the act's window
    before      date NOT NULL,  -- day 4, eleventh day or notification as it stood
    after       date NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (failure_id, act_id),
    CONSTRAINT never_earlier CHECK (after >= before)
);
CREATE INDEX failure_effects_by_act ON failure_effects (act_id);

DO $$
DECLARE
    ledger text;
BEGIN
    FOREACH ledger IN ARRAY ARRAY['act_terms', 'calendar_versions', 'platform_failures', 'failure_effects']
    LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', ledger);
    END LOOP;
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN RETURN; END IF;
    GRANT SELECT, INSERT ON act_terms, calendar_versions, platform_failures, failure_effects TO buzon_app;
    GRANT USAGE ON SEQUENCE calendar_versions_seq_seq, platform_failures_id_seq TO buzon_app;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
