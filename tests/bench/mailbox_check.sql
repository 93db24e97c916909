-- What session_replication_role left unchecked: every number must be 0.
SELECT (SELECT count(*) FROM acts a WHERE NOT EXISTS (SELECT FROM persons p WHERE p.rfc = a.addressee_rfc))
     + (SELECT count(*) FROM acts a WHERE NOT EXISTS (SELECT FROM officials o WHERE o.rfc = a.official_rfc))
     + (SELECT count(*) FROM acts a WHERE NOT EXISTS (SELECT FROM documents d WHERE d.sha = a.pdf_sha))
     + (SELECT count(*) FROM mailboxes m WHERE NOT EXISTS (SELECT FROM persons p WHERE p.rfc = m.rfc))
     + (SELECT count(*) FROM (SELECT act_id FROM events GROUP BY act_id EXCEPT SELECT id FROM acts) e);
