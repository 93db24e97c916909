-- How every send of one act stands is asked each time one of them is settled.
CREATE INDEX outbox_by_act ON outbox (act_id, kind);
