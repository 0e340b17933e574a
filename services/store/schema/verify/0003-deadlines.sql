BEGIN;
SELECT 1 / count(*) FROM deadlines.follower;
SELECT case_ref, notified_at FROM deadlines.facts WHERE false;
SELECT case_ref, clock, revision, due_on, next_rung_at FROM deadlines.clock WHERE false;
SELECT case_ref, clock, revision, rung, recipient FROM deadlines.ledger WHERE false;
ROLLBACK;
