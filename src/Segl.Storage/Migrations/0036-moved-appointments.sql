-- R80: how often an appointment was moved, so that a calendar knows the newest (RFC 5545, SEQUENCE).
ALTER TABLE booking ADD COLUMN moves INTEGER NOT NULL DEFAULT 0;
-- T-79: a place is held without a proof only with a numbered ticket of its day, of which a desk has few.
CREATE TABLE booking_hold (
    desk_id TEXT NOT NULL,
    day_begins BIGINT NOT NULL,
    ticket INTEGER NOT NULL,
    booking_id UUID NOT NULL,
    hold_until BIGINT NOT NULL,
    PRIMARY KEY (desk_id, day_begins, ticket));
CREATE INDEX booking_hold_old ON booking_hold (hold_until);
