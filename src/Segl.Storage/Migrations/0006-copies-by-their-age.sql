-- Tidying finds the copies that are over, and the links into them, without looking at those that wait.
CREATE INDEX app_copy_started ON app_copy (started_at);
