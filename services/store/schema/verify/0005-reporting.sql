BEGIN;
SELECT 1 / count(*) FROM reporting.follower;
SELECT case_ref, notified_at, rapid_review_at, response FROM reporting.notification
    WHERE false;
SELECT authority, lcspr_ref, received_at FROM reporting.lcspr WHERE false;
SELECT authority, lcspr_ref, case_ref FROM reporting.lcspr_link WHERE false;
SELECT 1 / (count(*) / 3) FROM journal.followers;
ROLLBACK;
