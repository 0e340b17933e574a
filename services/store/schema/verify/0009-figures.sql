BEGIN;
SELECT position, historic, left_out, lead, child_ethnicity_unobtainable, child_sex_unobtainable,
       child_disability_unobtainable
    FROM reporting.notification WHERE false;
SELECT case_ref FROM reporting.lcspr WHERE false;
SELECT case_ref, considered_on, incident_type, left_out FROM reporting.consideration
    WHERE false;
SELECT case_ref, other_ref FROM reporting.suspicion WHERE false;
ROLLBACK;
