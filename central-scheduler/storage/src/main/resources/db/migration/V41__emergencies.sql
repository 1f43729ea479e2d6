-- Emergencies from the draft to the release, and the stations that a released message is for. Common to H2 and PostgreSQL.

INSERT INTO counters (name, counted) VALUES ('emergency', 0);

-- areas, clips: with spaces between. message: the released message as it is on the wire; empty before. number: its number, 0 before.
CREATE TABLE emergencies (
    id             BIGINT                      PRIMARY KEY,
    form_key       VARCHAR(64)                 NOT NULL,
    state          VARCHAR(16)                 NOT NULL,
    kind           VARCHAR(16)                 NOT NULL,
    exercise       BOOLEAN                     NOT NULL,
    hazard         VARCHAR(20)                 NOT NULL,
    who            VARCHAR(500)                NOT NULL,
    place          VARCHAR(500)                NOT NULL,
    action         VARCHAR(500)                NOT NULL,
    until_when     VARCHAR(500)                NOT NULL,
    said_by        VARCHAR(500)                NOT NULL,
    unit           VARCHAR(16)                 NOT NULL,
    areas          VARCHAR(80000)              NOT NULL,
    clips          VARCHAR(2000)               NOT NULL,
    expires_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    repeat_minutes INTEGER                     NOT NULL,
    replaces       BIGINT                      NOT NULL,
    prepared_by    VARCHAR(100)                NOT NULL,
    prepared_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    asked_by       VARCHAR(100)                NOT NULL,
    confirmed_by   VARCHAR(100)                NOT NULL,
    break_glass    VARCHAR(500)                NOT NULL,
    number         BIGINT                      NOT NULL,
    message        VARCHAR(262144)             NOT NULL
);
CREATE UNIQUE INDEX emergencies_by_key ON emergencies (form_key);

CREATE TABLE emergency_stations (
    number  BIGINT      NOT NULL,
    station VARCHAR(32) NOT NULL,
    PRIMARY KEY (number, station)
);
