/*
 * Reads a casebook of tests/data into the plain facts that tables are made of, and the
 * bank holidays into a calendar. For the tests of rules only: no quoted fields, no checks
 * but assertions. What it gives lives in static memory until the next reading.
 */
#ifndef CASEBOOK_FACTS_H
#define CASEBOOK_FACTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "rules/rules_calendar.h"
#include "rules/rules_facts.h"
#include "rules/rules_london.h"

enum { FACTS_MAX = 2048, FACTS_COLUMNS = 20, FACTS_FIELD = 128 };

struct facts_table {
    size_t columns, rows;
    char header[FACTS_COLUMNS][FACTS_FIELD];
    char cells[FACTS_MAX][FACTS_COLUMNS][FACTS_FIELD];
};

static struct {
    struct facts_table table;
    struct rules_fact_case cases[FACTS_MAX];
    char case_refs[FACTS_MAX][VIGIL_OWN_REF_SIZE];
    struct rules_fact_lcspr lcsprs[FACTS_MAX];
    char lcspr_refs[FACTS_MAX][VIGIL_OWN_REF_SIZE];
    size_t links[FACTS_MAX];
    struct rules_calendar calendar;
} facts_memory;

static inline size_t
facts_split(char *line, char fields[FACTS_COLUMNS][FACTS_FIELD])
{
    size_t count = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; at != NULL; count++) {
        assert_true(count < FACTS_COLUMNS);
        char *field = strsep(&at, ",");
        assert_true(base_text_copy(fields[count], FACTS_FIELD, field));
    }
    return count;
}

static inline struct facts_table *
facts_table_read(const char *folder, const char *name)
{
    char path[512], line[2048];
    struct facts_table *table = &facts_memory.table;
    assert_true(base_text_print(path, sizeof path, "%s/%s.csv", folder, name));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    table->columns = facts_split(line, table->header);
    for (table->rows = 0; fgets(line, sizeof line, file) != NULL; table->rows++) {
        assert_true(table->rows < FACTS_MAX);
        assert_int_equal(facts_split(line, table->cells[table->rows]), table->columns);
    }
    assert_int_equal(fclose(file), 0);
    return table;
}

static inline const char *
facts_text(const struct facts_table *table, size_t row, const char *column)
{
    for (size_t i = 0; i < table->columns; i++) {
        if (strcmp(table->header[i], column) == 0) {
            return table->cells[row][i];
        }
    }
    fail_msg("no column %s", column);
    return "";
}

/* A day, or an instant's day in London. */
static inline vigil_date
facts_date(const struct facts_table *table, size_t row, const char *column)
{
    const char *text = facts_text(table, row, column);
    vigil_date date = VIGIL_DATE_NONE;
    vigil_instant instant = VIGIL_INSTANT_NONE;
    if (strchr(text, 'T') != NULL) {
        assert_true(base_instant_parse(text, &instant));
        return rules_london_date(instant);
    }
    assert_true(text[0] == '\0' || base_date_parse(text, &date));
    return date;
}

static inline int
facts_code(const struct facts_table *table,
           size_t row,
           const char *column,
           enum vigil_code_list list)
{
    const char *text = facts_text(table, row, column);
    int code = 0;
    assert_true(text[0] == '\0' || vigil_code_find(list, text, &code));
    return code;
}

/* Where the reference is among those read; count if it is none of them. */
static inline size_t
facts_find(char refs[][VIGIL_OWN_REF_SIZE], size_t count, const char *ref)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(refs[i], ref) == 0) {
            return i;
        }
    }
    return count;
}

