-- One row a station for lists, and one row of counts an area. Common to H2 and PostgreSQL.

INSERT INTO counters (name, counted) VALUES ('overviews', 0);
-- Version of the list of all stations.
INSERT INTO counters (name, counted) VALUES ('enrolments', 0);

-- What lists of stations show, made from states, logs and as-run entries. ordinal: place of the condition in the list,
-- the worst first. areas: codes of its area and of the areas above it, with spaces between.
CREATE TABLE station_overviews (
    station       VARCHAR(32)                 PRIMARY KEY,
    areas         VARCHAR(400)                NOT NULL,
    condition     VARCHAR(16)                 NOT NULL,
    ordinal       SMALLINT                    NOT NULL,
    presence      VARCHAR(16)                 NOT NULL,
    last_contact  TIMESTAMP(3) WITH TIME ZONE,
    faults        INTEGER                     NOT NULL,
    audible       BOOLEAN                     NOT NULL,
    playing       BOOLEAN                     NOT NULL,
    unsent        BIGINT                      NOT NULL,
    missing_clips INTEGER                     NOT NULL,
    logs_behind   INTEGER                     NOT NULL,
    next_airing   TIMESTAMP(3) WITH TIME ZONE,
    fulfilled     INTEGER                     NOT NULL,
    failed        INTEGER                     NOT NULL,
    undecided     INTEGER                     NOT NULL,
    due_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    made_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX station_overviews_by_due ON station_overviews (due_at, station);
CREATE INDEX station_overviews_by_making ON station_overviews (made_at, station);

-- Each station once in its area and once in each area above it, in the order of lists.
CREATE TABLE overviews_in_areas (
    area    VARCHAR(16) NOT NULL,
    ordinal SMALLINT    NOT NULL,
    station VARCHAR(32) NOT NULL,
    PRIMARY KEY (area, ordinal, station)
);

-- How many stations are inside an area, and in which state.
CREATE TABLE area_overviews (
    area      VARCHAR(16) PRIMARY KEY,
    depth     INTEGER     NOT NULL,
    stations  INTEGER     NOT NULL,
    online    INTEGER     NOT NULL,
    heard     INTEGER     NOT NULL,
    lost      INTEGER     NOT NULL,
    silent    INTEGER     NOT NULL,
    faulty    INTEGER     NOT NULL,
    inaudible INTEGER     NOT NULL
);
CREATE INDEX area_overviews_by_depth ON area_overviews (depth, area);

-- The rows of stations that are enrolled already are made at the next start.
INSERT INTO dirty_marks (kind, subject, from_date, until_date)
    SELECT 'OVERVIEW', station, DATE '1970-01-01', DATE '9999-12-31' FROM enrolments;
