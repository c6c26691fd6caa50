-- A person's code displays and audio code readers: ordered, held, and the password beside them.
CREATE TABLE device_order (
    person_id UUID NOT NULL,
    order_id UUID NOT NULL,
    kind TEXT NOT NULL,
    ordered_at BIGINT NOT NULL,
    abroad BOOLEAN NOT NULL,
    pick_up BOOLEAN NOT NULL,
    fee_minor INTEGER NOT NULL,
    state TEXT NOT NULL,
    serial TEXT NULL,
    sent_at BIGINT NULL,
    ended_at BIGINT NULL,
    PRIMARY KEY (person_id, order_id));
-- R13: one open order.
CREATE UNIQUE INDEX device_order_open ON device_order (person_id) WHERE state IN ('Placed', 'Sent');
-- What is to be packed, to be sent, or over.
CREATE INDEX device_order_waiting ON device_order (ordered_at) WHERE state IN ('Placed', 'Sent');

-- The seed is wrapped again for this row: one that lies in stock opens nothing here.
CREATE TABLE device (
    person_id UUID NOT NULL,
    serial TEXT NOT NULL,
    order_id UUID NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    interval_seconds INTEGER NOT NULL,
    seed_wrapped BYTEA NOT NULL,
    activated_at BIGINT NULL,
    last_used_at BIGINT NULL,
    last_step BIGINT NOT NULL,
    drift_base INTEGER NOT NULL,
    drift_base_at BIGINT NOT NULL,
    drift_learned INTEGER NOT NULL,
    drift_highest INTEGER NOT NULL,
    drift_highest_at BIGINT NOT NULL,
    wrong_codes INTEGER NOT NULL,
    suspended_until BIGINT NULL,
    PRIMARY KEY (person_id, serial));
-- R12: one active, of either kind.
CREATE UNIQUE INDEX device_active ON device (person_id) WHERE state = 'Active';

-- R69. The hash says itself how it was made (PHC string format).
CREATE TABLE password (
    person_id UUID NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    wrong INTEGER NOT NULL,
    suspended_until BIGINT NULL);

-- R61: where a device goes by post.
ALTER TABLE person ADD COLUMN address_wrapped BYTEA NULL;
