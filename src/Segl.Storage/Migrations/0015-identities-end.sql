-- R09: an identity that ended is erased later; its journal leaves the hashes of the leaves that it has in the checkpoints.
ALTER TABLE person ADD COLUMN ended_at BIGINT NULL;
CREATE INDEX person_ended ON person (ended_at) WHERE ended_at IS NOT NULL;

-- place: the beginning of the person's id, by which the leaves of an hour are ordered. The rest was the key of leaf_hash, and is gone.
CREATE TABLE erased_leaf (
    place BYTEA NOT NULL,
    hour BIGINT NOT NULL,
    leaf_hash BYTEA NOT NULL,
    mac BYTEA NOT NULL,
    PRIMARY KEY (place, hour));
