/*
 * The law that is in force, as the database has it: at the start the host's files are the
 * law, until the database knows a version; a new version is taken over while running.
 *
 * Promises: a follower works with the law of its own position in the journal, since it
 * reads which that is in the same statement that gives it its row; the others notice a
 * new version within run.follow_ms. What cannot be read leaves the law as it was.
 */
#ifndef RUN_LAW_FOLLOW_H
#define RUN_LAW_FOLLOW_H

#include "run/run_service.h"

/* Takes the calendar and the rules of these versions over, unless they are in force here
 * already; "": none was recorded yet. Runs the store. */
enum base_class run_law_follow(struct run *run,
                               const char *calendar,
                               const char *rules,
                               struct base_error *ret_error) BASE_MUST_CHECK;

/* For those that follow nothing: asks which version is in force, and follows. */
enum base_class run_law_look(struct run *run,
                             struct base_error *ret_error) BASE_MUST_CHECK;

/* Reads a version's holidays or rules and makes a law of them, all else being that of
 * run->law; BASE_DONE: there is no such version. */
enum base_class run_law_of(struct run *run,
                           const char *version,
                           struct rules_law *ret_law,
                           struct base_error *ret_error) BASE_MUST_CHECK;

#endif
