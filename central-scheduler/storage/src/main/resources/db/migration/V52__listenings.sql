-- Who heard which delivery copy: sent to its end, or confirmed by the person.
CREATE TABLE listenings (
    clip      VARCHAR(64)                 NOT NULL,
    login     VARCHAR(32)                 NOT NULL,
    at        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    confirmed BOOLEAN                     NOT NULL,
    PRIMARY KEY (clip, login)
);
