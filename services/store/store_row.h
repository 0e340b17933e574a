/*
 * The rows of the case file as COPY takes them, for the files of this room only: a column
 * each, in the order that the statement names them.
 */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include "store/store_array.h"
#include "vigil/records.h"

#define STORE_COPY_CASES                                                                 \
    "COPY casefile.cases (case_ref, authority, notification_ref, historic, incident_on," \
    " became_aware_on, notified_at, state, version, rapid_review_at, decision,"          \
    " lcspr_ref, lcspr_commissioned_on, lcspr_received_at, responded_at, response,"      \
    " reason, kind, incident_type, state_before, died_on, seen_at, also, withdrawal,"    \
    " merged_into, stand, rapid_review_extended_to, lcspr_extended_to, national,"        \
    " review_ref, publication, published_on, forecast_on, trail, facts, pauses)"         \
    " FROM STDIN (FORMAT binary)"

#define STORE_COPY_ITEMS                                                                 \
    "COPY casefile.item (case_ref, kind, no, state, owner, due_on, code, level, parent," \
    " label, opened_at, changed_at) FROM STDIN (FORMAT binary)"

/* `also` is for the array within the row. */
void store_row_case(struct store_array *to,
                    struct store_array *also,
                    const struct vigil_case *c);
void store_row_item(struct store_array *to, const struct vigil_item *item);

#endif
