-- Enrolment of stations while the centre runs. Common to H2 and PostgreSQL.

-- The code of a station; a new one replaces it. The code itself is not stored: its public id, and the key of the messages.
CREATE TABLE enrolment_codes (
    station     VARCHAR(32)                 PRIMARY KEY,
    code_id     VARCHAR(16)                 NOT NULL UNIQUE,
    mac_key     VARCHAR(64)                 NOT NULL,
    name        VARCHAR(100)                NOT NULL,
    area        VARCHAR(32)                 NOT NULL,
    tags        VARCHAR(2000)               NOT NULL,
    relay       VARCHAR(64)                 NOT NULL,
    page_port   INTEGER                     NOT NULL,
    phone       VARCHAR(40)                 NOT NULL,
    made_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    made_by     VARCHAR(64)                 NOT NULL,
    expires_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    used_at     TIMESTAMP(3) WITH TIME ZONE,
    used_key    VARCHAR(100)                NOT NULL,
    used_secret VARCHAR(64)                 NOT NULL
);

-- Stations whose board is refused until a new one is enrolled.
CREATE TABLE revoked_stations (
    station    VARCHAR(32)                 PRIMARY KEY,
    revoked_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    revoked_by VARCHAR(64)                 NOT NULL,
    reason     VARCHAR(200)                NOT NULL
);
