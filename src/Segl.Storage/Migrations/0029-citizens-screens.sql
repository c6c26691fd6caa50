-- R83: the citizens' screens at the desks, each connected with one officer until the end of the day. Few rows.
CREATE TABLE desk_screen (
    screen_id UUID NOT NULL PRIMARY KEY,
    officer_id UUID NOT NULL UNIQUE,
    desk_id TEXT NOT NULL,
    browser UUID NULL,
    paired_at BIGINT NOT NULL,
    paired_until BIGINT NOT NULL,
    offer TEXT NULL,
    version INTEGER NOT NULL);
