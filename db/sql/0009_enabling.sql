-- Enabling a mailbox by its own people (LSS 40, 286 M): contact means that are confirmed, lapse or are withdrawn; persons who
-- may enter; what was declared with the e.firma; and a ledger of all of it.

-- Withdrawn by a declaration; lapsed_at is then set too, so that nothing leaves for it any more.
ALTER TABLE contact_means ADD COLUMN withdrawn_at timestamptz;
CREATE INDEX contact_means_pending ON contact_means (registered_at) WHERE confirmed_at IS NULL AND lapsed_at IS NULL;

-- Who may enter need not be an employer, and what somebody calls him is not his name elsewhere.
ALTER TABLE representatives DROP CONSTRAINT representatives_rfc_fkey;
ALTER TABLE representatives DROP CONSTRAINT representatives_role_check;
ALTER TABLE representatives
    ADD CONSTRAINT representatives_role_check CHECK (role IN ('titular', 'representante', 'autorizado', 'contador')),
    ADD CONSTRAINT representatives_rfc_check CHECK (char_length(rfc) IN (12, 13)),
    ADD COLUMN name text,
    ADD COLUMN revoked_at timestamptz;

-- A code that was asked for, and its way to the address. The code itself is made when it leaves; only its digest stays.
CREATE TABLE contact_codes (
    id            bigserial PRIMARY KEY,
    contact       bigint NOT NULL REFERENCES contact_means,
    requested_at  timestamptz NOT NULL,
    not_before    timestamptz NOT NULL,
    leased_until  timestamptz,
    tries         integer NOT NULL DEFAULT 0,
    code_sha      bytea CHECK (octet_length(code_sha) = 32),
    sent_at       timestamptz,
    failed_at     timestamptz,
    reply         text NOT NULL DEFAULT '',
    wrong         integer NOT NULL DEFAULT 0,
    CHECK (sent_at IS NULL OR code_sha IS NOT NULL)
);
CREATE INDEX contact_codes_by_contact ON contact_codes (contact, id);
CREATE INDEX contact_codes_waiting ON contact_codes (not_before) WHERE sent_at IS NULL AND failed_at IS NULL;

-- What somebody is about to sign; short-lived.
CREATE TABLE declaration_requests (
    nonce       text PRIMARY KEY,
    rfc         text NOT NULL REFERENCES persons,
    signer      text NOT NULL,
    kind        text NOT NULL,
    fields      jsonb NOT NULL,
    cadena      text NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL
);

CREATE TABLE mailbox_happenings (
    id           bigserial PRIMARY KEY,
    rfc          text NOT NULL REFERENCES persons,
    kind         text NOT NULL CHECK (kind IN (
                     'contact_added', 'contact_confirmed', 'contact_lapsed', 'contact_dropped', 'contact_withdrawn',
                     'terms_signed', 'cedulas_requested', 'person_granted', 'person_revoked', 'enabled')),
    occurred_at  timestamptz NOT NULL,
    actor        text NOT NULL CHECK (actor <> ''),
    detail       jsonb NOT NULL,
    acuse_xml    bytea REFERENCES documents,
    acuse_pdf    bytea REFERENCES documents,
    CHECK ((acuse_xml IS NULL) = (acuse_pdf IS NULL))
);
CREATE INDEX mailbox_happenings_by_rfc ON mailbox_happenings (rfc, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON mailbox_happenings
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO buzon_app;
        GRANT SELECT, INSERT, UPDATE ON contact_codes TO buzon_app;
        GRANT SELECT, INSERT, DELETE ON declaration_requests TO buzon_app;
        GRANT SELECT, INSERT ON mailbox_happenings TO buzon_app;
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
