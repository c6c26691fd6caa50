-- R83, R88: who works at a desk, and who runs Segl. Few rows; whoever ended keeps theirs, so that past acts have a name.
CREATE TABLE officer (
    person_id UUID NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by UUID NULL,
    ended_at BIGINT NULL);
CREATE TABLE operator (
    person_id UUID NOT NULL PRIMARY KEY,
    added_at BIGINT NOT NULL,
    ended_at BIGINT NULL);
