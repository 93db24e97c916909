-- The aviso told by text message too: a kind of sending, what came of it, its evidence, and work for a person when a number is refused.

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
SELECT pg_temp.widen('outbox', 'outbox_kind_check', 'aviso_sms');
SELECT pg_temp.widen('events', 'act_event_kind', 'aviso_texted');
SELECT pg_temp.widen('events', 'act_event_kind', 'text_refused');
SELECT pg_temp.widen('work_items', 'work_items_kind_check', 'mobile_refused');
SELECT pg_temp.widen('act_documents', 'act_documents_role_check', 'sms_transcript');
