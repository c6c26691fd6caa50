-- R51: how an app came to be active; R50: its level is never above the one it was copied from.
ALTER TABLE app ADD COLUMN through TEXT NOT NULL DEFAULT 'Desk' CHECK (through IN ('Desk', 'Copy'));
ALTER TABLE app ADD COLUMN level TEXT NOT NULL DEFAULT 'Substantial' CHECK (level IN ('Low', 'Substantial', 'High'));

-- The copy that an activation belongs to; null for one by activation code.
ALTER TABLE activation ADD COLUMN copy_id UUID NULL;

-- R40-R49. What the two phones say to each other through the server is kept as JSON in talk; none of it is a secret of either.
CREATE TABLE app_copy (
    person_id UUID NOT NULL,
    copy_id UUID NOT NULL,
    from_app_id UUID NOT NULL,
    started_at BIGINT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('Waiting', 'Showing', 'Scanned', 'Vouched', 'Done', 'Stopped', 'Over')),
    valid_until BIGINT NULL,
    wrong_user_ids INTEGER NOT NULL,
    codes_shown INTEGER NOT NULL,
    pin_at BIGINT NULL,
    ready_told_at BIGINT NULL,
    turn INTEGER NOT NULL,
    stop_digest BYTEA NOT NULL,
    ticket_digest BYTEA NULL,
    activation_id UUID NULL,
    new_key BYTEA NULL,
    talk TEXT NOT NULL,
    PRIMARY KEY (person_id, copy_id));
-- R43: one under way.
CREATE UNIQUE INDEX app_copy_under_way ON app_copy (person_id) WHERE step IN ('Waiting', 'Showing', 'Scanned', 'Vouched');
CREATE INDEX app_copy_ready ON app_copy (started_at) WHERE ready_told_at IS NULL AND step = 'Waiting';

CREATE TABLE person_by_copy_ticket (ticket_digest BYTEA NOT NULL PRIMARY KEY, person_id UUID NOT NULL);
CREATE TABLE person_by_copy_stop_link (stop_digest BYTEA NOT NULL PRIMARY KEY, person_id UUID NOT NULL);
