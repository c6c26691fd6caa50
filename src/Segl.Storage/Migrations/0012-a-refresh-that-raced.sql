-- When the refresh token was rotated last; null when it was not, or when the one before was honoured once more since.
ALTER TABLE login ADD COLUMN refreshed_at BIGINT NULL;
