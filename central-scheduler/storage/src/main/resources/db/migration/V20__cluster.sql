-- Several centres on one database: who runs, who sends which message, and the throttle of sign-ins. Common to H2 and
-- PostgreSQL.

-- The running centres. The time is that of the database, so that the clocks of the centres do not matter.
CREATE TABLE centres (
    name           VARCHAR(32)                 PRIMARY KEY,
    start_id       VARCHAR(32)                 NOT NULL,
    clustered      BOOLEAN                     NOT NULL,
    started_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    seen_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    link_up        BOOLEAN                     NOT NULL,
    clock_ahead_ms BIGINT                      NOT NULL
);

-- The centre that sends a message at the moment.
ALTER TABLE outbox ADD COLUMN claimed_by VARCHAR(32);

-- Failed attempts to sign in, by the SHA-256 of the login or of the address: people type passwords into the field of the
-- login.
CREATE TABLE sign_in_failures (
    kind    VARCHAR(8)                  NOT NULL,
    subject VARCHAR(64)                 NOT NULL,
    counted INTEGER                     NOT NULL,
    last_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);
INSERT INTO counters (name, counted) VALUES ('centres', 0);
INSERT INTO counters (name, counted) VALUES ('sign-in', 0);
