-- The journal: every fact, in one total order without gaps, chained by hashes.
-- Roles: one a daemon, with no more than its grants; they exist for the whole cluster, so
-- they may be there already.

BEGIN;

DO $$
DECLARE
    daemon text;
BEGIN
    FOREACH daemon IN ARRAY ARRAY['intake', 'decisions', 'deadlines', 'reporting', 'dispatch']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vigil_' || daemon) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', 'vigil_' || daemon);
        END IF;
        EXECUTE format('ALTER ROLE %I SET synchronous_commit = on', 'vigil_' || daemon);
        EXECUTE format('ALTER ROLE %I SET statement_timeout = ''10s''', 'vigil_' || daemon);
        EXECUTE format('ALTER ROLE %I SET lock_timeout = ''3s''', 'vigil_' || daemon);
        EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''5s''',
                       'vigil_' || daemon);
        EXECUTE format('GRANT EXECUTE ON FUNCTION pg_control_system(), pg_control_checkpoint(), '
                       'pg_control_init() TO %I', 'vigil_' || daemon);
        EXECUTE format('REVOKE CREATE ON SCHEMA public FROM %I', 'vigil_' || daemon);
    END LOOP;
END
$$;

CREATE SCHEMA journal;
GRANT USAGE ON SCHEMA journal
    TO vigil_intake, vigil_decisions, vigil_deadlines, vigil_reporting, vigil_dispatch;

-- The one row that hands out positions: locked by whoever appends, so that positions follow
-- the order of commits and a roll-back leaves no hole.
CREATE TABLE journal.head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32)
) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
INSERT INTO journal.head VALUES (true, 0, decode(repeat('00', 32), 'hex'));

-- hash = SHA-256 of the hash before followed by the event's bytes.
CREATE TABLE journal.entry (
    position bigint PRIMARY KEY,
    case_ref text NOT NULL,
    event bytea NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);
CREATE INDEX entry_of_case ON journal.entry (case_ref, position) WHERE case_ref <> '';

GRANT SELECT, UPDATE ON journal.head
    TO vigil_intake, vigil_decisions, vigil_deadlines, vigil_dispatch;
GRANT SELECT, INSERT ON journal.entry
    TO vigil_intake, vigil_decisions, vigil_deadlines, vigil_dispatch;
GRANT SELECT ON journal.head, journal.entry TO vigil_reporting;

-- What the daemons compare with the number that they were built for.
CREATE FUNCTION journal.schema_version() RETURNS integer LANGUAGE sql AS 'SELECT 1';

COMMIT;
