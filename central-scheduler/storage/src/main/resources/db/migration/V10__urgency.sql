-- What goes out first, when a log was sent, and room for the largest message. Common to H2 and PostgreSQL.

-- The smaller, the sooner: 0 an emergency, else the day a log is for, counted from 1970. What waits already was there first.
ALTER TABLE outbox ADD COLUMN urgency INTEGER DEFAULT 1 NOT NULL;
UPDATE outbox SET urgency = 0 WHERE topic = 'tl/1/all/urgent';
ALTER TABLE outbox ALTER COLUMN urgency DROP DEFAULT;
CREATE INDEX outbox_by_urgency ON outbox (urgency, id);

-- When the broker took a revision, or it was put out again because the station did not get it. Empty: not yet.
ALTER TABLE logs ADD COLUMN sent_at TIMESTAMP(3) WITH TIME ZONE;
UPDATE logs SET sent_at = issued_at;

-- A message has at most 640 KiB on the wire, and never more characters than bytes.
ALTER TABLE logs ALTER COLUMN payload SET DATA TYPE VARCHAR(655360);
ALTER TABLE outbox ALTER COLUMN payload SET DATA TYPE VARCHAR(655360);
ALTER TABLE statuses ALTER COLUMN payload SET DATA TYPE VARCHAR(655360);
