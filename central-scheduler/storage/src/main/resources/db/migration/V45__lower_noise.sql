-- A person may ask for less noise in the delivery copy.
ALTER TABLE recordings ADD COLUMN lower_noise BOOLEAN DEFAULT FALSE NOT NULL;
