/*
 * The law as vigil-deadlines keeps it: what the journal's entries say of it, the first
 * version, and the alarms about it; part of what the daemon does (deadlines.h).
 */
#ifndef DEADLINES_LAW_H
#define DEADLINES_LAW_H

#include "run/run_service.h"

/* of the alarms, in the place of a rung */
#define DEADLINES_ENDS_SOON_RUNG   "calendar_ends"
#define DEADLINES_PROVISIONAL_RUNG "provisional"

/* Within the follower's transaction: the host's files are the first version, if none was
 * in force at its position. */
void deadlines_law_record(struct run *run);

/* Whether an entry changes the law; such a one is applied alone. */
bool deadlines_law_knows(enum vigil_event_kind type);

/* Within the follower's transaction: takes such an entry. *ret_done false: it goes on
 * with the same entry in the next transaction. */
enum base_class deadlines_law_apply(struct run *run,
                                    const struct vigil_event *event,
                                    bool *ret_done,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

/* A deadline was given that lies behind the calendar's end: the operator is told. */
void deadlines_law_provisional(void);

/* The daemon's turn: records the first version; tells the operator, once a version, that
 * the calendar ends in less than 12 months, or that a deadline lies behind its end; then
 * deadlines_tick. */
enum base_class deadlines_law_turn(struct run *run,
                                   vigil_instant now,
                                   vigil_instant *ret_next,
                                   struct base_error *ret_error) BASE_MUST_CHECK;

#endif
