-- R33: whoever asks for an activation code in the portal waits; a person has one wait at most.
CREATE TABLE code_wait (
    person_id UUID NOT NULL PRIMARY KEY,
    asked_at BIGINT NOT NULL,
    by_app BOOLEAN NOT NULL,
    codes_shown INTEGER NOT NULL,
    app_id UUID NULL,
    stop_digest BYTEA NOT NULL,
    ready_at BIGINT NOT NULL,
    told_at BIGINT NULL);
-- Whose wait is over.
CREATE INDEX code_wait_ready ON code_wait (ready_at);
-- The link that stops it, without any authenticator.
CREATE TABLE person_by_code_stop_link (
    stop_digest BYTEA NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL);
