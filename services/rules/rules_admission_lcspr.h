/*
 * The admission of an LCSPR as far as its own record goes: reference, codes, dates,
 * publication, children. What it does to cases is rules_decide_lcspr. Pure.
 */
#ifndef RULES_ADMISSION_LCSPR_H
#define RULES_ADMISSION_LCSPR_H

#include <stdbool.h>

#include "rules/rules_context.h"
#include "vigil/records.h"

/* True while the review is not received, as far as its publication tells (not stated: in
 * progress). */
bool rules_admission_in_progress(enum vigil_publication publication);

/* True if the review is published in one of the three forms. */
bool rules_admission_is_published(enum vigil_publication publication);

/* Adds all that is wrong with the record; `received` is when it counts as received, or
 * VIGIL_INSTANT_NONE. */
void rules_admission_lcspr(const struct vigil_lcspr *lcspr,
                           const struct rules_context *context,
                           vigil_instant received,
                           struct vigil_faults *faults);

#endif
