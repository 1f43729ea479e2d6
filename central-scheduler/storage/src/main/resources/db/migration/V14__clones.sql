-- When the last entry of a branch was received: two branches of one chain that both grow are two boards with copies of
-- one card. Common to H2 and PostgreSQL.

ALTER TABLE asrun_branches ADD COLUMN written_at TIMESTAMP(3) WITH TIME ZONE;
UPDATE asrun_branches SET written_at = COALESCE(
    (SELECT MAX(asrun.received_at) FROM asrun
     WHERE asrun.station = asrun_branches.station AND asrun.chain = asrun_branches.chain
         AND asrun.branch = asrun_branches.branch),
    opened_at);
ALTER TABLE asrun_branches ALTER COLUMN written_at SET NOT NULL;
CREATE INDEX asrun_branches_by_number ON asrun_branches (branch);
