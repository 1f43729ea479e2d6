-- Dissolved units go on as former units inside their successors. Common to H2 and PostgreSQL.

-- The former unit that also contains the area, such as a dissolved district; the parent if there is none.
ALTER TABLE areas ADD COLUMN former_parent VARCHAR(16);
UPDATE areas SET former_parent = parent;
ALTER TABLE areas ALTER COLUMN former_parent SET NOT NULL;
ALTER TABLE areas ADD COLUMN former BOOLEAN DEFAULT FALSE NOT NULL;
