-- R84, T-40: an act that waits for a second officer, among those of its desk. It holds no secret.
CREATE TABLE desk_proposal (
    desk_id TEXT NOT NULL,
    proposal_id UUID NOT NULL,
    citizen_id UUID NOT NULL,
    act TEXT NOT NULL,
    arguments TEXT NOT NULL,
    documents TEXT NOT NULL,
    has_witness BOOLEAN NOT NULL,
    because TEXT NOT NULL,
    proposed_by UUID NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_by UUID NULL,
    decided_at BIGINT NULL,
    PRIMARY KEY (desk_id, proposal_id));
CREATE INDEX desk_proposal_old ON desk_proposal (proposed_at);
-- T-40: how much an officer did on a day.
CREATE TABLE officer_day (
    officer_id UUID NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    done INTEGER NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (officer_id, day, kind));
-- R82: for how many persons somebody vouched.
CREATE TABLE witnessing (
    person_id UUID NOT NULL,
    witnessing_id UUID NOT NULL,
    vouched_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, witnessing_id));
