BEGIN;
SELECT position, hash FROM journal.head WHERE false;
SELECT position, case_ref, event, hash FROM journal.entry WHERE false;
SELECT 1 / count(*) FROM journal.head;
ROLLBACK;
