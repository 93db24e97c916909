-- Whether what this database holds has legal effects or is a rehearsal's (docs/decisions/0024): settled with the first number that a
-- document takes, and for good. What was issued before there was a mark has effects.
CREATE TABLE standing (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    value     text NOT NULL CHECK (value IN ('legal', 'rehearsal')),
    since     timestamptz NOT NULL
);
INSERT INTO standing (value, since) SELECT 'legal', min(issued_at) FROM acts HAVING count(*) > 0;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON standing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN RETURN; END IF;
    GRANT SELECT, INSERT ON standing TO buzon_app;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
