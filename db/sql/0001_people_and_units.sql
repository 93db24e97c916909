-- Who issues, who receives, who may sign, and which banks and systems talk to us.

CREATE TABLE persons (
    rfc                text PRIMARY KEY CHECK (char_length(rfc) IN (12, 13)),
    kind               text NOT NULL GENERATED ALWAYS AS
                       (CASE char_length(rfc) WHEN 13 THEN 'fisica' ELSE 'moral' END) STORED,
    name               text NOT NULL CHECK (name <> ''),
    curp               text,
    registro_patronal  text
);

-- The enabling record. cedulas_request_at is the express request of LSS 40.
CREATE TABLE mailboxes (
    rfc                 text PRIMARY KEY REFERENCES persons,
    enabled_at          timestamptz NOT NULL,
    terms_sha           bytea NOT NULL CHECK (octet_length(terms_sha) = 32),
    cedulas_request_at  timestamptz,
    closed_at           timestamptz
);

CREATE TABLE contact_means (
    id             bigserial PRIMARY KEY,
    rfc            text NOT NULL REFERENCES persons,
    kind           text NOT NULL CHECK (kind IN ('email', 'mobile')),
    address        text NOT NULL CHECK (address <> ''),
    registered_at  timestamptz NOT NULL,
    confirmed_at   timestamptz,
    bounced_at     timestamptz,
    lapsed_at      timestamptz,
    UNIQUE (rfc, kind, address)
);

CREATE TABLE representatives (
    rfc_represented  text NOT NULL REFERENCES persons,
    rfc              text NOT NULL REFERENCES persons,
    role             text NOT NULL CHECK (role IN ('titular', 'representante', 'autorizado')),
    valid_from       date NOT NULL,
    valid_to         date CHECK (valid_to >= valid_from),
    PRIMARY KEY (rfc_represented, rfc, valid_from)
);
CREATE INDEX representatives_by_rfc ON representatives (rfc);

CREATE TABLE units (
    code            text PRIMARY KEY CHECK (code ~ '^[0-9]{4}$'),
    name            text NOT NULL,
    ooad            text NOT NULL,
    sub             text NOT NULL,
    domicilio       text NOT NULL,
    calendar_scope  text NOT NULL,
    phone           text NOT NULL
);

CREATE TABLE officials (
    rfc            text PRIMARY KEY CHECK (char_length(rfc) = 13),
    name           text NOT NULL,
    post           text NOT NULL,
    unit           text NOT NULL REFERENCES units,
    grade          text NOT NULL,
    roles          text[] NOT NULL
                   CHECK (roles <@ ARRAY['firmante', 'aprobador', 'operador', 'auditor']),
    cert_number    text NOT NULL,
    in_force_from  date NOT NULL,
    in_force_to    date CHECK (in_force_to >= in_force_from)
);
CREATE INDEX officials_by_unit ON officials (unit);

CREATE TABLE official_competence (
    official    text NOT NULL REFERENCES officials,
    act_type    text NOT NULL,
    valid_from  date NOT NULL,
    valid_to    date CHECK (valid_to >= valid_from),
    grounds     text NOT NULL CHECK (grounds <> ''),
    PRIMARY KEY (official, act_type, valid_from)
);

CREATE TABLE banks (
    entity        text PRIMARY KEY CHECK (entity ~ '^[0-9]{6}$'),
    name          text NOT NULL,
    rfc           text NOT NULL,
    base_url      text NOT NULL CHECK (base_url LIKE 'https://%'),
    client_cert   bytea NOT NULL UNIQUE CHECK (octet_length(client_cert) = 32),
    signing_cert  bytea NOT NULL CHECK (octet_length(signing_cert) = 32),
    calendar      text NOT NULL
);

CREATE TABLE issuing_systems (
    client_cert  bytea PRIMARY KEY CHECK (octet_length(client_cert) = 32),
    name         text NOT NULL,
    unit         text NOT NULL REFERENCES units
);

CREATE TABLE credits (
    unit        text NOT NULL REFERENCES units,
    number      text NOT NULL CHECK (number <> ''),
    rfc         text NOT NULL REFERENCES persons,
    -- Stop-signs V30-V37 of the bank orders.
    flags       text[] NOT NULL DEFAULT '{}' CHECK (flags <@ ARRAY[
                    'paid', 'in_agreement', 'guaranteed', 'guarantee_filed', 'suspended',
                    'inconformidad_pending', 'concurso', 'prescribed', 'cancelled', 'deceased']),
    firm_on     date,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (unit, number)
);
CREATE INDEX credits_by_rfc ON credits (rfc);
