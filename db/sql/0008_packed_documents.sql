-- A document is stored as it is ('plain': all that were stored before this), compressed, or
-- compressed after the compressed streams within it were laid open. Its base, a document that many
-- are like, and a document of the same act that it repeats stand before it while it is compressed.
ALTER TABLE documents
    ADD COLUMN form    text NOT NULL DEFAULT 'plain',
    ADD COLUMN size    integer,
    ADD COLUMN base    bytea REFERENCES documents,
    ADD COLUMN beside  bytea REFERENCES documents,
    ADD CONSTRAINT document_form CHECK (form IN ('plain', 'zstd', 'opened')),
    ADD CONSTRAINT packed_knows_its_size CHECK ((form = 'plain') = (size IS NULL) AND size >= 0),
    ADD CONSTRAINT plain_needs_nothing
        CHECK (form <> 'plain' OR (base IS NULL AND beside IS NULL)),
    ADD CONSTRAINT packed_against_another CHECK (base <> sha AND beside <> sha);
-- What is packed does not shrink a second time; parts of less than 3000 bytes are kept in the row.
ALTER TABLE documents ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE documents SET (toast_tuple_target = 3000);

-- The first document stored under a key is what later ones of that key are packed against.
CREATE TABLE document_bases (
    key  text PRIMARY KEY CHECK (key <> ''),
    sha  bytea NOT NULL REFERENCES documents
);

-- A base needs nobody: whatever is packed against it needs it and nothing more.
CREATE FUNCTION require_whole_base() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM documents
                   WHERE sha = NEW.sha AND base IS NULL AND beside IS NULL) THEN
        RAISE EXCEPTION 'a base must be stored whole'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'base_is_whole';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER base_is_whole BEFORE INSERT ON document_bases FOR EACH ROW
    EXECUTE FUNCTION require_whole_base();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_bases
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Data, screen and paper of an act are named by its own row; act_documents has what came later,
-- and all of those that were issued before this. UNION: of the latter each is found twice.
CREATE VIEW papers_of_acts AS
    SELECT id AS act_id, 'acto_xml' AS role, xml_sha AS sha FROM acts
    UNION SELECT id, 'acto_html', html_sha FROM acts
    UNION SELECT id, 'acto_pdf', pdf_sha FROM acts
    UNION SELECT act_id, role, sha FROM act_documents;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN
        GRANT SELECT, INSERT ON document_bases TO buzon_app;
        GRANT SELECT ON papers_of_acts TO buzon_app;
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
