-- Deactivated accounts, one-time links, second factors, and the chain of the audit log. Common to H2 and PostgreSQL.

INSERT INTO counters (name, counted) VALUES ('people', 0);
-- Number of the last audit entry in the chain; its lock makes all centres write one chain.
INSERT INTO counters (name, counted) VALUES ('audit', 0);

ALTER TABLE accounts ADD COLUMN active BOOLEAN DEFAULT TRUE NOT NULL;

-- factor_at: when the second factor was last shown in this session.
ALTER TABLE sessions ADD COLUMN address VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE sessions ADD COLUMN awaits_factor BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE sessions ADD COLUMN factor_at TIMESTAMP(3) WITH TIME ZONE
    DEFAULT TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00' NOT NULL;

-- Invitations and resets; of the token only its SHA-256 is here.
CREATE TABLE one_time_links (
    login    VARCHAR(32)                 PRIMARY KEY,
    token    VARCHAR(64)                 NOT NULL,
    until_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX one_time_links_by_token ON one_time_links (token);

-- The key is readable, because the centre computes codes from it. last_step: a code counts once.
CREATE TABLE second_factors (
    login      VARCHAR(32) PRIMARY KEY,
    shared_key VARCHAR(64) NOT NULL,
    confirmed  BOOLEAN     NOT NULL,
    last_step  BIGINT      NOT NULL
);

CREATE TABLE recovery_codes (
    login  VARCHAR(32) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    PRIMARY KEY (login, digest)
);

-- Entries of before have no number: they are not in the chain.
ALTER TABLE audit ADD COLUMN area VARCHAR(16) DEFAULT '' NOT NULL;
ALTER TABLE audit ADD COLUMN before_text VARCHAR(2000) DEFAULT '' NOT NULL;
ALTER TABLE audit ADD COLUMN after_text VARCHAR(2000) DEFAULT '' NOT NULL;
ALTER TABLE audit ADD COLUMN address VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE audit ADD COLUMN number BIGINT;
ALTER TABLE audit ADD COLUMN previous VARCHAR(64);
ALTER TABLE audit ADD COLUMN digest VARCHAR(64);
CREATE UNIQUE INDEX audit_by_number ON audit (number);
