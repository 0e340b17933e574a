/*
 * What vigil-deadlines does, one duty a file; their table is in main.c.
 */
#ifndef DEADLINES_DEADLINES_H
#define DEADLINES_DEADLINES_H

#include "run/run_service.h"
#include "store/store_clock.h"

/* deadlines_apply.c: starts and stops clocks as the journal's entries say */
enum base_class deadlines_apply(struct run *run,
                                const struct vigil_event *events,
                                size_t count,
                                struct base_error *ret_error);

/* deadlines_facts.c: the facts of the cases that a run of entries is about */
enum { DEADLINES_CASES_MAX = 2 * RUN_FOLLOW_MAX };

struct deadlines_case {
    struct vigil_case facts;
    struct vigil_deadline before[VIGIL_DEADLINES_MAX]; /* the clocks as they were */
    size_t before_count;
    vigil_instant changed_at; /* when the last entry about it was recorded */
    bool historic;            /* that entry was brought in from before Vigil */
    bool changed;
};

struct deadlines_cases {
    struct deadlines_case at[DEADLINES_CASES_MAX];
    size_t count;
};

/* Reads what is known of the cases named, and takes the entries into it. */
enum base_class deadlines_facts_gather(struct run *run,
                                       const struct vigil_event *events,
                                       size_t count,
                                       struct deadlines_cases *ret_cases,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

/* deadlines_tick.c: raises the alerts of the rungs that are reached, and tells when the
 * next one will be */
enum base_class deadlines_tick(struct run *run,
                               vigil_instant now,
                               vigil_instant *ret_next,
                               struct base_error *ret_error);

/* deadlines_list.c: the answer to deadlines_query */
enum base_class deadlines_list_answer(struct run *run,
                                      const struct vigil_key *caller,
                                      const struct vigil_query *query,
                                      struct wire_result *result,
                                      struct vigil_faults *faults,
                                      struct base_error *ret_error);

/* deadlines_time.c: moves a sandbox's time */
enum base_class deadlines_time_read(const uint8_t *body,
                                    size_t size,
                                    void *record,
                                    struct vigil_faults *faults);
enum base_class deadlines_time_decide(struct run_decision *decision);
void deadlines_time_write(struct store *store, const struct run_decision *decision);

#endif
