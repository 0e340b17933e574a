/*
 * Whether a step is awaited of a case or review whose time the Panel may change: more of
 * it (extension), or a pause. Pure.
 */
#ifndef RULES_AWAITED_H
#define RULES_AWAITED_H

#include "vigil/records.h"

/* True of the rapid review, or of the LCSPR, while it is awaited; never of another clock.
 */
bool rules_awaited(const struct vigil_case *c, int64_t clock);

/* Adds a fault at `clock` if it is not: that it cannot be changed, or is not awaited. */
void rules_awaited_check(const struct vigil_case *c,
                         int64_t clock,
                         struct vigil_faults *faults);

/* The Panel grants time until a day: it stands by itself, whatever was paused before. */
void rules_awaited_extend(struct vigil_case *c, enum vigil_clock clock, vigil_date until);

/* The clock's pause that is not over; NULL if it is not paused. */
const struct vigil_pause *rules_awaited_pause(const struct vigil_case *c, int64_t clock);

#endif
