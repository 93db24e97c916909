-- Estrados as LSS 286 M and CFF 134-III, 139 want them: the order of an official with its ground and
-- facts, whether that ground still held when the act was to be published, and what was seen of the
-- publication each day.

CREATE TABLE estrados_orders (
    id            bigserial PRIMARY KEY,
    act_id        bigint NOT NULL REFERENCES acts,
    ground        text NOT NULL CHECK (ground IN (
                      'no-habilitado', 'datos-erroneos', 'no-registrado', 'no-actualizado',
                      'no-localizable', 'desaparecido', 'oposicion')),
    facts         text[] NOT NULL CHECK (cardinality(facts) > 0),
    ordered_at    timestamptz NOT NULL,
    official_rfc  text NOT NULL REFERENCES officials,
    folio         text NOT NULL UNIQUE,
    document      bytea NOT NULL REFERENCES documents,
    rechecked_at  timestamptz,
    outcome       text CHECK (outcome IN ('published', 'mailbox', 'withheld')),
    CONSTRAINT recheck_whole CHECK ((rechecked_at IS NULL) = (outcome IS NULL))
);
-- One route at a time: a second order only after the first came to nothing.
CREATE UNIQUE INDEX estrados_one_order ON estrados_orders (act_id)
    WHERE outcome IS NULL OR outcome = 'published';
CREATE INDEX estrados_orders_by_act ON estrados_orders (act_id, id);

-- Last day of which nothing more is to be found out: seen, or not a business day.
ALTER TABLE estrados_publications ADD COLUMN settled_on date;
UPDATE estrados_publications SET settled_on = published_on - 1;
ALTER TABLE estrados_publications ALTER COLUMN settled_on SET NOT NULL;
CREATE INDEX estrados_unsettled ON estrados_publications (settled_on, act_id)
    WHERE removed_at IS NULL;

-- What was found of a publication on one day; the first finding of a kind stays.
CREATE TABLE estrados_days (
    act_id    bigint NOT NULL REFERENCES acts,
    day       date NOT NULL,
    finding   text NOT NULL CHECK (finding IN ('seen', 'differs', 'unreachable', 'not_taken')),
    found_at  timestamptz NOT NULL,
    page      bytea CHECK (octet_length(page) = 32),
    document  bytea REFERENCES documents,
    PRIMARY KEY (act_id, day, finding),
    CONSTRAINT seen_is_proven CHECK ((finding = 'seen') = (document IS NOT NULL)),
    CONSTRAINT page_was_read CHECK ((finding IN ('seen', 'differs')) = (page IS NOT NULL))
);
CREATE INDEX estrados_days_missed ON estrados_days (day, act_id) WHERE finding <> 'seen';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON estrados_days
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN RETURN; END IF;
    GRANT SELECT, INSERT, UPDATE ON estrados_orders TO buzon_app;
    GRANT USAGE ON SEQUENCE estrados_orders_id_seq TO buzon_app;
    GRANT SELECT, INSERT ON estrados_days TO buzon_app;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
