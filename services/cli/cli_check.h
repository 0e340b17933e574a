/*
 * What the rules say of a record before it is sent, beside what reading it has found: so
 * that all that is wrong is told at once. What only the service knows is not judged: what
 * time it is, who sends it, and what is recorded already.
 *
 * Promises: a field that has a fault gets no second one; the faults are in the order of
 * the record's fields.
 */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "vigil/records.h"

void cli_check_notification(const struct vigil_notification *record,
                            struct vigil_faults *faults);
void cli_check_rapid_review(const struct vigil_rapid_review *record,
                            struct vigil_faults *faults);
void cli_check_lcspr(const struct vigil_lcspr *record, struct vigil_faults *faults);

#endif
