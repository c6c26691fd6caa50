-- R32: a code counts when it was judged; until then it is in flight.
ALTER TABLE wrong_codes ADD COLUMN in_flight INTEGER NOT NULL DEFAULT 0;
ALTER TABLE wrong_codes ADD COLUMN in_flight_since BIGINT NULL;
