-- A login is one row from the request to the logout: its code is redeemed once, its tokens are revoked, refreshed and asked about here.
ALTER TABLE login ADD COLUMN redeemed_at BIGINT NULL;
ALTER TABLE login ADD COLUMN revoked_at BIGINT NULL;
ALTER TABLE login ADD COLUMN refreshes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE login ADD COLUMN number_tests INTEGER NOT NULL DEFAULT 0;
CREATE INDEX login_started ON login (started_at);

-- RFC 9126: picked up once, by the digest of its request_uri.
CREATE TABLE pushed_request (
    request_digest BYTEA NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    request TEXT NOT NULL,
    valid_until BIGINT NOT NULL);
CREATE INDEX pushed_request_old ON pushed_request (valid_until);

-- RFC 7523 section 3: a client assertion is taken once.
CREATE TABLE used_assertion (
    client_id TEXT NOT NULL,
    assertion_digest BYTEA NOT NULL,
    valid_until BIGINT NOT NULL,
    PRIMARY KEY (client_id, assertion_digest));
CREATE INDEX used_assertion_old ON used_assertion (valid_until);

-- OpenID Connect Back-Channel Logout: told until it is delivered or given up.
CREATE TABLE logout_message (
    login_id UUID NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    next_try_at BIGINT NOT NULL,
    tries INTEGER NOT NULL);
CREATE INDEX logout_message_due ON logout_message (next_try_at);
