-- What was tried at the site of a station, and who signed. Rows are only added. Common to H2 and PostgreSQL.
CREATE TABLE acceptance_reports (
    station    VARCHAR(32)                 NOT NULL,
    signed_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    stored_by  VARCHAR(64)                 NOT NULL,
    zones      VARCHAR(1000)               NOT NULL,
    relay_seen BOOLEAN                     NOT NULL,
    line_in    VARCHAR(10)                 NOT NULL,
    boots_off  INTEGER                     NOT NULL,
    key_id     VARCHAR(64)                 NOT NULL,
    signer     VARCHAR(100)                NOT NULL,
    note       VARCHAR(100)                NOT NULL,
    PRIMARY KEY (station, signed_at)
);
