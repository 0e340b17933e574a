BEGIN;
SELECT kind, state, state_before, rapid_review_extended_to, lcspr_extended_to, review_ref
    FROM deadlines.facts WHERE false;
SELECT case_ref, kind, no, owner, label, due_on, since FROM deadlines.task WHERE false;
ROLLBACK;
