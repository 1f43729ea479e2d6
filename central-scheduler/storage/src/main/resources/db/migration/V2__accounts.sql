-- The people of the office and the browsers they are signed in with. Common to H2 and PostgreSQL.

CREATE TABLE accounts (
    login      VARCHAR(32)                 PRIMARY KEY,
    name       VARCHAR(100)                NOT NULL,
    password   VARCHAR(200)                NOT NULL,
    one_time   BOOLEAN                     NOT NULL,
    changed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- Of the token a browser holds only its SHA-256 is here.
CREATE TABLE sessions (
    token    VARCHAR(64)                 PRIMARY KEY,
    login    VARCHAR(32)                 NOT NULL REFERENCES accounts (login),
    begun_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    seen_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX sessions_by_login ON sessions (login);
CREATE INDEX sessions_by_age ON sessions (begun_at);
