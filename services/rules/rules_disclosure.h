/*
 * Disclosure control: what a report shows to those who may not see small counts.
 *
 * Counts of 1 to the threshold become "c" (the Department for Education's rule for small
 * counts of children in need: 1 to 5; a zero is shown), and with them whatever would let
 * a reader work them out:
 * - the population's totals count as known to the reader, shown or not; a breakdown then
 *   tells nothing of another, and each is one sum whose hidden parts rules_sum.h
 * protects; a breakdown that cannot be protected is withheld: its categories are not even
 * listed;
 * - deaths and serious harm are populations too: where their number is hidden, so are
 *   their categories;
 * - what is not known is a part like any other; if it is hidden, so is what is known;
 * - a percentage is shown only if its numerator and denominator are;
 * - deaths by sex cross three breakdowns: both are shown only if no difference between
 *   the three is small and nothing in them is hidden, else withheld;
 * - an authority knows its own count: the others are safe from it too;
 * - how complete notifications are splits what is not known: it is told only where that
 * is shown;
 * - the stock of reviews is also safe from a reader who takes the period's from it;
 * - a least or greatest duration is one case's, so durations are told only of
 *   RULES_DURATIONS_MIN cases and more.
 *
 * Not covered: differences between reports of overlapping periods, or of one period as of
 * two positions. So that nobody collects many of them, all but the Panel get the figures
 * of whole years that have ended only (rules_access_period); a calendar year and the year
 * from April that overlap, and a year that is corrected afterwards, remain.
 *
 * Promises: works on the rows in place, takes suppressed numbers out of them, and lets
 * rules_audit.h, which knows nothing of how it was done, look for what can be worked out.
 */
#ifndef RULES_DISCLOSURE_H
#define RULES_DISCLOSURE_H

#include "base/base_error.h"
#include "rules/rules_tables.h"

enum {
    RULES_THRESHOLD_DEFAULT = 5,
    RULES_DURATIONS_MIN = 10 /* or twice the threshold and two, if that is more */
};

/* Suppresses. The report must be whole, as rules_tables_make gave it: take out the tables
 * that are wanted afterwards. BASE_BUG ("disclosure_audit"): something could still be
 * worked out, and the report must not go out. Threshold from 1. */
enum base_class rules_disclosure_apply(struct rules_report *report,
                                       int32_t threshold,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

#endif
