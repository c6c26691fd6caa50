-- R67: code displays and audio code readers as their maker delivered them, with their seeds wrapped. Found by the number on
-- their back, which is the key of this table alone: on a distributed PostgreSQL it lies with nothing of a person.
CREATE TABLE device_stock (
    serial TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('CodeDisplay', 'AudioReader')),
    algorithm TEXT NOT NULL CHECK (algorithm IN ('HmacSha1', 'HmacSha256', 'HmacSha512')),
    interval_seconds INTEGER NOT NULL,
    drift INTEGER NOT NULL,
    seed_wrapped BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('InStock', 'Ordered', 'Active', 'Blocked', 'Replaced', 'Void')),
    imported_by UUID NOT NULL,
    imported_at BIGINT NOT NULL);
-- What can be sent, of either kind.
CREATE INDEX device_in_stock ON device_stock (kind, serial) WHERE state = 'InStock';
