-- The number of the answer to a claim (T-16), in the table that PostgreSQL does not log: the app's row is written once a login, not twice.
ALTER TABLE waiting_login ADD COLUMN answer BIGINT NULL;