static inline void
facts_read_cases(const char *folder, struct rules_facts *facts)
{
    const struct facts_table *t = facts_table_read(folder, "notifications");
    for (size_t i = 0; i < t->rows; i++) {
        struct rules_fact_case *of = &facts_memory.cases[i];
        memset(of, 0, sizeof *of);
        of->rapid_review_on = VIGIL_DATE_NONE;
        of->historic = true;
        (void)base_text_copy(facts_memory.case_refs[i],
                             VIGIL_OWN_REF_SIZE,
                             facts_text(t, i, "notification_ref"));
        (void)base_text_copy(
            of->authority, VIGIL_PARTY_SIZE, facts_text(t, i, "authority"));
        of->incident_on = facts_date(t, i, "incident_on");
        of->became_aware_on = facts_date(t, i, "became_aware_on");
        of->notified_on = facts_date(t, i, "notified_at");
        of->incident_type = (enum vigil_incident_type)facts_code(
            t, i, "incident_type", VIGIL_LIST_INCIDENT_TYPE);
        of->death_category = (enum vigil_death_category)facts_code(
            t, i, "death_category", VIGIL_LIST_DEATH_CATEGORY);
        of->harm_category = (enum vigil_harm_category)facts_code(
            t, i, "harm_category", VIGIL_LIST_HARM_CATEGORY);
        of->neglect = (enum vigil_yes_no)facts_code(t, i, "neglect", VIGIL_LIST_YES_NO);
        of->domestic_abuse =
            (enum vigil_yes_no)facts_code(t, i, "domestic_abuse", VIGIL_LIST_YES_NO);
        of->social_care = (enum vigil_social_care)facts_code(
            t, i, "social_care", VIGIL_LIST_SOCIAL_CARE);
        of->timing_excluded = facts_text(t, i, "timing_exclusion")[0] != '\0';
    }
    facts->cases_count = t->rows;
}

static inline void
facts_read_answers(const char *folder, const struct rules_facts *facts)
{
    const struct facts_table *t = facts_table_read(folder, "rapid_reviews");
    for (size_t i = 0; i < t->rows; i++) {
        size_t at = facts_find(facts_memory.case_refs,
                               facts->cases_count,
                               facts_text(t, i, "notification_ref"));
        assert_true(at < facts->cases_count);
        facts_memory.cases[at].rapid_review_on = facts_date(t, i, "received_at");
        facts_memory.cases[at].decision =
            (enum vigil_decision)facts_code(t, i, "decision", VIGIL_LIST_DECISION);
    }
    t = facts_table_read(folder, "panel_responses");
    for (size_t i = 0; i < t->rows; i++) {
        size_t at = facts_find(facts_memory.case_refs,
                               facts->cases_count,
                               facts_text(t, i, "notification_ref"));
        assert_true(at < facts->cases_count);
        facts_memory.cases[at].response =
            (enum vigil_response)facts_code(t, i, "response", VIGIL_LIST_RESPONSE);
    }
}

static inline void
facts_read_lcsprs(const char *folder, struct rules_facts *facts)
{
    const struct facts_table *t = facts_table_read(folder, "lcsprs");
    for (size_t i = 0; i < t->rows; i++) {
        struct rules_fact_lcspr *lcspr = &facts_memory.lcsprs[i];
        memset(lcspr, 0, sizeof *lcspr);
        facts_memory.links[i] = 0;
        (void)base_text_copy(facts_memory.lcspr_refs[i],
                             VIGIL_OWN_REF_SIZE,
                             facts_text(t, i, "lcspr_ref"));
        lcspr->commissioned_on = facts_date(t, i, "commissioned_on");
        lcspr->received_on = facts_date(t, i, "received_at");
        lcspr->published_on = facts_date(t, i, "published_on");
        lcspr->shape = (enum vigil_shape)facts_code(t, i, "shape", VIGIL_LIST_SHAPE);
        assert_int_equal(sscanf(facts_text(t, i, "children"), "%d", &lcspr->children), 1);
        lcspr->methodology = (enum vigil_methodology)facts_code(
            t, i, "methodology", VIGIL_LIST_METHODOLOGY);
        lcspr->publication = (enum vigil_publication)facts_code(
            t, i, "publication", VIGIL_LIST_PUBLICATION);
        lcspr->timing_excluded = facts_text(t, i, "timing_exclusion")[0] != '\0';
        lcspr->incident_type = (enum vigil_incident_type)facts_code(
            t, i, "incident_type", VIGIL_LIST_INCIDENT_TYPE);
        lcspr->death_category = (enum vigil_death_category)facts_code(
            t, i, "death_category", VIGIL_LIST_DEATH_CATEGORY);
        lcspr->harm_category = (enum vigil_harm_category)facts_code(
            t, i, "harm_category", VIGIL_LIST_HARM_CATEGORY);
    }
    facts->lcsprs_count = t->rows;
}

