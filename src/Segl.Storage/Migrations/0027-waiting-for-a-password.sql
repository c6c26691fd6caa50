-- R33, R68: whoever asks in the portal for an activation code or a new password waits; a person has one wait at most for each.
CREATE TABLE portal_wait (
    person_id UUID NOT NULL,
    wait_for TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    by_app BOOLEAN NOT NULL,
    codes_shown INTEGER NOT NULL,
    app_id UUID NULL,
    stop_digest BYTEA NOT NULL,
    ready_at BIGINT NOT NULL,
    told_at BIGINT NULL,
    hash TEXT NULL,
    PRIMARY KEY (person_id, wait_for));
INSERT INTO portal_wait (person_id, wait_for, asked_at, by_app, codes_shown, app_id, stop_digest, ready_at, told_at)
SELECT person_id, 'ActivationCode', asked_at, by_app, codes_shown, app_id, stop_digest, ready_at, told_at FROM code_wait;
DROP TABLE code_wait;
-- Whose wait is over.
CREATE INDEX portal_wait_ready ON portal_wait (ready_at);
-- The link that stops it, without any authenticator.
ALTER TABLE person_by_code_stop_link RENAME TO person_by_wait_stop_link;
