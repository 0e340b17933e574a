/*
 * A case as it was: made again from its entries, and those of the review that covers it,
 * up to a position.
 */
#ifndef INTAKE_INTAKE_PAST_H
#define INTAKE_INTAKE_PAST_H

#include "intake/intake_history.h"
#include "run/run_service.h"

struct intake_past {
    struct vigil_case c; /* state VIGIL_CASE_STATE_NONE: it was not there yet */
    struct vigil_item items[VIGIL_ITEMS_MAX];
    size_t items_count;
    vigil_instant last_at; /* when the last entry was recorded that it is made of */
};

/* case_ref is the case's own. BASE_BUG: the entries do not make a case. */
enum base_class intake_past_make(const struct run *run,
                                 const char *case_ref,
                                 const struct intake_history *history,
                                 struct intake_past *ret_past,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

#endif
