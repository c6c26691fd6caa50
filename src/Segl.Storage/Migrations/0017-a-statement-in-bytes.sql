-- The signed statement of a journal line, in bytes instead of base64url within the facts. A line is read as it was written and hashed; older
-- lines keep theirs within the facts.
ALTER TABLE journal ADD COLUMN statement BYTEA NULL;
