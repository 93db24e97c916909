-- Orders to banks: one row a leg, its acts (freeze, releases), approvals and messages.

CREATE TABLE bank_orders (
    id                  bigserial PRIMARY KEY,
    act_id              bigint NOT NULL REFERENCES acts,
    order_uuid          uuid NOT NULL UNIQUE,
    group_uuid          uuid NOT NULL,
    entity              text NOT NULL REFERENCES banks,
    cap_centavos        bigint NOT NULL CHECK (cap_centavos > 0),
    group_cap_centavos  bigint NOT NULL CHECK (group_cap_centavos > 0),
    basis               text NOT NULL CHECK (basis IN (
                            'CFF_40A', 'CFF_145', 'CFF_151_155', 'CFF_156BIS_I', 'CFF_156BIS_II_A',
                            'CFF_156BIS_II_B', 'CFF_156BIS_II_C', 'CFF_156BIS_II_D')),
    firmness            text NOT NULL CHECK (firmness IN (
                            'FIRM', 'CONTESTED_UNGUARANTEED', 'PRECAUTIONARY', 'PRESUMED')),
    debtor_rfc          text NOT NULL REFERENCES persons,
    procedure_start     date,
    state               text NOT NULL DEFAULT 'checked' CHECK (state IN (
                            'checked', 'signed', 'sent', 'l1_ok', 'l1_nack', 'l2_accepted',
                            'l2_rejected', 'ambiguous', 'holding', 'nothing_held', 'releasing',
                            'released', 'auto_lifted', 'cancelled')),
    -- A bank may hold more than the cap: that is a fact to record and to mend, not to refuse.
    frozen_centavos     bigint NOT NULL DEFAULT 0 CHECK (frozen_centavos >= 0),
    released_centavos   bigint NOT NULL DEFAULT 0 CHECK (released_centavos >= 0),
    notified_at         timestamptz,
    executed_at         timestamptz,
    informed_at         timestamptz,
    created_at          timestamptz NOT NULL,
    CONSTRAINT cap_within_group CHECK (cap_centavos <= group_cap_centavos),
    CONSTRAINT released_was_frozen CHECK (released_centavos <= frozen_centavos)
);
CREATE INDEX bank_orders_by_act ON bank_orders (act_id);
CREATE INDEX bank_orders_by_group ON bank_orders (group_uuid);
CREATE INDEX bank_orders_by_entity ON bank_orders (entity, id);
CREATE INDEX bank_orders_by_debtor ON bank_orders (debtor_rfc, entity);
-- V28: one live freeze per group and bank.
CREATE UNIQUE INDEX one_live_order_per_leg ON bank_orders (group_uuid, entity)
    WHERE state NOT IN ('cancelled', 'l2_rejected', 'released', 'nothing_held', 'auto_lifted');

ALTER TABLE events ADD FOREIGN KEY (order_id) REFERENCES bank_orders;

CREATE TABLE bank_order_credits (
    order_id  bigint NOT NULL REFERENCES bank_orders,
    unit      text NOT NULL,
    number    text NOT NULL,
    PRIMARY KEY (order_id, unit, number),
    FOREIGN KEY (unit, number) REFERENCES credits
);

CREATE TABLE bank_acts (
    order_id         bigint NOT NULL REFERENCES bank_orders,
    act_no           smallint NOT NULL CHECK (act_no >= 1),
    kind             text NOT NULL CHECK (kind IN ('freeze', 'release')),
    amount_centavos  bigint NOT NULL CHECK (amount_centavos > 0),
    reason           text NOT NULL,
    xml_sha          bytea REFERENCES documents,
    msg_id           text NOT NULL UNIQUE,
    PRIMARY KEY (order_id, act_no),
    CONSTRAINT first_act_freezes CHECK ((act_no = 1) = (kind = 'freeze'))
);

CREATE TABLE bank_approvals (
    order_id      bigint NOT NULL,
    act_no        smallint NOT NULL,
    official_rfc  text NOT NULL REFERENCES officials,
    approved_at   timestamptz NOT NULL,
    digest        bytea NOT NULL CHECK (octet_length(digest) = 32),
    signature     bytea NOT NULL,
    cert          bytea NOT NULL,
    UNIQUE (order_id, act_no, official_rfc),
    FOREIGN KEY (order_id, act_no) REFERENCES bank_acts
);

CREATE TABLE bank_messages (
    id         bigserial PRIMARY KEY,
    order_id   bigint NOT NULL REFERENCES bank_orders,
    direction  text NOT NULL CHECK (direction IN ('to_bank', 'from_bank')),
    type       smallint NOT NULL,
    msg_id     text NOT NULL UNIQUE,
    sha        bytea NOT NULL REFERENCES documents,
    at         timestamptz NOT NULL
);
CREATE INDEX bank_messages_by_order ON bank_messages (order_id, id);

-- Numbers of the messages to one bank in one lane, without gaps, so that the bank sees a loss.
CREATE TABLE bank_sequences (
    entity  text NOT NULL REFERENCES banks,
    lane    text NOT NULL CHECK (lane IN ('NORMAL', 'RELEASE')),
    last    bigint NOT NULL CHECK (last >= 1),
    PRIMARY KEY (entity, lane)
);
