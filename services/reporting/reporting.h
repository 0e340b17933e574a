/*
 * What vigil-reporting does, one duty a file; their table is in main.c.
 */
#ifndef REPORTING_REPORTING_H
#define REPORTING_REPORTING_H

#include "rules/rules_facts.h"
#include "run/run_service.h"
#include "store/store_journal.h"
#include "store/store_report.h"

struct reporting_parameters {
    int threshold; /* counts from 1 to this are suppressed */
};
extern struct reporting_parameters reporting_parameters;

/* reporting_apply.c: takes the journal's entries into the facts of figures */
enum base_class reporting_apply(struct run *run,
                                const struct vigil_event *events,
                                size_t count,
                                struct base_error *ret_error);

/* reporting_incident.c: a notification, as it is told and amended */
struct reporting_incident {
    struct vigil_notification notification;
    struct reporting_unknown {
        bool ethnicity, sex, disability; /* said: it cannot be known */
        bool ethnicity_reason, sex_reason, disability_reason;
    } unknown[VIGIL_CHILDREN_MAX]; /* as the notification's children */
};

/* Reads the notification of an entry; false if it cannot be read, which is said aloud. */
bool reporting_incident_read(const struct vigil_event *event,
                             struct reporting_incident *ret_incident);

/* Makes one change of an amendment. What no figure asks for is passed over. */
void reporting_incident_amend(struct reporting_incident *incident,
                              const char *path,
                              const char *value,
                              enum vigil_unknown unknown);

/* What is written of it: all but the case's reference and who notified, when. */
void reporting_incident_case(const struct reporting_incident *incident,
                             struct store_report_case *ret_case);

/* The index child; of none, nothing. */
struct store_report_child reporting_index_child(const struct vigil_child *children,
                                                size_t count);

/* reporting_process.c: whether a figure asks for such a later message; and what it
 * changes, once all that came before it is written. */
bool reporting_process_counts(enum vigil_event_kind type);
enum base_class reporting_process_apply(struct run *run,
                                        const struct vigil_event *event,
                                        struct base_error *ret_error);

/* reporting_alike.c: the cases notified live in a run of entries, each to be compared
 * with those before it. Start with count 0. */
struct reporting_notified {
    size_t count;
    struct {
        const char *case_ref; /* the entry's */
        vigil_date incident_on, born_on;
        enum vigil_sex sex;
    } at[RUN_FOLLOW_MAX];
};

void reporting_alike_add(struct reporting_notified *notified,
                         const char *case_ref,
                         const struct store_report_case *c);

/* Says which of them, all written by now, may be of one incident with an earlier one. */
enum base_class reporting_alike_say(struct run *run,
                                    const struct reporting_notified *notified,
                                    struct base_error *ret_error);

/* reporting_facts.c: the facts of a period, as of one moment */
struct reporting_facts {
    struct rules_facts facts; /* into the arrays below */
    struct rules_fact_case *cases;
    size_t cases_capacity;
    struct rules_fact_lcspr *lcsprs;
    struct rules_fact_consideration *considerations;
    int64_t position;       /* up to which the journal is applied */
    struct store_head head; /* where the journal stands */
};

/* Reads what the tables of from .. until are made of. End it with reporting_facts_done,
 * whatever it gave. */
enum base_class reporting_facts_read(struct run *run,
                                     vigil_date from,
                                     vigil_date until_exclusive,
                                     struct reporting_facts *ret_facts,
                                     struct base_error *ret_error) BASE_MUST_CHECK;
void reporting_facts_done(struct reporting_facts *facts);

/* reporting_report.c: the answer to report_query */
enum base_class reporting_report_answer(struct run *run,
                                        const struct vigil_key *caller,
                                        const struct vigil_query *query,
                                        struct wire_result *result,
                                        struct vigil_faults *faults,
                                        struct base_error *ret_error);

/* reporting_verify.c: the answer to journal_query */
enum base_class reporting_verify_answer(struct run *run,
                                        const struct vigil_key *caller,
                                        const struct vigil_query *query,
                                        struct wire_result *result,
                                        struct vigil_faults *faults,
                                        struct base_error *ret_error);

#endif
