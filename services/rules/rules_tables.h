/*
 * The tables of a report: what is counted, in which order, under which name.
 *
 *     table,breakdown,category,measure,value
 *
 * Percentages are whole, halves up, of what is known, and are not made to sum to 100.
 * What is not known is counted and shown. Nothing is suppressed here: that is
 * rules_disclosure.h, and nothing leaves without it but for the Panel's own eyes.
 * Promises: the same facts in any order give the same rows; no memory but the caller's.
 */
#ifndef RULES_TABLES_H
#define RULES_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "rules/rules_calendar.h"
#include "rules/rules_facts.h"

enum {
    RULES_ROWS_MAX = 4096,      /* more than a report can have */
    RULES_CATEGORIES_MAX = 512, /* of one breakdown; England has 153 authorities */
    RULES_CATEGORY_SIZE = 48,
    RULES_VALUE_SIZE = 16
};

/* What a row is within its breakdown. */
enum rules_role {
    RULES_ROLE_TOTAL = 1, /* a number by itself, or what the others are part of */
    RULES_ROLE_CATEGORY,  /* how many are of this category */
    RULES_ROLE_PERCENT,   /* the row before it as a percentage */
    RULES_ROLE_KNOWN,     /* how many have a category */
    RULES_ROLE_NOT_KNOWN, /* how many have none */
    RULES_ROLE_STATISTIC  /* a median, minimum, maximum or range */
};

/* What a reader can work out of a number: it is one of these. */
struct rules_span {
    int32_t lowest, highest;
};

struct rules_row {
    char table[48];
    char breakdown[32];
    char category[RULES_CATEGORY_SIZE];
    char measure[12];
    char value[RULES_VALUE_SIZE]; /* as it is printed; "c" when suppressed */
    int32_t number;               /* the count, or the percentage; 0 when suppressed */
    enum rules_role role;
    bool suppressed;
    bool withheld;          /* so is all of its breakdown: nothing is told of it */
    struct rules_span span; /* set by rules_audit.h */
};

struct rules_report {
    struct rules_row *rows; /* the caller's */
    size_t capacity;        /* RULES_ROWS_MAX is enough */
    size_t count;
};

/* All tables of the period, from the first day to the day before until_exclusive, into
 * report->rows. Refused (BASE_STOP) if there are more categories or rows than fit. */
enum base_class rules_tables_make(const struct rules_facts *facts,
                                  const struct rules_calendar *calendar,
                                  vigil_date from,
                                  vigil_date until_exclusive,
                                  struct rules_report *report,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

/* How often the Panel agreed, by authority: a table of its own, which never leaves but
 * for the Panel's own eyes. Refused as above. */
#define RULES_TABLE_BY_AUTHORITY "panel_responses_by_authority"
enum base_class rules_tables_agreement(const struct rules_facts *facts,
                                       vigil_date from,
                                       vigil_date until_exclusive,
                                       struct rules_report *report,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

#endif
