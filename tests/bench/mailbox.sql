-- Boxes and notices as metadata: what the list and an act are read from. Every row is consistent with every
-- other; the documents are one act's, shared. Variables: boxes, rows, unit, official, type, version, day.
-- Keys are checked after all is in (mailbox_check.sql), not row by row.
SET session_replication_role = replica;
SET synchronous_commit = off;
SET maintenance_work_mem = '1GB';
CREATE FUNCTION bench_folio(unit text, year int, number int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    digits text := unit || year || lpad(number::text, 7, '0');
    product int := 36;
BEGIN  -- ISO 7064, MOD 37,36
    FOR i IN 1..15 LOOP
        product := (product + substr(digits, i, 1)::int) % 36;
        IF product = 0 THEN product := 36; END IF;
        product := product * 2 % 37;
    END LOOP;
    RETURN unit || '-' || year || '-' || lpad(number::text, 7, '0') || '-'
           || substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (37 - product) % 36 + 1, 1);
END $$;
ALTER TABLE events DROP CONSTRAINT events_pkey;
DROP INDEX events_by_act, events_stream, acts_by_addressee, acts_by_unit, acts_due;

CREATE TABLE bench_boxes AS
SELECT n AS box, 'Z' || chr(65 + n / 25000 % 26) || chr(65 + n / 650000 % 26) || to_char(date '1950-01-01' + n % 25000, 'YYMMDD') || 'AB1' AS rfc
FROM generate_series(0, :boxes - 1) n;
CREATE UNIQUE INDEX ON bench_boxes (box);
INSERT INTO persons (rfc, name) SELECT rfc, 'EMPRESA DE MEDICIÓN ' || box || ', S.A. DE C.V.' FROM bench_boxes;

INSERT INTO mailboxes (rfc, enabled_at, terms_sha)
SELECT rfc, timestamptz '2025-01-02', sha256('terms') FROM bench_boxes;

-- Of each box's notices most were opened long ago; one of eight waits.
INSERT INTO acts (id, folio, unit, reference, type, version, addressee_rfc, official_rfc, channel, lane, total_centavos, state,
                  notified_on, notified_by, effective_on, calendar_version, due_on, check_code, issued_at, input_sha, xml_sha, pdf_sha,
                  html_sha)
SELECT 1000000 + n,
       bench_folio(:'unit', (2016 + n / 9999999)::int, (n % 9999999 + 1)::int), :'unit', 'BENCH/' || n, :'type', :'version', b.rfc, :'official', 'buzon', 'bulk',
       100000 + n % 9000000,
       CASE WHEN n % 8 = 0 THEN 'awaiting_opening' ELSE 'notified' END,
       CASE WHEN n % 8 <> 0 THEN date :'day' END, CASE WHEN n % 8 <> 0 THEN 'acuse' END,
       CASE WHEN n % 8 <> 0 THEN date :'day' + 1 END, CASE WHEN n % 8 <> 0 THEN 'bench' END,
       CASE WHEN n % 8 = 0 THEN date :'day' + 5 END,
       'ABCD' || lpad((n % 10000)::text, 4, '0'), timestamptz :'day' + interval '10 hours', m.input_sha, m.xml_sha, m.pdf_sha, m.html_sha
FROM generate_series(0, :rows - 1) n
JOIN bench_boxes b ON b.box = n % :boxes
CROSS JOIN (SELECT input_sha, xml_sha, pdf_sha, html_sha FROM acts WHERE type = :'type' ORDER BY id LIMIT 1) m;

-- Issued, deposited, aviso sent; opened when it was.
INSERT INTO events (id, act_id, stream, kind, occurred_at, learned_at, actor)
SELECT sha256(convert_to(a.id || k.kind, 'UTF8')), a.id, 'act', k.kind, a.issued_at + k.no * interval '1 second',
       a.issued_at + k.no * interval '1 second', 'buzon'
FROM acts a
CROSS JOIN (VALUES (1, 'issued'), (2, 'deposited'), (3, 'aviso_sent'), (4, 'opened')) k (no, kind)
WHERE a.id >= 1000000 AND (k.no < 4 OR a.state = 'notified');

ALTER TABLE events ADD PRIMARY KEY (id);
CREATE INDEX events_by_act ON events (act_id, seq);
CREATE INDEX events_stream ON events (tx, seq);
CREATE INDEX acts_by_addressee ON acts (addressee_rfc, id);
CREATE INDEX acts_by_unit ON acts (unit, id);
CREATE INDEX acts_due ON acts (state, due_on, id) WHERE due_on IS NOT NULL;
SELECT setval('acts_id_seq', 1000000 + :rows);

-- Open sessions, of boxes spread over all: the token of the n-th is "bench-n".
INSERT INTO sessions (token_sha, rfc, role, cert, expires_at)
SELECT sha256(convert_to('bench-' || n, 'UTF8')), b.rfc, 'employer', sha256('cert'), timestamptz :'day' + interval '30 days'
FROM generate_series(0, :sessions - 1) n JOIN bench_boxes b ON b.box = (n::bigint * 7919) % :boxes;
RESET session_replication_role;
VACUUM (FREEZE, ANALYZE);
