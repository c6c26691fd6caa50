-- A login is updated five times in a minute. No index names its step, so that PostgreSQL updates the row within its page
-- and touches no index.
DROP INDEX login_waiting;
CREATE INDEX login_of_person ON login (person_id, started_at);
