/* What every decision does to a case: see rules_process.h. */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_process.h"

void
rules_process_mark(struct vigil_case *c, enum vigil_event_kind what)
{
    c->version++;
    if (c->trail_count == VIGIL_TRAIL_MAX) {
        memmove(c->trail, c->trail + 1, sizeof(c->trail) - sizeof(c->trail[0]));
        c->trail_count--;
    }
    c->trail[c->trail_count++] = (uint8_t)what;
}

void
rules_process_open(struct vigil_case *c, vigil_instant at)
{
    char case_ref[VIGIL_REF_SIZE];
    (void)base_text_copy(case_ref, sizeof(case_ref), c->case_ref);
    *c = (struct vigil_case){.incident_on = VIGIL_DATE_NONE,
                             .became_aware_on = VIGIL_DATE_NONE,
                             .notified_at = at,
                             .died_on = VIGIL_DATE_NONE,
                             .seen_at = VIGIL_INSTANT_NONE,
                             .rapid_review_at = VIGIL_INSTANT_NONE,
                             .responded_at = VIGIL_INSTANT_NONE,
                             .rapid_review_extended_to = VIGIL_DATE_NONE,
                             .lcspr_extended_to = VIGIL_DATE_NONE,
                             .lcspr_commissioned_on = VIGIL_DATE_NONE,
                             .lcspr_received_at = VIGIL_INSTANT_NONE,
                             .published_on = VIGIL_DATE_NONE,
                             .forecast_on = VIGIL_DATE_NONE};
    (void)base_text_copy(c->case_ref, sizeof(c->case_ref), case_ref);
}
