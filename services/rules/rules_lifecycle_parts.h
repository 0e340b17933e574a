/*
 * The lifecycle's table and its refusals, for the rules_lifecycle*.c files alone.
 */
#ifndef RULES_LIFECYCLE_PARTS_H
#define RULES_LIFECYCLE_PARTS_H

#include <stdint.h>

#include "rules/rules_lifecycle.h"

/* what a cell may hold beside a state: 0 is refused */
enum { RULES_STAY = 100, RULES_BACK = 101 };

extern const uint8_t rules_lifecycle_moves[RULES_EVENT_COUNT][RULES_STATE_COUNT];

/* Why a cell of 0 is refused. */
const struct rules_refusal *rules_lifecycle_why(enum vigil_case_state state,
                                                enum rules_event event);

#endif
