/*
 * The operator renews or revokes an authority's calendar feed: an entry of the journal,
 * from which vigil-deadlines knows the feed's name.
 */
#include "base/base_faults.h"
#include "intake/intake.h"
#include "rules/rules_authorities.h"
#include "wire/wire_feed_change.h"

enum base_class
intake_feed_read(const uint8_t *body,
                 size_t size,
                 void *record,
                 struct vigil_faults *faults)
{
    return wire_feed_change_read(body, size, record, faults);
}

enum base_class
intake_feed_decide(struct run_decision *decision)
{
    const struct vigil_feed_change *change = decision->record;
    if (!rules_authorities_has(decision->context->authorities, change->authority)) {
        base_faults_add(decision->faults,
                        "authority",
                        "unknown_authority",
                        "not an authority's GSS code",
                        "a code of local-authorities.csv, such as E08000025");
    }
    return decision->faults->count > 0 ? BASE_REFUSE : BASE_OK;
}
