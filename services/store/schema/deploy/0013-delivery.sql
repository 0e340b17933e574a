-- Alerts by every channel, until they are delivered or listed as failed.
-- requires: 0012-wake

BEGIN;

CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer
    LANGUAGE sql AS 'SELECT 13';

COMMIT;
