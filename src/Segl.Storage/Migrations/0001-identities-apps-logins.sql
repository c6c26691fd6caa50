-- One text for SQLite and PostgreSQL. Instants are milliseconds since 1970 (BIGINT), ids are UUID, secrets are digests or wrapped.
-- Each table of a person begins its keys with person_id; a look-up by something else is its own small table (architecture, "State").

CREATE TABLE person (
    person_id UUID NOT NULL PRIMARY KEY,
    number_kind TEXT NOT NULL CHECK (number_kind IN ('Cpr', 'PCode')),
    number_wrapped BYTEA NOT NULL,
    name TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    user_id TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('Low', 'Substantial', 'High')),
    language TEXT NOT NULL CHECK (language IN ('da', 'en')),
    phone TEXT NULL,
    phone_changed_at BIGINT NULL,
    phone_hold_lifted BOOLEAN NOT NULL,
    email TEXT NULL,
    terms_version TEXT NULL,
    terms_accepted_at BIGINT NULL,
    registered_at BIGINT NOT NULL,
    frozen_at BIGINT NULL,
    pushes_since_claim INTEGER NOT NULL,
    journal_seq BIGINT NOT NULL,
    journal_hash BYTEA NOT NULL);

CREATE TABLE person_by_user_id (user_id_key TEXT NOT NULL PRIMARY KEY, person_id UUID NOT NULL);
CREATE TABLE person_by_number (number_digest BYTEA NOT NULL PRIMARY KEY, person_id UUID NOT NULL);

CREATE TABLE app (
    person_id UUID NOT NULL,
    app_id UUID NOT NULL,
    slot INTEGER NULL CHECK (slot BETWEEN 1 AND 3),
    state TEXT NOT NULL CHECK (state IN ('Active', 'Blocked', 'Deleted')),
    first_app BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    model TEXT NOT NULL,
    installation BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    pin_key_wrapped BYTEA NOT NULL,
    wrong_pins INTEGER NOT NULL,
    suspended_until BIGINT NULL,
    suspended_for_good BOOLEAN NOT NULL,
    passkey_id BYTEA NULL,
    number_from BIGINT NULL,
    answers BIGINT NOT NULL,
    terms_version TEXT NOT NULL,
    activated_at BIGINT NOT NULL,
    last_used_at BIGINT NULL,
    PRIMARY KEY (person_id, app_id),
    CHECK ((slot IS NULL) = (state <> 'Active')));
-- R10: three places, each taken once.
CREATE UNIQUE INDEX app_slot ON app (person_id, slot) WHERE slot IS NOT NULL;

CREATE TABLE person_by_app (app_id UUID NOT NULL PRIMARY KEY, person_id UUID NOT NULL);
-- R25, R26: who shares an installation.
CREATE TABLE installation_person (installation BYTEA NOT NULL, person_id UUID NOT NULL, PRIMARY KEY (installation, person_id));

-- R25: a credential that was destroyed is remembered and refused ever after.
CREATE TABLE passkey (
    person_id UUID NOT NULL,
    passkey_id BYTEA NOT NULL,
    app_id UUID NOT NULL,
    public_key BYTEA NOT NULL,
    data TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    destroyed_at BIGINT NULL,
    PRIMARY KEY (person_id, passkey_id));

CREATE TABLE push_subscription (
    installation BYTEA NOT NULL PRIMARY KEY,
    endpoint TEXT NOT NULL,
    p256dh BYTEA NOT NULL,
    auth BYTEA NOT NULL,
    made_at BIGINT NOT NULL);

CREATE TABLE activation_code (
    person_id UUID NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('App')),
    code_digest BYTEA NOT NULL,
    valid_until BIGINT NOT NULL,
    wrong_user_ids INTEGER NOT NULL,
    PRIMARY KEY (person_id, purpose));
CREATE TABLE person_by_activation_code (code_digest BYTEA NOT NULL PRIMARY KEY, person_id UUID NOT NULL);

CREATE TABLE wrong_codes (
    source BYTEA NOT NULL PRIMARY KEY,
    wrong INTEGER NOT NULL,
    wait_until BIGINT NULL,
    hour_began BIGINT NOT NULL,
    wrong_this_hour INTEGER NOT NULL);

