-- What is brought, and what is made of it. Common to H2 and PostgreSQL.

INSERT INTO counters (name, counted) VALUES ('bulletin', 0);

-- Named by the SHA-256 of the master. What was found and measured is text, one finding a line; only people read it.
CREATE TABLE recordings (
    id                VARCHAR(64)                 PRIMARY KEY,
    title             VARCHAR(200)                NOT NULL,
    language          VARCHAR(64)                 NOT NULL,
    bytes             BIGINT                      NOT NULL,
    brought_by        VARCHAR(100)                NOT NULL,
    brought_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    state             VARCHAR(16)                 NOT NULL,
    attempts          INTEGER,
    settled_at        TIMESTAMP(3) WITH TIME ZONE,
    trouble           VARCHAR(32),
    clip              VARCHAR(64),
    findings          VARCHAR(60000),
    format            VARCHAR(100),
    rate_hz           INTEGER,
    channels          INTEGER,
    length_ns         BIGINT,
    horn              BOOLEAN,
    master_loudness   VARCHAR(200),
    delivery_loudness VARCHAR(200)
);
CREATE INDEX recordings_by_age ON recordings (brought_at);

CREATE TABLE bulletins (
    id            VARCHAR(24)                 PRIMARY KEY,
    revision      INTEGER                     NOT NULL,
    title         VARCHAR(200)                NOT NULL,
    theme         VARCHAR(100)                NOT NULL,
    message_class VARCHAR(16)                 NOT NULL,
    area          VARCHAR(16)                 NOT NULL,
    valid_from    DATE                        NOT NULL,
    valid_until   DATE                        NOT NULL,
    retired       BOOLEAN                     NOT NULL,
    changed_by    VARCHAR(100)                NOT NULL,
    changed_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- The languages it is wanted in, in their order, and what has been made in each.
CREATE TABLE renditions (
    bulletin   VARCHAR(24)    NOT NULL REFERENCES bulletins (id),
    ordinal    INTEGER        NOT NULL,
    language   VARCHAR(64)    NOT NULL,
    begun      BOOLEAN        NOT NULL,
    clip       VARCHAR(64)    REFERENCES clips (id),
    body       VARCHAR(12000) NOT NULL,
    translator VARCHAR(100)   NOT NULL,
    reader     VARCHAR(100)   NOT NULL,
    reviewer   VARCHAR(100)   NOT NULL,
    PRIMARY KEY (bulletin, language)
);
CREATE INDEX renditions_by_clip ON renditions (clip);
