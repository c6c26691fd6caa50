-- R88: what an operator asked for and has yet to approve; sealed, and gone within the hour.
CREATE TABLE operator_draft (
    draft_id UUID NOT NULL PRIMARY KEY,
    content BYTEA NOT NULL,
    made_at BIGINT NOT NULL);
CREATE INDEX operator_draft_old ON operator_draft (made_at);

-- R67: a maker's file that was sent in a browser, with the first part of its key, until a second person gives the other.
CREATE TABLE stock_upload (
    upload_id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size BIGINT NOT NULL,
    file_hash TEXT NOT NULL,
    first_by UUID NOT NULL,
    first_part BYTEA NULL,
    because TEXT NOT NULL,
    state TEXT NOT NULL,
    uploaded_at BIGINT NOT NULL,
    second_by UUID NULL,
    told TEXT NULL);
CREATE INDEX stock_upload_old ON stock_upload (uploaded_at);
CREATE TABLE stock_upload_piece (
    upload_id UUID NOT NULL,
    piece INTEGER NOT NULL,
    content BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (upload_id, piece));
CREATE INDEX stock_upload_piece_old ON stock_upload_piece (sent_at);

-- What happened in each hour, counted as it happens: a page of figures reads a few of these rows and no journal.
CREATE TABLE figure (
    name TEXT NOT NULL,
    hour BIGINT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (name, hour));
CREATE INDEX figure_old ON figure (hour);
