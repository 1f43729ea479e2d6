-- How far a slot has come, and who approves it. Common to H2 and PostgreSQL.

ALTER TABLE slots ADD COLUMN stage VARCHAR(16) DEFAULT 'APPROVED' NOT NULL;
UPDATE slots SET stage = 'WITHDRAWN' WHERE withdrawn = TRUE;
ALTER TABLE slots ALTER COLUMN stage DROP DEFAULT;
ALTER TABLE slots DROP COLUMN withdrawn;

-- One for each slot and raised unit that policy asks approval for. Open: somebody still has to do something about it.
CREATE TABLE approvals (
    subject   VARCHAR(24)                 PRIMARY KEY,
    unit      VARCHAR(16)                 NOT NULL,
    four_eyes BOOLEAN                     NOT NULL,
    asked_by  VARCHAR(100)                NOT NULL,
    asked_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    is_open   BOOLEAN                     NOT NULL
);
CREATE INDEX approvals_open ON approvals (is_open, asked_at);

-- The steps, first to last, and who took them.
CREATE TABLE approval_steps (
    subject  VARCHAR(24)  NOT NULL REFERENCES approvals (subject),
    ordinal  INTEGER      NOT NULL,
    step     VARCHAR(400) NOT NULL,
    taken_by VARCHAR(100),
    taken_at TIMESTAMP(3) WITH TIME ZONE,
    PRIMARY KEY (subject, ordinal)
);
