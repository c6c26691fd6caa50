-- R51: a code remembers where it was had, and so does the app that it activates. The column of the app guarded its words, which the
-- program's enum does.
ALTER TABLE app ADD COLUMN had_through TEXT NOT NULL DEFAULT 'Desk';
UPDATE app SET had_through = through WHERE through <> 'Desk';
ALTER TABLE app DROP COLUMN through;
ALTER TABLE app RENAME COLUMN had_through TO through;
ALTER TABLE activation_code ADD COLUMN through TEXT NOT NULL DEFAULT 'Desk';
ALTER TABLE activation ADD COLUMN through TEXT NOT NULL DEFAULT 'Desk';
-- R31, R37: the link that stops a code, and the activation that was begun with it.
ALTER TABLE activation_code ADD COLUMN stop_digest BYTEA NULL;
ALTER TABLE activation_code ADD COLUMN activation_id UUID NULL;
CREATE TABLE person_by_code_stop_link (
    stop_digest BYTEA NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL);
