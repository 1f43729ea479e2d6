-- Changes of administrative units, with what is needed to undo them. Common to H2 and PostgreSQL.

CREATE TABLE area_changes (
    number     BIGINT                      PRIMARY KEY,
    kind       VARCHAR(16)                 NOT NULL,
    about      VARCHAR(200)                NOT NULL,
    valid_from DATE                        NOT NULL,
    changed_by VARCHAR(64)                 NOT NULL,
    changed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    undone     BOOLEAN                     NOT NULL
);

-- Areas before and after a change.
CREATE TABLE area_change_areas (
    change_number BIGINT       NOT NULL,
    is_after      BOOLEAN      NOT NULL,
    code          VARCHAR(16)  NOT NULL,
    parent        VARCHAR(16)  NOT NULL,
    kind          VARCHAR(32)  NOT NULL,
    name          VARCHAR(200) NOT NULL,
    valid_from    DATE         NOT NULL,
    valid_until   DATE         NOT NULL,
    former_parent VARCHAR(16)  NOT NULL,
    former        BOOLEAN      NOT NULL,
    PRIMARY KEY (change_number, is_after, code, valid_from)
);

-- Stations that a change put into another unit.
CREATE TABLE area_change_stations (
    change_number BIGINT      NOT NULL,
    station       VARCHAR(32) NOT NULL,
    area_before   VARCHAR(16) NOT NULL,
    area_after    VARCHAR(16) NOT NULL,
    PRIMARY KEY (change_number, station)
);

INSERT INTO counters (name, counted) VALUES ('area-change', 0);
