-- R18: a security key that its owner brought along (WebAuthn). What is kept is public; the private key never leaves it.
CREATE TABLE security_key (
    person_id UUID NOT NULL,
    key_id UUID NOT NULL,
    credential_id BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    counter BIGINT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    last_used_at BIGINT NULL,
    PRIMARY KEY (person_id, key_id));
-- R18: one active.
CREATE UNIQUE INDEX security_key_active ON security_key (person_id) WHERE state = 'Active';
-- What the owner's app approved, until the key is registered: a newer one replaces it.
CREATE TABLE security_key_offer (
    person_id UUID NOT NULL PRIMARY KEY,
    login_id UUID NOT NULL,
    session_login_id UUID NOT NULL,
    app_id UUID NOT NULL,
    name TEXT NOT NULL,
    options TEXT NOT NULL,
    valid_until BIGINT NOT NULL);
CREATE INDEX security_key_offer_old ON security_key_offer (valid_until);
-- R96: how far the use of a security key is in this login, and which one was used.
ALTER TABLE login ADD COLUMN key_use TEXT NULL;
ALTER TABLE login ADD COLUMN key_id UUID NULL;
-- Why a login ended that nobody refused.
ALTER TABLE waiting_login ADD COLUMN because TEXT NULL;
