-- Reports that a person froze, and days that a person locked. Common to H2 and PostgreSQL.

INSERT INTO counters (name, counted) VALUES ('frozen-report', 0);

-- The filter is empty where everything is counted; theme_filtered tells the empty theme from no filter.
CREATE TABLE frozen_reports (
    number         BIGINT                      PRIMARY KEY,
    unit           VARCHAR(16)                 NOT NULL,
    from_date      DATE                        NOT NULL,
    until_date     DATE                        NOT NULL,
    language       VARCHAR(64)                 NOT NULL,
    theme          VARCHAR(100)                NOT NULL,
    theme_filtered BOOLEAN                     NOT NULL,
    origin         VARCHAR(16)                 NOT NULL,
    message_class  VARCHAR(16)                 NOT NULL,
    rules          VARCHAR(200)                NOT NULL,
    digest         VARCHAR(64)                 NOT NULL,
    station_days   BIGINT                      NOT NULL,
    change_number  BIGINT                      NOT NULL,
    content        VARCHAR(655360)             NOT NULL,
    frozen_by      VARCHAR(100)                NOT NULL,
    frozen_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE day_locks (
    unit          VARCHAR(16)                 NOT NULL,
    log_date      DATE                        NOT NULL,
    locked_by     VARCHAR(100)                NOT NULL,
    locked_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    change_number BIGINT                      NOT NULL,
    PRIMARY KEY (unit, log_date)
);
CREATE INDEX day_locks_by_date ON day_locks (log_date, unit);
