-- Acts, their documents, the ledger of events and the outbox.

CREATE TABLE folio_counters (
    unit  text NOT NULL REFERENCES units,
    year  smallint NOT NULL,
    last  bigint NOT NULL CHECK (last BETWEEN 0 AND 9999999),
    PRIMARY KEY (unit, year)
);

-- Content-addressed: the key is the digest of the bytes.
CREATE TABLE documents (
    sha         bytea PRIMARY KEY CHECK (octet_length(sha) = 32),
    media_type  text NOT NULL,
    bytes       bytea NOT NULL,
    stored_at   timestamptz NOT NULL
);
DO $$
BEGIN
    ALTER TABLE documents ALTER COLUMN bytes SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR invalid_parameter_value THEN
    NULL;  -- a server built without lz4 keeps its own method
END $$;

CREATE TABLE acts (
    id                 bigserial PRIMARY KEY,
    folio              text NOT NULL UNIQUE,
    unit               text NOT NULL REFERENCES units,
    reference          text NOT NULL CHECK (reference <> ''),
    type               text NOT NULL,
    version            text NOT NULL,
    addressee_rfc      text NOT NULL REFERENCES persons,
    registro_patronal  text,
    official_rfc       text NOT NULL REFERENCES officials,
    channel            text NOT NULL CHECK (channel IN ('buzon', 'estrados', 'banco')),
    lane               text NOT NULL CHECK (lane IN ('urgent', 'normal', 'bulk')),
    total_centavos     bigint CHECK (total_centavos >= 0),
    state              text NOT NULL CHECK (state IN (
                           'issued', 'deposited', 'awaiting_opening', 'contact_failed',
                           'in_estrados', 'notified', 'with_bank')),
    notified_on        date,
    notified_by        text CHECK (notified_by IN ('acuse', 'dia4', 'estrados')),
    effective_on       date,
    calendar_version   text,
    due_on             date,
    check_code         text NOT NULL,
    issued_at          timestamptz NOT NULL,
    input_sha          bytea NOT NULL CHECK (octet_length(input_sha) = 32),
    xml_sha            bytea NOT NULL REFERENCES documents,
    pdf_sha            bytea NOT NULL REFERENCES documents,
    html_sha           bytea NOT NULL REFERENCES documents,
    UNIQUE (unit, reference),
    -- A notification is whole or absent.
    CONSTRAINT notification_whole
        CHECK (num_nulls(notified_on, notified_by, effective_on, calendar_version) IN (0, 4)),
    CONSTRAINT effective_after_notified CHECK (effective_on > notified_on)
);
CREATE INDEX acts_by_addressee ON acts (addressee_rfc, id);
CREATE INDEX acts_by_unit ON acts (unit, id);
CREATE INDEX acts_due ON acts (state, due_on, id) WHERE due_on IS NOT NULL;

-- One notification per act; its date is an output of the term engine and final.
CREATE FUNCTION keep_notification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.notified_on, NEW.notified_by, NEW.effective_on, NEW.calendar_version)
       IS DISTINCT FROM
       (OLD.notified_on, OLD.notified_by, OLD.effective_on, OLD.calendar_version) THEN
        RAISE EXCEPTION 'act % is notified already', OLD.folio
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'one_notification';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER acts_keep_notification BEFORE UPDATE ON acts FOR EACH ROW
    WHEN (OLD.notified_on IS NOT NULL) EXECUTE FUNCTION keep_notification();

CREATE TABLE act_documents (
    act_id     bigint NOT NULL REFERENCES acts,
    role       text NOT NULL CHECK (role IN (
                   'acto_pdf', 'acto_xml', 'acto_html', 'instancia', 'aviso_mime',
                   'smtp_transcript', 'dsn', 'acuse_xml', 'acuse_pdf', 'constancia_xml',
                   'constancia_pdf', 'estrados_acuerdo', 'estrados_publicado', 'orden_xml',
                   'orden_pdf', 'liberacion_xml', 'respuesta_banco', 'sello_tiempo')),
    sha        bytea NOT NULL REFERENCES documents,
    PRIMARY KEY (act_id, role, sha)
);

