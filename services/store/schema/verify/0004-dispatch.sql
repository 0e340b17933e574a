BEGIN;
SELECT 1 / count(*) FROM dispatch.follower;
SELECT case_ref, clock, revision, rung, recipient, state, next_attempt_at
    FROM dispatch.alert WHERE false;
ROLLBACK;
