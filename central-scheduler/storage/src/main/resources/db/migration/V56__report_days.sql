-- Figures of one station and day for reports. Common to H2 and PostgreSQL.

INSERT INTO counters (name, counted) VALUES ('report', 0);

-- figures: one line a key (language, theme, origin, class) with its counts. due_at: when time alone changes them; empty when
-- every airing is judged. change_number: number of the last change of the figures, counting up over all days.
CREATE TABLE report_days (
    station       VARCHAR(32)                 NOT NULL,
    log_date      DATE                        NOT NULL,
    area          VARCHAR(16)                 NOT NULL,
    figures       VARCHAR(262144)             NOT NULL,
    due_at        TIMESTAMP(3) WITH TIME ZONE,
    change_number BIGINT                      NOT NULL,
    PRIMARY KEY (station, log_date)
);
CREATE INDEX report_days_by_date ON report_days (log_date, area);
CREATE INDEX report_days_by_change ON report_days (change_number);
CREATE INDEX report_days_by_due ON report_days (due_at, station);

-- The days of stations that are enrolled already are counted at the next start.
INSERT INTO dirty_marks (kind, subject, from_date, until_date)
    SELECT 'REPORT', station, DATE '1970-01-01', DATE '9999-12-31' FROM enrolments;
