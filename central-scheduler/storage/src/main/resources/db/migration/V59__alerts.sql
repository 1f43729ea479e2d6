-- Registered senders of CAP alerts, and the alerts that were received. Common to H2 and PostgreSQL.

CREATE TABLE alert_senders (
    sender       VARCHAR(300)  PRIMARY KEY,
    name         VARCHAR(200)  NOT NULL,
    unit         VARCHAR(16)   NOT NULL,
    token_digest VARCHAR(64)   NOT NULL,
    public_key   VARCHAR(2000) NOT NULL,
    feed         VARCHAR(500)  NOT NULL,
    hourly       INTEGER       NOT NULL
);

-- reasons: names with spaces between. emergency: number of the draft, 0 without one.
CREATE TABLE incoming_alerts (
    id          BIGINT                      PRIMARY KEY,
    sender      VARCHAR(300)                NOT NULL,
    identifier  VARCHAR(300)                NOT NULL,
    sent_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    channel     VARCHAR(8)                  NOT NULL,
    status      VARCHAR(12)                 NOT NULL,
    kind        VARCHAR(12)                 NOT NULL,
    headline    VARCHAR(200)                NOT NULL,
    outcome     VARCHAR(16)                 NOT NULL,
    reasons     VARCHAR(500)                NOT NULL,
    detail      VARCHAR(200)                NOT NULL,
    emergency   BIGINT                      NOT NULL
);
CREATE INDEX incoming_alerts_by_key ON incoming_alerts (sender, identifier);
CREATE INDEX incoming_alerts_by_time ON incoming_alerts (received_at);
