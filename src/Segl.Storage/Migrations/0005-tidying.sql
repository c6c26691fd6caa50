-- What has run out is found without looking at what has not. None of these is on a table that every login writes.
CREATE INDEX IF NOT EXISTS activation_old ON activation (started_at);
CREATE INDEX IF NOT EXISTS activation_code_old ON activation_code (valid_until);
CREATE INDEX IF NOT EXISTS temporary_pin_old ON temporary_pin (valid_until);
CREATE INDEX IF NOT EXISTS push_stop_old ON push_stop (stopped_at);
CREATE INDEX IF NOT EXISTS notice_sent ON notice (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS notice_secret ON notice (valid_until) WHERE secret_wrapped IS NOT NULL;
