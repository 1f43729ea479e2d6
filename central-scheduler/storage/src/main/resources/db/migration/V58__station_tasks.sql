-- Tasks about stations, and which units have a public page. Common to H2 and PostgreSQL.

INSERT INTO counters (name, counted) VALUES ('station-task', 0);

-- closed_by: empty when the centre closed it, or while it is open.
CREATE TABLE station_tasks (
    number    BIGINT                      PRIMARY KEY,
    kind      VARCHAR(16)                 NOT NULL,
    station   VARCHAR(32)                 NOT NULL,
    area      VARCHAR(16)                 NOT NULL,
    cause     VARCHAR(200)                NOT NULL,
    opened_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    closed_at TIMESTAMP(3) WITH TIME ZONE,
    closed_by VARCHAR(100)                NOT NULL
);
CREATE INDEX station_tasks_by_closing ON station_tasks (closed_at, number);

CREATE TABLE public_pages (
    unit       VARCHAR(16)                 PRIMARY KEY,
    shown      BOOLEAN                     NOT NULL,
    changed_by VARCHAR(100)                NOT NULL,
    changed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
