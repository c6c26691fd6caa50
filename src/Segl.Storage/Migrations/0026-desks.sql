-- R80: the desks of Citizen Service, as their operator's file names them. Hours are by the clock on the desk's wall.
CREATE TABLE desk (
    desk_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    town TEXT NOT NULL,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    zone TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NULL,
    printer TEXT NULL,
    hours TEXT NOT NULL,
    closed_days TEXT NOT NULL,
    places INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    closed_at BIGINT NULL);
