-- What plans are made from besides places, slots and bulletins. Common to H2 and PostgreSQL.

INSERT INTO counters (name, counted) VALUES ('plan-item', 0);

-- Every revision of every item. The definition is JSON as the planner writes it; the other columns are what is asked for.
-- 9999-12-31: no end was said.
CREATE TABLE plan_items (
    kind        VARCHAR(16)                 NOT NULL,
    id          VARCHAR(40)                 NOT NULL,
    revision    INTEGER                     NOT NULL,
    latest      BOOLEAN                     NOT NULL,
    unit        VARCHAR(16)                 NOT NULL,
    valid_from  DATE                        NOT NULL,
    valid_until DATE                        NOT NULL,
    stage       VARCHAR(16)                 NOT NULL,
    definition  VARCHAR(262144)             NOT NULL,
    changed_by  VARCHAR(100)                NOT NULL,
    changed_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (kind, id, revision)
);
CREATE INDEX plan_items_standing ON plan_items (latest, kind, valid_until);
