-- What a mailbox is listed by. An act says when it is issued which credits it is about and what it lets its addressee do
-- (gateway/app/act_terms.hpp); the dates follow from its notification by the term engine, so none is kept here.
ALTER TABLE acts
    ADD COLUMN credits  text NOT NULL DEFAULT '',
    ADD COLUMN grants   text;

-- Unopened acts of a box in the order in which they are notified anyway; and notified ones by what their terms follow from,
-- with everything else that decides a deadline, so that a box is counted and sorted by the index alone.
CREATE INDEX acts_unopened ON acts (addressee_rfc, due_on, id)
    WHERE channel = 'buzon' AND state = 'awaiting_opening';
CREATE INDEX acts_notified ON acts (addressee_rfc, effective_on, id) INCLUDE (unit, type, version, grants)
    WHERE channel = 'buzon' AND state = 'notified';
