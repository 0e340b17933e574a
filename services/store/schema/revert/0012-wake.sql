BEGIN;

ALTER TABLE deadlines.clock ADD COLUMN next_rung_at timestamptz;
UPDATE deadlines.clock c
    SET next_rung_at = w.wake_at, climbed_to = coalesce(w.climbed_to, c.climbed_to)
    FROM deadlines.wake w, deadlines.wake_cursor k
    WHERE (w.case_ref, w.clock, w.revision) = (c.case_ref, c.clock, c.revision)
    AND (w.wake_at, w.seq) > (k.wake_at, k.seq)
    AND w.turn = c.turn;
ALTER TABLE deadlines.clock DROP COLUMN turn;
CREATE INDEX clock_next_rung ON deadlines.clock (next_rung_at)
    WHERE next_rung_at IS NOT NULL;
DROP TABLE deadlines.wake, deadlines.wake_cursor;
DROP SEQUENCE deadlines.wake_seq;
ALTER ROLE vigil_deadlines RESET jit;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 11';

COMMIT;
