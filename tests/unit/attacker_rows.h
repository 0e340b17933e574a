/*
 * What an attacker learns of a report's breakdowns: every published count, and how they
 * add up. Works from the published rows alone; the true ones are kept beside to see
 * whether he is right.
 */
#ifndef ATTACKER_ROWS_H
#define ATTACKER_ROWS_H

#include "attacker.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/base_text.h"
#include "rules/rules_tables.h"

static struct rules_row true_rows[RULES_ROWS_MAX], shown_rows[RULES_ROWS_MAX];
static struct rules_report truth, shown; /* of one report: before and after */

enum { NONE = ATTACK_UNKNOWNS };

static inline bool
is_count(const struct rules_row *row)
{
    return strcmp(row->measure, "count") == 0;
}

static inline const struct rules_row *
row_at(const struct rules_report *report,
       const char *table,
       const char *breakdown,
       const char *category)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct rules_row *row = &report->rows[i];
        if (is_count(row) && strcmp(row->table, table) == 0 &&
            strcmp(row->breakdown, breakdown) == 0 &&
            strcmp(row->category, category) == 0) {
            return row;
        }
    }
    return NULL;
}

static inline bool
is_hidden(const char *table, const char *breakdown, const char *category)
{
    const struct rules_row *row = row_at(&shown, table, breakdown, category);
    return row != NULL && strcmp(row->value, "c") == 0;
}

static inline int64_t
true_count(const char *table, const char *breakdown, const char *category)
{
    const struct rules_row *row = row_at(&truth, table, breakdown, category);
    return row == NULL ? 0 : row->number;
}

/* The unknown of a published count; NONE if it is not listed. */
static inline size_t
unknown_of(const char *table, const char *breakdown, const char *category)
{
    char name[96];
    (void)base_text_print(name, sizeof name, "%s/%s/%s", table, breakdown, category);
    for (size_t i = 0; i < attack.unknowns_count; i++) {
        if (strcmp(attack.unknowns[i].name, name) == 0) {
            return i;
        }
    }
    return NONE;
}

/* A number that no row gives, but that a reader can think of. */
static inline size_t
implied(const char *name, int64_t is, int64_t low, bool guarded)
{
    size_t unknown = attack_unknown_add(name, is, low, ATTACK_MOST);
    attack.unknowns[unknown].guarded = guarded;
    return unknown;
}

static inline bool
is_listed(const char *table, const char *breakdown)
{
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) == 0 && strcmp(row->breakdown, breakdown) == 0 &&
            strcmp(row->category, "known") != 0 &&
            strcmp(row->category, "not_known") != 0) {
            return true;
        }
    }
    const struct rules_row *known = row_at(&shown, table, breakdown, "known");
    return known != NULL && strcmp(known->value, "c") != 0;
}

/* Whether some count of the table's breakdown is still there. */
static inline bool
any_shown(const char *table, const char *breakdown)
{
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (is_count(row) && strcmp(row->table, table) == 0 &&
            strcmp(row->breakdown, breakdown) == 0 && strcmp(row->value, "c") != 0) {
            return true;
        }
    }
    return false;
}

/* Every published count; what is hidden beside something shown is at least 1. */
static inline void
learn_counts(void)
{
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (!is_count(row)) {
            continue;
        }
        char name[96];
        (void)base_text_print(
            name, sizeof name, "%s/%s/%s", row->table, row->breakdown, row->category);
        bool hidden = strcmp(row->value, "c") == 0;
        bool spread = row_at(&shown, row->table, row->breakdown, "known") != NULL;
        int64_t low = spread ? is_listed(row->table, row->breakdown)
                             : any_shown(row->table, row->breakdown);
        /* of the stock, all states may be hidden beside what was received */
        if (strcmp(row->table, "lcspr_stock") == 0) {
            low = 0;
        }
        int64_t number = hidden ? 0 : atol(row->value);
        size_t unknown =
            attack_unknown_add(name,
                               true_count(row->table, row->breakdown, row->category),
                               hidden ? low : number,
                               hidden ? ATTACK_MOST : number);
        attack.unknowns[unknown].guarded = true;
    }
}

/* A reader is given the size of every population. */
static inline size_t
population_of(const char *table, const char *breakdown)
{
    static const char *const populations[][2] = {
        {"incidents_notified", "notifications"},
        {"incidents_rapid_review", "rapid_reviews"},
        {"rapid_review_decisions", "rapid_reviews"},
        {"lcspr", "lcsprs_received"},
        {"lcspr_incident_year", "lcsprs_received"}};
    const char *type = strcmp(breakdown, "death_category") == 0    ? "death"
                       : strcmp(breakdown, "harm_category") == 0   ? "serious_harm"
                       : strcmp(breakdown, "care_leaver_age") == 0 ? "care_leaver_death"
                                                                   : NULL;
    if (type != NULL) {
        size_t of_type = unknown_of(table, "incident_type", type);
        if (of_type == NONE && is_listed(table, "incident_type")) {
            of_type = attack_unknown_add("none of the type", 0, 0, 0);
        }
        return of_type;
    }
    for (size_t i = 0; i < BASE_COUNT(populations); i++) {
        if (strcmp(table, populations[i][0]) == 0 &&
            strncmp(breakdown, "death_", 6) != 0) {
            return unknown_of("activity", "all", populations[i][1]);
        }
    }
    return NONE;
}

static inline void
learn_spread(const char *table, const char *breakdown)
{
    size_t parts[RULES_CATEGORIES_MAX], count = 0;
    size_t known = unknown_of(table, breakdown, "known");
    size_t ends[2] = {known, unknown_of(table, breakdown, "not_known")};
    size_t all = population_of(table, breakdown);
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) != 0 || strcmp(row->breakdown, breakdown) != 0 ||
            strcmp(row->category, "known") == 0 ||
            strcmp(row->category, "not_known") == 0) {
            continue;
        }
        size_t part = unknown_of(table, breakdown, row->category);
        if (is_count(row)) {
            parts[count++] = part;
        } else if (row->value[0] != '\0' && row->value[0] != 'c') {
            attack_percent(known, part, atol(row->value));
        }
    }
    if (is_listed(table, breakdown)) {
        attack_sum(known, parts, count);
    }
    int64_t size =
        true_count(table, breakdown, "known") + true_count(table, breakdown, "not_known");
    if (all == NONE && size > 0 && strncmp(breakdown, "death_", 6) != 0 &&
        is_listed(table, breakdown)) {
        all = attack_unknown_add("given population", size, size, size);
    }
    if (all != NONE) {
        attack_sum(all, ends, 2);
    }
}

static inline void
learn_spreads(void)
{
    for (size_t i = 0; i < shown.count; i++) {
        if (strcmp(shown.rows[i].category, "known") == 0) {
            learn_spread(shown.rows[i].table, shown.rows[i].breakdown);
        }
    }
}

#endif
