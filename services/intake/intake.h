/*
 * The messages that intake handles, one a file; their table is in main.c.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "run/run_service.h"

/* intake_notification.c */
enum base_class intake_notification_read(const uint8_t *body,
                                         size_t size,
                                         void *record,
                                         struct vigil_faults *faults);
size_t intake_notification_names(void *record,
                                 const struct rules_context *context,
                                 struct vigil_case_name *ret_names,
                                 struct vigil_faults *faults);
enum base_class intake_notification_decide(struct run_decision *decision);

/* intake_rapid_review.c */
enum base_class intake_rapid_review_read(const uint8_t *body,
                                         size_t size,
                                         void *record,
                                         struct vigil_faults *faults);
size_t intake_rapid_review_names(void *record,
                                 const struct rules_context *context,
                                 struct vigil_case_name *ret_names,
                                 struct vigil_faults *faults);
enum base_class intake_rapid_review_decide(struct run_decision *decision);

/* intake_lcspr.c */
enum base_class intake_lcspr_read(const uint8_t *body,
                                  size_t size,
                                  void *record,
                                  struct vigil_faults *faults);
size_t intake_lcspr_names(void *record,
                          const struct rules_context *context,
                          struct vigil_case_name *ret_names,
                          struct vigil_faults *faults);
enum base_class intake_lcspr_decide(struct run_decision *decision);
void intake_lcspr_write(struct store *store, const struct run_decision *decision);

/* intake_key.c */
enum base_class intake_key_read(const uint8_t *body,
                                size_t size,
                                void *record,
                                struct vigil_faults *faults);
enum base_class intake_key_enrol_decide(struct run_decision *decision);
void intake_key_enrol_write(struct store *store, const struct run_decision *decision);
enum base_class intake_key_revoke_decide(struct run_decision *decision);
void intake_key_revoke_write(struct store *store, const struct run_decision *decision);

/* intake_roster.c: the gate's private request for all keys */
bool intake_roster_answer(struct run *run,
                          struct bus_request *request,
                          const struct wire_envelope *envelope,
                          const struct vigil_key *caller);

/* intake_case.c, intake_cases.c, intake_status.c: queries */
enum base_class intake_case_answer(struct run *run,
                                   const struct vigil_key *caller,
                                   const struct vigil_query *query,
                                   struct wire_result *result,
                                   struct vigil_faults *faults,
                                   struct base_error *ret_error);
enum base_class intake_cases_answer(struct run *run,
                                    const struct vigil_key *caller,
                                    const struct vigil_query *query,
                                    struct wire_result *result,
                                    struct vigil_faults *faults,
                                    struct base_error *ret_error);
enum base_class intake_status_answer(struct run *run,
                                     const struct vigil_key *caller,
                                     const struct vigil_query *query,
                                     struct wire_result *result,
                                     struct vigil_faults *faults,
                                     struct base_error *ret_error);

/* intake_enrol.c: `vigil-intake --enrol KEY PARTY ROLE --config FILE`, on the host, for
 * the first keys of an instance; gives the exit status */
int intake_enrol(int argc, char **argv);

#endif