-- A ceremony of a phone that is nobody's yet. It dies after 15 minutes and leaves nothing usable.
CREATE TABLE activation (
    activation_id UUID NOT NULL PRIMARY KEY,
    app_id UUID NOT NULL,
    public_key BYTEA NOT NULL,
    installation BYTEA NOT NULL,
    model TEXT NOT NULL,
    language TEXT NOT NULL,
    terms_version TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('Started', 'CodeRight', 'TemporaryPinRight', 'PinChosen', 'Active')),
    person_id UUID NULL,
    pin_key_wrapped BYTEA NULL);

CREATE TABLE temporary_pin (
    person_id UUID NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('Activate', 'NewPin')),
    bound_to UUID NOT NULL,
    pin_digest BYTEA NOT NULL,
    valid_until BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    resends INTEGER NOT NULL,
    PRIMARY KEY (person_id, purpose));

-- The payload bytes of a statement are written once; their hash waits here to be signed, and is taken away by the statement that checks it.
CREATE TABLE statement_offer (
    person_id UUID NOT NULL,
    app_id UUID NOT NULL,
    act TEXT NOT NULL,
    payload_hash BYTEA NOT NULL,
    valid_until BIGINT NOT NULL,
    about TEXT NOT NULL,
    PRIMARY KEY (person_id, app_id, act));

CREATE TABLE login (
    login_id UUID NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL,
    request TEXT NOT NULL,
    browser_digest BYTEA NOT NULL,
    address TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    secret BYTEA NOT NULL,
    number TEXT NOT NULL,
    link_digest BYTEA NULL,
    back_digest BYTEA NULL,
    started_at BIGINT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('Started', 'Waiting', 'Claimed', 'Approved', 'Refused', 'Finished')),
    person_id UUID NULL,
    app_id UUID NULL,
    claimed_by TEXT NULL CHECK (claimed_by IN ('QrCode', 'Number', 'Link')),
    wrong_numbers INTEGER NOT NULL,
    means TEXT NULL CHECK (means IN ('AppAndPin', 'AppAndBiometrics')),
    answered_at BIGINT NULL);
CREATE INDEX login_waiting ON login (person_id) WHERE step IN ('Waiting', 'Claimed');

-- R94: "this was not me" stops pushes for that browser and address for an hour.
CREATE TABLE push_stop (person_id UUID NOT NULL, source BYTEA NOT NULL, stopped_at BIGINT NOT NULL, PRIMARY KEY (person_id, source));

CREATE TABLE journal (
    person_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    facts TEXT NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (person_id, seq));
CREATE INDEX journal_at ON journal (at);

CREATE TABLE checkpoint (
    hour BIGINT NOT NULL PRIMARY KEY,
    heads BIGINT NOT NULL,
    merkle_root BYTEA NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    key_id TEXT NOT NULL,
    signature BYTEA NOT NULL);

-- The outbox (R101). A code in it is wrapped, and wiped once it is sent.
CREATE TABLE notice (
    person_id UUID NOT NULL,
    notice_id UUID NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('App', 'Sms', 'Email')),
    address TEXT NOT NULL,
    what TEXT NOT NULL,
    facts TEXT NOT NULL,
    language TEXT NOT NULL,
    secret_wrapped BYTEA NULL,
    made_at BIGINT NOT NULL,
    valid_until BIGINT NULL,
    next_try_at BIGINT NULL,
    tries INTEGER NOT NULL,
    sent_at BIGINT NULL,
    given_up_at BIGINT NULL,
    last_error TEXT NULL,
    PRIMARY KEY (person_id, notice_id));
-- Each channel has its own queue, so that a gateway that is down holds up nothing else.
CREATE INDEX notice_due ON notice (channel, next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX notice_given_up ON notice (given_up_at) WHERE given_up_at IS NOT NULL;

CREATE TABLE client (
    client_id TEXT NOT NULL PRIMARY KEY,
    metadata TEXT NOT NULL,
    secret_digest BYTEA NULL,
    added_at BIGINT NOT NULL);

CREATE TABLE signing_key (
    key_id TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    private_wrapped BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    signs_from BIGINT NOT NULL,
    published_until BIGINT NULL);

CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
