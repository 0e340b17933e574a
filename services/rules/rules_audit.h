/*
 * The attacker's view of a report: what a reader can work out of the numbers that were
 * suppressed, from nothing but the rows as they are to be published and what everybody
 * knows of the tables. Knows nothing of how they were suppressed, so that a mistake there
 * is found here.
 */
#ifndef RULES_AUDIT_H
#define RULES_AUDIT_H

#include "rules/rules_tables.h"

/* Sets the span of each count. Returns a row of which a reader can tell that its number,
 * or what is left when it is taken from its whole, is between 1 and the threshold; NULL
 * if there is none. */
const struct rules_row *rules_audit_report(struct rules_report *report,
                                           int32_t threshold);

#endif
