-- When old data was last removed, and since when the clock could not be believed: one row. Common to H2 and PostgreSQL.

CREATE TABLE retention_clock (
    id            INTEGER                     PRIMARY KEY,
    removed_at    TIMESTAMP(3) WITH TIME ZONE,
    waiting_since TIMESTAMP(3) WITH TIME ZONE,
    seen_at       TIMESTAMP(3) WITH TIME ZONE
);
