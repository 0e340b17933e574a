/*
 * Group commit: all submissions that wait are decided as one group in one transaction,
 * and answered after its commit.
 *
 * Promises: no receipt before the commit; one bad message is refused alone; a repeated
 * message gets the first answer's bytes; the database away means Busy to each.
 */
#ifndef RUN_GROUP_H
#define RUN_GROUP_H

#include "run/run_service.h"

enum base_class run_group_new(struct run *run,
                              struct base_error *ret_error) BASE_MUST_CHECK;
void run_group_free(struct run *run);

/* Takes at most RUN_GROUP_MAX requests, answers the submissions as a group and then a few
 * of the queries that wait; true if there was any, or queries still wait. */
bool run_group_turn(struct run *run);

#endif
