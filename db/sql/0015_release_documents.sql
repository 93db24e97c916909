-- A release has a document of its own: the act that says what is lifted and why. None: it goes with the order's, as all did before.
ALTER TABLE bank_acts ADD COLUMN document_act bigint REFERENCES acts;
ALTER TABLE bank_acts ADD CONSTRAINT freeze_is_the_act_itself CHECK (kind = 'release' OR document_act IS NULL);
