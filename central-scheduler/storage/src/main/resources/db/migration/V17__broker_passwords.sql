-- Password of a station for a broker outside the centre. Stations enrolled by an earlier version have none, because
-- the centre does not keep their secrets.
ALTER TABLE enrolments ADD COLUMN broker_password VARCHAR(200) DEFAULT '' NOT NULL;
