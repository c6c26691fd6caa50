-- R35, R100: a new number or address counts once a code that was sent there was typed.
CREATE TABLE contact_change (
    person_id UUID NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    valid_until BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    resends INTEGER NOT NULL,
    code_digest BYTEA NOT NULL);
CREATE INDEX contact_change_old ON contact_change (valid_until);