/* The index children, of cases and of reviews. */
static inline void
facts_read_children(const char *folder, const struct rules_facts *facts)
{
    const struct facts_table *t = facts_table_read(folder, "children");
    for (size_t i = 0; i < t->rows; i++) {
        const char *ref = facts_text(t, i, "notification_ref");
        if (strcmp(facts_text(t, i, "index_child"), "yes") != 0) {
            continue;
        }
        size_t at = facts_find(facts_memory.case_refs, facts->cases_count, ref);
        struct rules_fact_child *child = &facts_memory.cases[at].child;
        if (at == facts->cases_count) {
            at = facts_find(facts_memory.lcspr_refs, facts->lcsprs_count, ref);
            assert_true(at < facts->lcsprs_count);
            child = &facts_memory.lcsprs[at].child;
        }
        child->present = true;
        child->born_on = facts_date(t, i, "date_of_birth");
        child->sex = (enum vigil_sex)facts_code(t, i, "sex", VIGIL_LIST_SEX);
        child->ethnicity =
            (enum vigil_ethnicity)facts_code(t, i, "ethnicity", VIGIL_LIST_ETHNICITY);
        child->disability =
            (enum vigil_yes_no)facts_code(t, i, "disability", VIGIL_LIST_YES_NO);
        child->cp_plan =
            (enum vigil_history)facts_code(t, i, "cp_plan", VIGIL_LIST_HISTORY);
        child->looked_after =
            (enum vigil_history)facts_code(t, i, "looked_after", VIGIL_LIST_HISTORY);
    }
}

/* A review's one case; of a review with several, none. Behind the children. */
static inline void
facts_read_links(const char *folder, const struct rules_facts *facts)
{
    const struct facts_table *t = facts_table_read(folder, "lcspr_notifications");
    for (size_t i = 0; i < t->rows; i++) {
        size_t at = facts_find(
            facts_memory.lcspr_refs, facts->lcsprs_count, facts_text(t, i, "lcspr_ref"));
        size_t of = facts_find(facts_memory.case_refs,
                               facts->cases_count,
                               facts_text(t, i, "notification_ref"));
        assert_true(at < facts->lcsprs_count && of < facts->cases_count);
        facts_memory.lcsprs[at].has_case = ++facts_memory.links[at] == 1;
        facts_memory.lcsprs[at].of = facts_memory.cases[of];
    }
}

static inline void
facts_read(const char *folder, struct rules_facts *ret_facts)
{
    memset(ret_facts, 0, sizeof *ret_facts);
    ret_facts->cases = facts_memory.cases;
    ret_facts->lcsprs = facts_memory.lcsprs;
    facts_read_cases(folder, ret_facts);
    facts_read_answers(folder, ret_facts);
    facts_read_lcsprs(folder, ret_facts);
    facts_read_children(folder, ret_facts);
    facts_read_links(folder, ret_facts);
}

/* The calendar of config/bank-holidays.json: all its dates are of the one division. */
static inline const struct rules_calendar *
facts_calendar(void)
{
    vigil_date holidays[512];
    size_t count = 0;
    char line[512], text[BASE_DATE_SIZE];
    FILE *file = fopen(VIGIL_SOURCE_DIR "/config/bank-holidays.json", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, " \"date\": \"%10[0-9-]\"", text) == 1) {
            assert_true(count < 512 && base_date_parse(text, &holidays[count++]));
        }
    }
    assert_int_equal(fclose(file), 0);
    assert_int_equal(rules_calendar_build(holidays,
                                          count,
                                          base_date_of(2018, 1, 1),
                                          base_date_of(2028, 12, 31),
                                          &facts_memory.calendar,
                                          NULL),
                     BASE_OK);
    return &facts_memory.calendar;
}

#endif
