BEGIN;
SELECT kind, incident_type, state_before, died_on, seen_at, also, withdrawal, merged_into, stand,
       rapid_review_extended_to, lcspr_extended_to, national, review_ref, publication,
       published_on, forecast_on, trail
    FROM casefile.cases WHERE false;
SELECT case_ref, kind, no, state, owner, due_on, label FROM casefile.item WHERE false;
ROLLBACK;
