-- When an order for airtime was stored or approved; empty for other changes and for marks of an earlier version.
ALTER TABLE dirty_marks ADD COLUMN ordered_at TIMESTAMP(3) WITH TIME ZONE;

-- Since when orders wait to be compiled for a station; empty when none do.
ALTER TABLE due_stations ADD COLUMN ordered_at TIMESTAMP(3) WITH TIME ZONE;
