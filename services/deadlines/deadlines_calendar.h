/*
 * The calendar of bank holidays and the rules, as the operator imports and approves them,
 * version by version; part of what vigil-deadlines does (deadlines.h).
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

/* A fault if a year that the one in force covers would be lost. */
void deadlines_calendar_span(vigil_date from,
                             vigil_date until,
                             const struct vigil_calendar *running,
                             struct vigil_faults *faults);

/* rules_import: the same of the rules */
enum base_class deadlines_rules_read(const uint8_t *body,
                                     size_t size,
                                     void *record,
                                     struct vigil_faults *faults);
void
deadlines_rules_look(struct store *store, const struct vigil_key *caller, void *record);
enum base_class deadlines_rules_decide(struct run_decision *decision);
void deadlines_rules_write(struct store *store, const struct run_decision *decision);

/* Adds a fault for all that keeps the texts from following the rules in force now. */
enum base_class deadlines_rules_judge(const struct vigil_rules *rules,
                                      const struct rules_context *context,
                                      struct vigil_faults *faults);

/* Whether a version is of rules: its name says so. And a fault if this is no name for a
 * new version of its kind. */
bool deadlines_approval_is_rules(const char *version);
void deadlines_approval_name(const char *version,
                             bool rules,
                             const struct store_law_entries *found,
                             struct vigil_faults *faults);

/* calendar_approval, of either: in force once the journal's follower comes to it */
enum base_class deadlines_approval_read(const uint8_t *body,
                                        size_t size,
                                        void *record,
                                        struct vigil_faults *faults);
void deadlines_approval_look(struct store *store,
                             const struct vigil_key *caller,
                             void *record);
enum base_class deadlines_approval_decide(struct run_decision *decision);
void deadlines_approval_write(struct store *store, const struct run_decision *decision);

/* calendar_query: the versions of the calendar, or (table `rules`) of the rules; of one,
 * its holidays or texts (tables `clocks`, `ladder`), or what it would change */
enum base_class deadlines_calendar_answer(struct run *run,
                                          const struct vigil_key *caller,
                                          const struct vigil_query *query,
                                          struct wire_result *result,
                                          struct vigil_faults *faults,
                                          struct base_error *ret_error);

/* deadlines_rules_list.c: of that answer, the versions of the rules and the lines of one;
 * BASE_DONE: there is no such version */
enum base_class deadlines_rules_versions(struct run *run,
                                         struct wire_result *result,
                                         struct base_error *ret_error);
enum base_class deadlines_rules_text(struct run *run,
                                     const struct vigil_query *query,
                                     struct wire_result *result,
                                     struct base_error *ret_error);

/* deadlines_calendar_list.c: where a version stands, in a word */
const char *deadlines_calendar_state(const struct store_law_entry *entry,
                                     const char *in_force);

#endif
