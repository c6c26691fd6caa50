-- R70: the check of a passport or ID card, one for each installation: a newer one replaces the older. Nothing of the document is here (R74).
CREATE TABLE document_check (
    installation BYTEA NOT NULL PRIMARY KEY,
    check_id UUID NOT NULL,
    public_key BYTEA NOT NULL,
    ticket_digest BYTEA NOT NULL,
    app_id UUID NULL,
    language TEXT NOT NULL,
    terms_version TEXT NOT NULL,
    purpose TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    step TEXT NOT NULL,
    decided_at BIGINT NULL,
    kind TEXT NULL,
    holder_id UUID NULL);
CREATE INDEX document_check_old ON document_check (started_at);
-- T-29: how often a document, an installation or an address was checked (digests).
CREATE TABLE document_check_source (
    source BYTEA NOT NULL PRIMARY KEY,
    began_at BIGINT NOT NULL,
    checks INTEGER NOT NULL);
CREATE INDEX document_check_source_old ON document_check_source (began_at);
-- R74: the keyed digest of a document's number; it is nobody else's ever after.
CREATE TABLE person_by_document (
    document_digest BYTEA NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL);
CREATE TABLE known_document (
    person_id UUID NOT NULL,
    document_digest BYTEA NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, document_digest));
-- R03: a P-code, typed by a person without a person number; a person has one, and a new one replaces it.
CREATE TABLE p_code (
    person_id UUID NOT NULL PRIMARY KEY,
    code_digest BYTEA NOT NULL,
    valid_until BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    used BOOLEAN NOT NULL);
CREATE TABLE person_by_p_code (
    code_digest BYTEA NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL);
