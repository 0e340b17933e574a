/*
 * The messages that intake handles, one a file; their table is in main.c.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "run/run_service.h"
#include "store/store_case.h"

/* the messages about a case or review that is there: rules_process has each */
/* clang-format off */
#define INTAKE_PARTNERS(X) \
    X(AMENDMENT) X(WITHDRAWAL) X(REINSTATEMENT) X(ANSWER) X(RESPONSE_REPLY) \
    X(EXTENSION_REQUEST) X(GAP_OUTCOME) X(SHARING) X(REVIEWERS) X(KEY_LINE_FATE) \
    X(DELAY) X(LCSPR_REPORT) X(LCSPR_PUBLICATION) X(LCSPR_REMOVAL) \
    X(RECOMMENDATIONS) X(RECOMMENDATION_ANSWER) X(ACTIONS) X(ACTION_PROGRESS) \
    X(FOLLOW_UP) X(NATIONAL_ISSUE)
/* clang-format on */

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
void intake_notification_warn(const struct run_decision *decision,
                              struct vigil_faults *ret_warnings);

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
void intake_rapid_review_warn(const struct run_decision *decision,
                              struct vigil_faults *ret_warnings);

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
void intake_lcspr_warn(const struct run_decision *decision,
                       struct vigil_faults *ret_warnings);

/* intake_key.c */
enum base_class intake_key_read(const uint8_t *body,
                                size_t size,
                                void *record,
                                struct vigil_faults *faults);
enum base_class intake_key_enrol_decide(struct run_decision *decision);
void intake_key_enrol_write(struct store *store, const struct run_decision *decision);
enum base_class intake_key_revoke_decide(struct run_decision *decision);
void intake_key_revoke_write(struct store *store, const struct run_decision *decision);

/* intake_order.c */
enum base_class intake_order_read(const uint8_t *body,
                                  size_t size,
                                  void *record,
                                  struct vigil_faults *faults);
size_t intake_order_names(void *record,
                          const struct rules_context *context,
                          struct vigil_case_name *ret_names,
                          struct vigil_faults *faults);
size_t intake_order_retry_names(void *record,
                                const struct rules_context *context,
                                struct vigil_case_name *ret_names,
                                struct vigil_faults *faults);
enum base_class intake_order_retry_decide(struct run_decision *decision);
enum base_class intake_order_go_live_decide(struct run_decision *decision);
enum base_class intake_order_snooze_decide(struct run_decision *decision);

/* intake_feed.c */
enum base_class intake_feed_read(const uint8_t *body,
                                 size_t size,
                                 void *record,
                                 struct vigil_faults *faults);
enum base_class intake_feed_decide(struct run_decision *decision);

/* intake_roster.c: the gate's private request for all keys */
bool intake_roster_answer(struct run *run,
                          struct bus_request *request,
                          const struct wire_envelope *envelope,
                          const struct vigil_key *caller);

/* intake_case.c: for queries about one case. True if the reference is well-formed; true
 * if the case was found and the caller may see it. Else with the fault. */
bool intake_case_reference(const char *case_ref,
                           const struct vigil_key *caller,
                           struct vigil_faults *faults);
bool intake_case_is_seen(const struct store_cases *cases,
                         const struct vigil_key *caller,
                         struct vigil_faults *faults);

/* intake_case.c, intake_cases.c, intake_facts.c, intake_status.c: queries */
enum base_class intake_facts_answer(struct run *run,
                                    const struct vigil_key *caller,
                                    const struct vigil_query *query,
                                    struct wire_result *result,
                                    struct vigil_faults *faults,
                                    struct base_error *ret_error);
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

/* intake_receipt.c */
enum base_class intake_receipt_answer(struct run *run,
                                      const struct vigil_key *caller,
                                      const struct vigil_query *query,
                                      struct wire_result *result,
                                      struct vigil_faults *faults,
                                      struct base_error *ret_error);

/* intake_chunk.c: pieces of documents; libmagic's table is loaded at the start. True if
 * the text is a SHA-256, else with the fault. */
enum base_class intake_chunk_start(struct run *run, struct base_error *ret_error);
bool intake_digest(const char *digest, struct vigil_faults *faults);
enum base_class intake_chunk_answer(struct run *run,
                                    const struct vigil_key *caller,
                                    const struct vigil_query *query,
                                    struct wire_result *result,
                                    struct vigil_faults *faults,
                                    struct base_error *ret_error);

/* intake_document.c */
enum base_class intake_document_read(const uint8_t *body,
                                     size_t size,
                                     void *record,
                                     struct vigil_faults *faults);
void
intake_document_look(struct store *store, const struct vigil_key *caller, void *record);
enum base_class intake_document_decide(struct run_decision *decision);
enum base_class intake_document_answer(struct run *run,
                                       const struct vigil_key *caller,
                                       const struct vigil_query *query,
                                       struct wire_result *result,
                                       struct vigil_faults *faults,
                                       struct base_error *ret_error);

/* intake_enrol.c: `vigil-intake --enrol KEY PARTY ROLE --config FILE`, on the host, for
 * the first keys of an instance; gives the exit status */
int intake_enrol(int argc, char **argv);

/* intake_replay.c: `vigil-intake --replay --config FILE`, on the host, with the daemons
 * stopped: makes an empty case file again from the journal; gives the exit status */
int intake_replay(int argc, char **argv);

/* intake_once.c: the works above, by the first argument; false: it is none of them. */
extern const char intake_once_usage[];
bool intake_once(int argc, char **argv, int *ret_exit);

#endif
