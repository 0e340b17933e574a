/*
 * Further authorities on a case, beside the one that leads: the list `areas` of a
 * notification and of `sharing`. Pure.
 */
#ifndef RULES_AREAS_H
#define RULES_AREAS_H

#include "vigil/forms.h"
#include "vigil/records.h"

/* Adds a fault if one of the two authorities, both stated, is reserved and the other is
 * not: they share no case, and neither passes one to the other. */
void rules_areas_check_reserved(const char *path,
                                const char *one,
                                const char *other,
                                struct vigil_faults *faults);

/* Adds a fault for an authority that is listed twice, for the lead itself, and for one
 * that shares no case with it. */
void rules_areas_check(const struct vigil_form *form,
                       const char *lead,
                       struct vigil_faults *faults);

/* The authorities of the list, all that there are from now on. */
void rules_areas_take(const struct vigil_form *form, struct vigil_case *c);

#endif
