/*
 * What the files of the tables share: the work in hand, how a row is written and how a
 * breakdown is counted. Only rules_tables*.c include it.
 */
#ifndef RULES_TABLES_PARTS_H
#define RULES_TABLES_PARTS_H

#include "rules/rules_tables.h"

enum {
    NOTIFICATION_WORKING_DAYS = 5, /* Children Act 2004 s16C, Working Together ch. 4 */
    RAPID_REVIEW_WORKING_DAYS = 15,
    LCSPR_DAYS = 182, /* 26 weeks: how the Panel counts six months in its tables */
    DAYS_A_WEEK = 7
};

/* The work in hand. */
struct rules_tables {
    const struct rules_facts *facts;
    const struct rules_calendar *calendar;
    vigil_date from, until;
    struct rules_report *report;
    bool full; /* something did not fit: the report is no good */
};

/* One breakdown while it is counted; its categories in the order of their bytes. */
struct rules_spread {
    size_t count;
    int32_t known, not_known;
    bool full;
    struct rules_spread_category {
        char name[RULES_CATEGORY_SIZE];
        int32_t count;
    } categories[RULES_CATEGORIES_MAX];
};

/* Whether the day lies in the period. */
bool rules_tables_inside(const struct rules_tables *tables, vigil_date date);

/* Whether the Panel was notified of the case in the period: it is not withdrawn or
 * merged, and no death that is only noted. */
bool rules_tables_notified(const struct rules_tables *tables,
                           const struct rules_fact_case *of);

/* A death without abuse or neglect, of a child looked after or a care leaver: for the
 * Department and Ofsted, not for the Panel. */
bool rules_tables_is_noted(const struct rules_fact_case *of);

/* Writes a row. */
void rules_tables_count(struct rules_tables *tables,
                        const char *const place[3],
                        enum rules_role role,
                        int32_t count);
void rules_tables_percent(struct rules_tables *tables,
                          const char *const place[3],
                          int32_t part,
                          int32_t whole);
void rules_tables_statistic(struct rules_tables *tables,
                            const char *const place[3],
                            const char *measure,
                            const char *value,
                            int32_t number);

/* A breakdown: begin, add each case's category ("", NULL and "not_known" are not known),
 * write. Categories that must be written even if there are none are named in order. */
void rules_spread_begin(struct rules_spread *spread);
void rules_spread_add(struct rules_spread *spread, const char *category);
void rules_spread_write(const struct rules_spread *spread,
                        struct rules_tables *tables,
                        const char *table,
                        const char *breakdown);
void rules_spread_write_ordered(const struct rules_spread *spread,
                                struct rules_tables *tables,
                                const char *const place[2],
                                const char *const *order,
                                size_t order_count);

/* The age bands, and in which one a child was on a day; "" if that is not known. */
enum { RULES_BANDS = 5 };
extern const char *const rules_tables_bands[RULES_BANDS];
const char *rules_tables_band(const struct rules_fact_child *child, vigil_date on);

/* How many birthdays were had by a day; -1: not known, or not born yet. */
int rules_tables_age(const struct rules_fact_child *child, vigil_date on);

/* The ethnicity group of a code; "not_known" where it was refused, not yet obtained or
 * not stated. */
const char *rules_tables_ethnicity(enum vigil_ethnicity ethnicity);

/* How many of how many came in time. */
void rules_tables_write_in_time(struct rules_tables *tables,
                                const char *table,
                                int32_t in_time,
                                int32_t all);

/* Whether done_on is no later than the n-th working day after day 0. */
bool rules_tables_in_time(const struct rules_tables *tables,
                          vigil_date day_0,
                          int32_t n,
                          vigil_date done_on);

/* What a report is refused with that does not fit. */
enum base_class rules_tables_too_large(const struct rules_report *report,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

/* The tables, in the order of a report. */
void rules_tables_incidents(struct rules_tables *tables);
void rules_tables_timeliness(struct rules_tables *tables);
void rules_tables_lcspr_weeks(struct rules_tables *tables);
void rules_tables_lcspr(struct rules_tables *tables);
void rules_tables_lcspr_publication(struct rules_tables *tables);
/* of the process; each is written only if it has anything to count */
void rules_tables_noted_deaths(struct rules_tables *tables);
void rules_tables_considered(struct rules_tables *tables);
void rules_tables_completeness(struct rules_tables *tables);

#endif
