/*
 * The periods that figures are given for: a calendar year (2021), a reporting year from
 * April (2022-23), and a quarter or half of either (2021Q2, 2021H1, 2022-23Q1,
 * 2022-23H2).
 */
#ifndef RULES_PERIOD_H
#define RULES_PERIOD_H

#include "base/base_error.h"
#include "vigil/records.h"

/* The period's first day, and the first day behind it. Refused (BASE_REFUSE,
 * "no_such_period"): any other text, years before 1900 or after 2199. */
enum base_class rules_period_parse(const char *text,
                                   vigil_date *ret_from,
                                   vigil_date *ret_until_exclusive,
                                   struct base_error *ret_error) BASE_MUST_CHECK;

#endif
