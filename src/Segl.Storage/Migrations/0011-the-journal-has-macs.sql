-- A line carries a MAC of the server. The hash of the line before stands in that line alone, so that a line is no longer than it was.
ALTER TABLE journal ADD COLUMN mac BYTEA NULL;
ALTER TABLE journal DROP COLUMN previous_hash;
-- Under the end of a person's journal, and under what the journal says about the row.
ALTER TABLE person ADD COLUMN journal_mac BYTEA NULL;
