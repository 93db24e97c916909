-- Who vouches for a version of an act type: it is inert until two different officials signed its digest.

ALTER TABLE officials DROP CONSTRAINT officials_roles_check;
ALTER TABLE officials ADD CONSTRAINT officials_roles_check
    CHECK (roles <@ ARRAY['firmante', 'aprobador', 'operador', 'auditor', 'juridico']);

CREATE TABLE catalogue_signatures (
    act_type      text NOT NULL CHECK (act_type <> ''),
    version       text NOT NULL CHECK (version <> ''),
    digest        bytea NOT NULL CHECK (octet_length(digest) = 32),
    step          text NOT NULL CHECK (step IN ('proposed', 'approved')),
    official_rfc  text NOT NULL REFERENCES officials,
    signed_at     timestamptz NOT NULL,
    signature     bytea NOT NULL,
    cert          bytea NOT NULL,
    PRIMARY KEY (act_type, version, digest, step),
    CONSTRAINT two_different_officials UNIQUE (act_type, version, digest, official_rfc)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue_signatures
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN RETURN; END IF;
    GRANT SELECT, INSERT ON catalogue_signatures TO buzon_app;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
