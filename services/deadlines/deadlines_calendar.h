/*
 * The calendar of bank holidays, as the operator imports and approves it; part of what
 * vigil-deadlines does (deadlines.h).
 */
#ifndef DEADLINES_CALENDAR_H
#define DEADLINES_CALENDAR_H

#include "run/run_service.h"
#include "store/store_law.h"

/* calendar_import: refused with all that is wrong, or kept as proposed */
enum base_class deadlines_calendar_read(const uint8_t *body,
                                        size_t size,
                                        void *record,
                                        struct vigil_faults *faults);
void deadlines_calendar_look(struct store *store,
                             const struct vigil_key *caller,
                             void *record);
enum base_class deadlines_calendar_decide(struct run_decision *decision);
void deadlines_calendar_write(struct store *store, const struct run_decision *decision);

/* calendar_approval: in force once the journal's follower comes to it */
enum base_class deadlines_approval_read(const uint8_t *body,
                                        size_t size,
                                        void *record,
                                        struct vigil_faults *faults);
void deadlines_approval_look(struct store *store,
                             const struct vigil_key *caller,
                             void *record);
enum base_class deadlines_approval_decide(struct run_decision *decision);
void deadlines_approval_write(struct store *store, const struct run_decision *decision);

/* calendar_query: the versions; of one, its holidays, or what it would change */
enum base_class deadlines_calendar_answer(struct run *run,
                                          const struct vigil_key *caller,
                                          const struct vigil_query *query,
                                          struct wire_result *result,
                                          struct vigil_faults *faults,
                                          struct base_error *ret_error);

#endif
