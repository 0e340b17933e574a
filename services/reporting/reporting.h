/*
 * What vigil-reporting does, one duty a file; their table is in main.c.
 */
#ifndef REPORTING_REPORTING_H
#define REPORTING_REPORTING_H

#include "rules/rules_facts.h"
#include "run/run_service.h"
#include "store/store_journal.h"

struct reporting_parameters {
    int threshold; /* counts from 1 to this are suppressed */
};
extern struct reporting_parameters reporting_parameters;

/* reporting_apply.c: takes the journal's entries into the facts of figures */
enum base_class reporting_apply(struct run *run,
                                const struct vigil_event *events,
                                size_t count,
                                struct base_error *ret_error);

/* reporting_facts.c: the facts of a period, as of one moment */
struct reporting_facts {
    struct rules_facts facts; /* into the arrays below */
    struct rules_fact_case *cases;
    size_t cases_capacity;
    struct rules_fact_lcspr *lcsprs;
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
