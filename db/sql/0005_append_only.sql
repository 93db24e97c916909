-- What was recorded stays as it was recorded: by trigger for everybody, the owner included, and by
-- privilege for the role the program works as.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'append_only';
END $$;

DO $$
DECLARE
    ledger text;
BEGIN
    FOREACH ledger IN ARRAY ARRAY['events', 'documents', 'act_documents', 'delivery_attempts',
                                  'bank_approvals', 'bank_messages']
    LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', ledger);
    END LOOP;
END $$;

-- Roles belong to the cluster: another database may have made this one already, at this moment.
DO $$
BEGIN
    CREATE ROLE buzon_app NOLOGIN;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN
        RAISE NOTICE 'role buzon_app not created: the owner may not create roles';
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'buzon_app') THEN RETURN; END IF;
    IF NOT pg_has_role('buzon_app', 'MEMBER') THEN
        EXECUTE 'GRANT buzon_app TO ' || quote_ident(current_user);
    END IF;
    GRANT USAGE ON SCHEMA public TO buzon_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO buzon_app;
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO buzon_app;
    GRANT INSERT, UPDATE ON persons, mailboxes, contact_means, representatives, units, officials,
        official_competence, banks, issuing_systems, credits, folio_counters, acts, outbox,
        estrados_publications, bank_orders, bank_order_credits, bank_acts, bank_sequences, login_challenges,
        sessions, open_requests, idempotency_keys TO buzon_app;
    GRANT DELETE ON login_challenges, sessions, open_requests, idempotency_keys TO buzon_app;
    GRANT INSERT ON events, documents, act_documents, delivery_attempts, bank_approvals,
        bank_messages TO buzon_app;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'role buzon_app exists but could not be granted';
END $$;
