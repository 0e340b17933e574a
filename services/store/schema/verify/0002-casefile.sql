BEGIN;
SELECT public_key, party, role, revoked FROM casefile.roster WHERE false;
SELECT sender, message_id, digest, answer FROM casefile.message WHERE false;
SELECT case_ref, authority, state, version FROM casefile.cases WHERE false;
ROLLBACK;
