-- A slot is what the planner writes down of it, in every revision. Common to H2 and PostgreSQL.

ALTER TABLE slots RENAME TO slots_before;
DROP INDEX slots_by_date;

-- 9999-12-31: no end was said.
CREATE TABLE slots (
    id         VARCHAR(24)                 NOT NULL,
    revision   INTEGER                     NOT NULL,
    latest     BOOLEAN                     NOT NULL,
    number     BIGINT                      NOT NULL,
    first_date DATE                        NOT NULL,
    last_date  DATE                        NOT NULL,
    stage      VARCHAR(16)                 NOT NULL,
    definition VARCHAR(262144)             NOT NULL,
    booked_by  VARCHAR(100)                NOT NULL,
    booked_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    CONSTRAINT slots_key PRIMARY KEY (id, revision),
    CONSTRAINT slots_order UNIQUE (number, revision)
);
CREATE INDEX slots_by_date ON slots (latest, last_date, first_date);

-- What was booked so far is one recording at one time. A title holds no control characters, so these two escapes are all it needs.
INSERT INTO slots (id, revision, latest, number, first_date, last_date, stage, definition, booked_by, booked_at)
SELECT id, 1, TRUE, number, first_date, last_date, stage,
       '{"id":"' || id
           || '","title":"' || REPLACE(REPLACE(title, '\', '\\'), '"', '\"')
           || '","issuer":"' || area
           || '","class":"' || LOWER(message_class)
           || '","target":{"areas":["' || area
           || '"]},"when":["DTSTART:' || TO_CHAR(first_date, 'YYYYMMDD')
           || 'T' || SUBSTRING(REPLACE(CAST(start_time AS VARCHAR(20)), ':', '') FROM 1 FOR 6)
           || '"],"starting":{"kind":"on-time"},"parts":[{"kind":"recording","clip":"' || clip
           || '"}],"languages":{"kind":"all-in-turn"}}',
       booked_by, booked_at
FROM slots_before;

DROP TABLE slots_before;
