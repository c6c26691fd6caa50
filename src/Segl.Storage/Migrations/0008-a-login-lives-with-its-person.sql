-- What a retry repairs is not logged: a login from its user ID to its answer, what was pushed ahead, and payloads that wait to be signed.
-- After a power cut or a failover PostgreSQL finds these tables empty, and citizens start over.
CREATE TABLE waiting_login (
    person_id UUID NOT NULL,
    login_id UUID NOT NULL,
    started_at BIGINT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('Waiting', 'Claimed', 'Refused')),
    app_id UUID NULL,
    claimed_by TEXT NULL CHECK (claimed_by IN ('QrCode', 'Number', 'Link')),
    wrong_numbers INTEGER NOT NULL,
    answered_at BIGINT NULL,
    client_id TEXT NOT NULL,
    request TEXT NOT NULL,
    browser_digest BYTEA NOT NULL,
    address TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    link_used BOOLEAN NOT NULL,
    approve_hash BYTEA NULL,
    refuse_hash BYTEA NULL,
    PRIMARY KEY (person_id, login_id));
CREATE INDEX waiting_login_old ON waiting_login (started_at);
-- on PostgreSQL: ALTER TABLE waiting_login SET UNLOGGED;
-- on PostgreSQL: ALTER TABLE pushed_request SET UNLOGGED;
-- on PostgreSQL: ALTER TABLE statement_offer SET UNLOGGED;
-- What waits to be signed at the upgrade is offered anew: its arguments are JSON from now on.
DELETE FROM statement_offer;
ALTER TABLE statement_offer DROP COLUMN login_id;
ALTER TABLE statement_offer RENAME COLUMN about TO arguments;

-- From the approval on. A login that was under way at the upgrade starts over; one that was redeemed keeps its tokens.
ALTER TABLE login RENAME TO earlier_login;
CREATE TABLE login (
    person_id UUID NOT NULL,
    login_id UUID NOT NULL,
    app_id UUID NOT NULL,
    client_id TEXT NOT NULL,
    request TEXT NOT NULL,
    address TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    redeemed_at BIGINT NULL,
    revoked_at BIGINT NULL,
    refreshes INTEGER NOT NULL,
    number_tests INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('Approved', 'Finished', 'Refused')),
    claimed_by TEXT NOT NULL CHECK (claimed_by IN ('QrCode', 'Number', 'Link')),
    means TEXT NOT NULL CHECK (means IN ('AppAndPin', 'AppAndBiometrics')),
    PRIMARY KEY (person_id, login_id));
INSERT INTO login (person_id, login_id, app_id, client_id, request, address, started_at, answered_at, redeemed_at,
    revoked_at, refreshes, number_tests, step, claimed_by, means)
SELECT person_id, login_id, app_id, client_id, request, address, started_at, answered_at, redeemed_at,
    revoked_at, refreshes, number_tests, step, claimed_by, means
FROM earlier_login
WHERE redeemed_at IS NOT NULL;

-- Refresh tokens and ID tokens of then name the login alone.
CREATE TABLE person_by_earlier_login (login_id UUID NOT NULL PRIMARY KEY, person_id UUID NOT NULL);
INSERT INTO person_by_earlier_login (login_id, person_id) SELECT login_id, person_id FROM login;

ALTER TABLE logout_message RENAME TO earlier_logout_message;
CREATE TABLE logout_message (
    person_id UUID NOT NULL,
    login_id UUID NOT NULL,
    client_id TEXT NOT NULL,
    next_try_at BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (person_id, login_id));
INSERT INTO logout_message (person_id, login_id, client_id, next_try_at, tries)
SELECT login.person_id, message.login_id, message.client_id, message.next_try_at, message.tries
FROM earlier_logout_message message
JOIN login ON login.login_id = message.login_id;

DROP TABLE earlier_logout_message;
DROP TABLE earlier_login;
CREATE INDEX login_old ON login (answered_at);
CREATE INDEX logout_message_due ON logout_message (next_try_at);
