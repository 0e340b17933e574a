/*
 * Keys of the roster: enrolled and revoked by the operator, as entries of the journal
 * like everything else. See rules/rules_decide_key.h.
 */
#include "intake/intake.h"
#include "rules/rules_decide_key.h"
#include "store/store_roster.h"
#include "wire/wire_key.h"

enum base_class
intake_key_read(const uint8_t *body,
                size_t size,
                void *record,
                struct vigil_faults *faults)
{
    return wire_key_read(body, size, record, faults);
}

enum base_class
intake_key_enrol_decide(struct run_decision *decision)
{
    return rules_decide_key_enrol(decision->record, decision->context, decision->faults);
}

void
intake_key_enrol_write(struct store *store, const struct run_decision *decision)
{
    static bool added; /* a key that is there already stays as it is */
    store_roster_add(store, decision->record, &added);
}

enum base_class
intake_key_revoke_decide(struct run_decision *decision)
{
    return rules_decide_key_revoke(decision->record, decision->context, decision->faults);
}

void
intake_key_revoke_write(struct store *store, const struct run_decision *decision)
{
    static bool revoked;
    const struct vigil_key *key = decision->record;
    store_roster_revoke(store, key->public_key, &revoked);
}
