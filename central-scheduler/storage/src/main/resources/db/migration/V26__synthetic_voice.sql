-- A voice that a machine made must be marked when it is aired.
ALTER TABLE recordings ADD COLUMN synthetic_voice BOOLEAN DEFAULT FALSE NOT NULL;
