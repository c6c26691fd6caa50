-- R80: appointments at a desk. Each time of a desk has numbered places, and no two appointments have the same one; the place
-- of a hold that ran out is taken over.
CREATE TABLE booking (
    desk_id TEXT NOT NULL,
    booking_id UUID NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    hold_until BIGINT NOT NULL,
    proof_tries INTEGER NOT NULL,
    PRIMARY KEY (desk_id, booking_id));
CREATE INDEX booking_of_a_day ON booking (desk_id, starts_at);
CREATE INDEX booking_old ON booking (ends_at);
CREATE TABLE booking_place (
    desk_id TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    place INTEGER NOT NULL,
    booking_id UUID NOT NULL,
    ends_at BIGINT NOT NULL,
    hold_until BIGINT NULL,
    PRIMARY KEY (desk_id, starts_at, place));
CREATE INDEX booking_place_old ON booking_place (ends_at);
CREATE TABLE booking_by_code (
    code_digest BYTEA NOT NULL PRIMARY KEY,
    desk_id TEXT NOT NULL,
    booking_id UUID NOT NULL,
    made_at BIGINT NOT NULL);
CREATE INDEX booking_by_code_old ON booking_by_code (made_at);
-- R95: how often an address, a contact or a form asked for one (digests).
CREATE TABLE booking_source (
    source BYTEA NOT NULL PRIMARY KEY,
    began_at BIGINT NOT NULL,
    asked INTEGER NOT NULL);
CREATE INDEX booking_source_old ON booking_source (began_at);
-- Who comes without an appointment draws a number of the day.
CREATE TABLE walkin (
    desk_id TEXT NOT NULL,
    day TEXT NOT NULL,
    taken INTEGER NOT NULL,
    called INTEGER NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (desk_id, day));
CREATE INDEX walkin_old ON walkin (made_at);
-- Who cannot come asks for a visit or a video call.
CREATE TABLE reach_request (
    desk_id TEXT NOT NULL,
    request_id UUID NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (desk_id, request_id));
CREATE INDEX reach_request_old ON reach_request (asked_at);
