-- As-run entries by chain instead of by key: a journal has a chain of its own, whatever key signs. Common to H2 and
-- PostgreSQL: the table is made anew because its primary key changes.

CREATE TABLE asrun_of_chains (
    station         VARCHAR(32)                 NOT NULL,
    chain           VARCHAR(48)                 NOT NULL,
    branch          INTEGER                     NOT NULL,
    sequence        BIGINT                      NOT NULL,
    key_id          VARCHAR(48)                 NOT NULL,
    airing          VARCHAR(64)                 NOT NULL,
    log_date        DATE                        NOT NULL,
    revision        INTEGER                     NOT NULL,
    settled_at      VARCHAR(40)                 NOT NULL,
    clock_source    VARCHAR(16)                 NOT NULL,
    clock_bound_ms  BIGINT                      NOT NULL,
    outcome         VARCHAR(16)                 NOT NULL,
    reason          VARCHAR(32),
    relay_closed_at VARCHAR(40),
    started_at      VARCHAR(40),
    frames          BIGINT,
    frames_whole    BIGINT,
    rate_hz         INTEGER,
    evidence        VARCHAR(16),
    output          VARCHAR(200),
    previous        VARCHAR(64)                 NOT NULL,
    digest          VARCHAR(64)                 NOT NULL,
    signature       VARCHAR(128)                NOT NULL,
    received_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (station, chain, branch, sequence)
);

-- Entries of earlier versions: the chain of a key has the id of the key.
INSERT INTO asrun_of_chains (station, chain, branch, sequence, key_id, airing, log_date, revision, settled_at,
        clock_source, clock_bound_ms, outcome, reason, relay_closed_at, started_at, frames, frames_whole, rate_hz,
        evidence, output, previous, digest, signature, received_at)
    SELECT station, key_id, 0, sequence, key_id, airing, log_date, revision, settled_at,
        'UNSTATED', 0, outcome, reason, relay_closed_at, started_at, frames, frames_whole, rate_hz,
        evidence, output, previous, digest, signature, received_at
    FROM asrun;
DROP TABLE asrun;
ALTER TABLE asrun_of_chains RENAME TO asrun;
CREATE INDEX asrun_by_date ON asrun (log_date, station);
CREATE INDEX asrun_by_receipt ON asrun (received_at);
CREATE INDEX asrun_by_station ON asrun (station, log_date);

-- Branches of chains, with their last entry.
CREATE TABLE asrun_branches (
    station   VARCHAR(32)                 NOT NULL,
    chain     VARCHAR(48)                 NOT NULL,
    branch    INTEGER                     NOT NULL,
    parent    INTEGER                     NOT NULL,
    first_one BIGINT                      NOT NULL,
    sequence  BIGINT                      NOT NULL,
    head      VARCHAR(64)                 NOT NULL,
    opened_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (station, chain, branch)
);
INSERT INTO asrun_branches (station, chain, branch, parent, first_one, sequence, head, opened_at)
    SELECT last_one.station, last_one.chain, 0, 0, 1, last_one.sequence, last_one.digest, begun.at_first
    FROM asrun last_one
    JOIN (SELECT station, chain, MAX(sequence) AS last_sequence, MIN(received_at) AS at_first
          FROM asrun GROUP BY station, chain) begun
        ON begun.station = last_one.station AND begun.chain = last_one.chain
            AND begun.last_sequence = last_one.sequence;

-- Ranges of entries that nobody has any more.
CREATE TABLE asrun_gaps (
    station       VARCHAR(32)                 NOT NULL,
    chain         VARCHAR(48)                 NOT NULL,
    branch        INTEGER                     NOT NULL,
    from_sequence BIGINT                      NOT NULL,
    to_sequence   BIGINT                      NOT NULL,
    last_digest   VARCHAR(64)                 NOT NULL,
    stated_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (station, chain, branch, from_sequence)
);

-- Every key that a station has or had.
CREATE TABLE station_keys (
    station    VARCHAR(32)  NOT NULL,
    key_id     VARCHAR(48)  NOT NULL,
    public_key VARCHAR(200) NOT NULL,
    PRIMARY KEY (station, key_id)
);
INSERT INTO station_keys (station, key_id, public_key) SELECT station, key_id, public_key FROM enrolments;
