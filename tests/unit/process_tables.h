/*
 * A world of 200 live cases of 2026, to be changed by a test; the report made of it, and
 * what stands in it. Included after cmocka.h.
 */
#ifndef PROCESS_TABLES_H
#define PROCESS_TABLES_H

#include "casebook_facts.h"
#include "rules/rules_disclosure.h"
#include "rules/rules_tables.h"

enum { CASES = 200 };

static struct rules_fact_case cases[CASES];
static struct rules_fact_consideration considerations[30];
static struct rules_facts facts;
static const struct rules_calendar *calendar;
static struct rules_row rows[RULES_ROWS_MAX];
static struct rules_report report;

/* Live cases of 2026, of girls of three, all stated. */
static inline int
begin(void **state)
{
    (void)state;
    memset(considerations, 0, sizeof considerations);
    for (size_t i = 0; i < CASES; i++) {
        cases[i] = (struct rules_fact_case){.authority = "E08000025",
                                            .incident_on = base_date_of(2026, 3, 1),
                                            .became_aware_on = base_date_of(2026, 3, 2),
                                            .notified_on = base_date_of(2026, 3, 3),
                                            .rapid_review_on = VIGIL_DATE_NONE,
                                            .incident_type = VIGIL_INCIDENT_TYPE_DEATH,
                                            .death_category = VIGIL_DEATH_CATEGORY_SUDI,
                                            .child = {.present = true,
                                                      .born_on = base_date_of(2022, 5, 1),
                                                      .sex = VIGIL_SEX_FEMALE,
                                                      .ethnicity = VIGIL_ETHNICITY_WBRI,
                                                      .disability = VIGIL_YES_NO_NO}};
    }
    facts = (struct rules_facts){
        .cases = cases, .cases_count = CASES, .considerations = considerations};
    calendar = facts_calendar();
    return 0;
}

static inline void
make(void)
{
    report = (struct rules_report){.rows = rows, .capacity = RULES_ROWS_MAX};
    assert_int_equal(rules_tables_make(&facts,
                                       calendar,
                                       base_date_of(2026, 1, 1),
                                       base_date_of(2027, 1, 1),
                                       &report,
                                       NULL),
                     BASE_OK);
}

static inline void
suppress(void)
{
    assert_int_equal(rules_disclosure_apply(&report, RULES_THRESHOLD_DEFAULT, NULL),
                     BASE_OK);
}

static inline struct rules_row *
row_of(const char *table,
       const char *breakdown,
       const char *category,
       const char *measure)
{
    for (size_t i = 0; i < report.count; i++) {
        struct rules_row *row = &report.rows[i];
        if (strcmp(row->table, table) == 0 && strcmp(row->breakdown, breakdown) == 0 &&
            strcmp(row->category, category) == 0 && strcmp(row->measure, measure) == 0) {
            return row;
        }
    }
    return NULL;
}

struct wanted {
    const char *table, *breakdown, *category, *measure, *value;
};

static inline void
values_are(const struct wanted *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct wanted *w = &wanted[i];
        const struct rules_row *row =
            row_of(w->table, w->breakdown, w->category, w->measure);
        if (row == NULL || strcmp(row->value, w->value) != 0) {
            fail_msg("%s %s %s %s: %s is not %s",
                     w->table,
                     w->breakdown,
                     w->category,
                     w->measure,
                     row == NULL ? "no row" : row->value,
                     w->value);
        }
    }
}

static inline bool
has_table(const char *table)
{
    for (size_t i = 0; i < report.count; i++) {
        if (strcmp(report.rows[i].table, table) == 0) {
            return true;
        }
    }
    return false;
}

#endif