-- The ledger. id is derived from what happened, so storing an event again changes nothing.
-- tx orders events for readers of the stream: seq alone would let a late commit be overtaken.
CREATE TABLE events (
    seq          bigserial,
    tx           xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id           bytea PRIMARY KEY CHECK (octet_length(id) = 32),
    act_id       bigint NOT NULL REFERENCES acts,
    order_id     bigint,
    stream       text NOT NULL CHECK (stream IN ('act', 'bank')),
    kind         text NOT NULL,
    act_no       smallint NOT NULL DEFAULT 1 CHECK (act_no >= 1),
    occurred_at  timestamptz NOT NULL,
    learned_at   timestamptz NOT NULL,
    etsi_code    text,
    actor        text NOT NULL,
    detail       jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(detail) = 'object'),
    document     bytea REFERENCES documents,
    CONSTRAINT bank_events_name_an_order CHECK ((stream = 'bank') = (order_id IS NOT NULL)),
    CONSTRAINT act_event_kind CHECK (stream <> 'act' OR kind IN (
        'issued', 'deposited', 'aviso_sent', 'aviso_failed', 'aviso_bounced', 'opened',
        'day_four_elapsed', 'estrados_ordered', 'estrados_published', 'estrados_elapsed',
        'handed_to_bank')),
    CONSTRAINT bank_event_kind CHECK (stream <> 'bank' OR kind IN (
        'checked', 'approved', 'signed', 'sent', 'l1_ok', 'l1_nack', 'l2_accepted', 'l2_rejected',
        'result_holding', 'result_none', 'ambiguous', 'inconsistent_result', 'release_requested',
        'release_approved', 'release_sent', 'release_l1_ok', 'released_partly', 'released',
        'auto_lifted', 'cancelled'))
);
CREATE INDEX events_by_act ON events (act_id, seq);
CREATE INDEX events_by_order ON events (order_id, seq) WHERE order_id IS NOT NULL;
CREATE INDEX events_stream ON events (tx, seq);

CREATE TABLE outbox (
    id            bigserial PRIMARY KEY,
    lane          text NOT NULL CHECK (lane IN ('urgent', 'normal', 'bulk')),
    kind          text NOT NULL CHECK (kind IN (
                      'aviso', 'bank_order', 'bank_release', 'estrados_publish', 'freeze_notice')),
    act_id        bigint NOT NULL REFERENCES acts,
    key           text NOT NULL UNIQUE,
    payload       jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(payload) = 'object'),
    not_before    timestamptz NOT NULL,
    attempts      integer NOT NULL DEFAULT 0,
    leased_until  timestamptz,
    leased_by     text,
    done_at       timestamptz,
    outcome       text CHECK (outcome IN ('delivered', 'give_up')),
    last_reason   text,
    CONSTRAINT done_has_outcome CHECK ((done_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT lease_whole CHECK ((leased_until IS NULL) = (leased_by IS NULL))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX outbox_pending ON outbox (lane, not_before, id) WHERE done_at IS NULL;
CREATE INDEX outbox_leased ON outbox (leased_by) WHERE leased_by IS NOT NULL;

CREATE TABLE delivery_attempts (
    outbox_id   bigint NOT NULL REFERENCES outbox,
    no          integer NOT NULL CHECK (no >= 1),
    verdict     text NOT NULL CHECK (verdict IN ('delivered', 'retry', 'give_up')),
    code        text NOT NULL,
    reason      text NOT NULL,
    started_at  timestamptz NOT NULL,
    elapsed_ms  bigint NOT NULL CHECK (elapsed_ms >= 0),
    transcript  bytea REFERENCES documents,
    PRIMARY KEY (outbox_id, no)
);

CREATE TABLE estrados_publications (
    act_id        bigint PRIMARY KEY REFERENCES acts,
    published_on  date NOT NULL,
    remove_after  date NOT NULL CHECK (remove_after >= published_on),
    removed_at    timestamptz,
    redacted      bytea NOT NULL REFERENCES documents
);
CREATE INDEX estrados_shown ON estrados_publications (act_id) WHERE removed_at IS NULL;
