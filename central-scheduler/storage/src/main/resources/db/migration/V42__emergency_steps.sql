-- How far a released emergency has come at each station; the first report of a step stays. Common to H2 and PostgreSQL.

CREATE TABLE emergency_steps (
    number      BIGINT                      NOT NULL,
    station     VARCHAR(32)                 NOT NULL,
    step        VARCHAR(16)                 NOT NULL,
    reached_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (number, station, step)
);
