-- What is owed, heard, handed over and closed. Common to H2 and PostgreSQL.

-- What single stations proved over several days is asked for with every plan.
CREATE INDEX asrun_by_station ON asrun (station, log_date);

-- How each day of every hand-over ended; written once. By nobody: it was not handed over.
CREATE TABLE hand_overs (
    hand_over  VARCHAR(24)                 NOT NULL,
    handed_on  DATE                        NOT NULL,
    state      VARCHAR(16)                 NOT NULL,
    settled_by VARCHAR(100)                NOT NULL,
    settled_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (hand_over, handed_on)
);
CREATE INDEX hand_overs_by_day ON hand_overs (handed_on);

-- What each period of an obligation came to at each station, in milliseconds or airings; written once.
CREATE TABLE period_closings (
    obligation   VARCHAR(24)                 NOT NULL,
    period_start DATE                        NOT NULL,
    station      VARCHAR(32)                 NOT NULL,
    owed         BIGINT                      NOT NULL,
    heard        BIGINT                      NOT NULL,
    missing      BIGINT                      NOT NULL,
    closed_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (obligation, period_start, station)
);
CREATE INDEX period_closings_by_station ON period_closings (station, obligation, period_start);

-- What was heard of an obligation on a day that was judged, as it was counted last: it holds while as many entries are
-- there, and the obligation asks for the same. Nothing is lost with it; it can be counted anew.
CREATE TABLE heard_days (
    station    VARCHAR(32)  NOT NULL,
    log_date   DATE         NOT NULL,
    obligation VARCHAR(24)  NOT NULL,
    asked      VARCHAR(400) NOT NULL,
    entries    INTEGER      NOT NULL,
    units      BIGINT       NOT NULL,
    PRIMARY KEY (station, log_date, obligation)
);
CREATE INDEX heard_days_by_day ON heard_days (log_date);
