-- Why something was sent back to whose it is, the last time it was. Common to H2 and PostgreSQL.

ALTER TABLE approvals ADD COLUMN returned_by VARCHAR(100);
ALTER TABLE approvals ADD COLUMN returned_at TIMESTAMP(3) WITH TIME ZONE;
ALTER TABLE approvals ADD COLUMN returned_why VARCHAR(500);

-- A reason of 500 signs beside what it is about.
ALTER TABLE audit ALTER COLUMN about SET DATA TYPE VARCHAR(800);
