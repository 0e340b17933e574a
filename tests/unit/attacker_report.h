/*
 * What an attacker learns of a report where tables hang together, the attack, and what he
 * found; and how a report is made, suppressed and attacked.
 */
#ifndef ATTACKER_REPORT_H
#define ATTACKER_REPORT_H

#include "attacker_process.h"
#include "rules/rules_disclosure.h"

static inline void
learn_deaths_of(const char *table, const char *category)
{
    size_t parts[3], count = 0;
    int64_t rest = true_count(table, "death_category", category);
    static const char *const sexes[] = {"death_category_female", "death_category_male"};
    for (size_t s = 0; s < 2; s++) {
        size_t part = unknown_of(table, sexes[s], category);
        if (part == NONE && !is_listed(table, sexes[s])) {
            part = implied("withheld", true_count(table, sexes[s], category), 0, true);
        }
        if (part != NONE) {
            parts[count++] = part;
        }
        rest -= true_count(table, sexes[s], category);
    }
    parts[count++] = implied("died, sex not known", rest, 0, true);
    attack_sum(unknown_of(table, "death_category", category), parts, count);
}

static inline void
learn_deaths(const char *table)
{
    static const char *const sexes[][2] = {{"female", "death_category_female"},
                                           {"male", "death_category_male"}};
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (is_count(row) && strcmp(row->table, table) == 0 &&
            strcmp(row->breakdown, "death_category") == 0) {
            learn_deaths_of(table, row->category);
        }
    }
    for (size_t s = 0; s < 2; s++) {
        size_t all = unknown_of(table, "sex", sexes[s][0]);
        int64_t dead = true_count(table, sexes[s][1], "known") +
                       true_count(table, sexes[s][1], "not_known");
        size_t parts[3] = {
            unknown_of(table, sexes[s][1], "known"),
            unknown_of(table, sexes[s][1], "not_known"),
            implied("living", true_count(table, "sex", sexes[s][0]) - dead, 0, true)};
        if (all != NONE) {
            attack_sum(all, parts, 3);
        }
    }
}

static inline void
learn_in_time(const char *table, const char *activity, const char *weeks)
{
    size_t all = unknown_of(table, "all", "all");
    size_t part = unknown_of(table, "all", "in_time");
    bool part_hidden = is_hidden(table, "all", "in_time");
    bool all_hidden = is_hidden(table, "all", "all");
    size_t parts[2] = {
        part,
        implied("late",
                true_count(table, "all", "all") - true_count(table, "all", "in_time"),
                part_hidden && !all_hidden,
                true)};
    attack_sum(all, parts, 2);
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) == 0 && row->role == RULES_ROLE_PERCENT &&
            row->value[0] != '\0' && row->value[0] != 'c') {
            attack_percent(all, part, atol(row->value));
        }
    }
    size_t rest[2] = {
        all,
        implied("not timed",
                true_count("activity", "all", activity) - true_count(table, "all", "all"),
                0,
                false)};
    attack_sum(unknown_of("activity", "all", activity), rest, 2);
    if (weeks != NULL && unknown_of("lcspr_weeks", weeks, "all") != NONE) {
        size_t same[1] = {unknown_of("lcspr_weeks", weeks, "all")};
        attack_sum(all, same, 1);
    }
    if (weeks != NULL) {
        rest[1] = implied("year, but not timed",
                          true_count("lcspr_incident_year", "year", "known") -
                              true_count(table, "all", "all"),
                          0,
                          false);
        attack_sum(unknown_of("lcspr_incident_year", "year", "known"), rest, 2);
    }
}

static inline void
learn_stock(void)
{
    static const char *const states[] = {"published", "not_to_be_published", "awaiting"};
    static const char *const forms[] = {
        "published", "published_anonymously", "executive_summary"};
    size_t halves[2] = {unknown_of("lcspr_stock", "all", "received"),
                        unknown_of("lcspr_stock", "all", "in_progress")};
    size_t of_received[3], of_published[3];
    attack_sum(unknown_of("lcspr_stock", "all", "commissioned"), halves, 2);
    for (size_t i = 0; i < 3; i++) {
        of_received[i] = unknown_of("lcspr_stock", "all", states[i]);
        of_published[i] = unknown_of("lcspr_stock", "published", forms[i]);
        size_t of_period = unknown_of("lcspr", "publication", states[i]);
        if (of_period == NONE && is_listed("lcspr", "publication")) {
            of_period = attack_unknown_add("none of the state", 0, 0, 0);
        }
        if (of_period != NONE) {
            size_t parts[2] = {of_period,
                               implied("earlier",
                                       true_count("lcspr_stock", "all", states[i]) -
                                           true_count("lcspr", "publication", states[i]),
                                       0,
                                       true)};
            attack_sum(of_received[i], parts, 2);
        }
    }
    attack_sum(halves[0], of_received, 3);
    attack_sum(of_received[0], of_published, 3);
}

static inline void
attack_prepare(void)
{
    attack_begin();
    learn_counts();
    learn_spreads();
    learn_deaths("incidents_notified");
    learn_deaths("incidents_rapid_review");
    learn_in_time("notification_in_5_working_days", "notifications", NULL);
    learn_in_time("rapid_review_in_15_working_days", "rapid_reviews", NULL);
    learn_in_time("lcspr_rapid_review_in_15_working_days",
                  "lcsprs_received",
                  "incident_to_rapid_review");
    learn_in_time("lcspr_in_26_weeks", "lcsprs_received", "rapid_review_to_lcspr");
    learn_stock();
    learn_process();
}

static inline void
attack_report(void)
{
    attack_prepare();
    attack_run();
}

/* How many small numbers the attacker has found. He must never be wrong. */
static inline size_t
found(int32_t threshold, const char **ret_name)
{
    size_t count = 0;
    for (size_t i = 0; i < attack.unknowns_count; i++) {
        const struct attack_unknown *unknown = &attack.unknowns[i];
        if (unknown->truth < unknown->low || unknown->truth > unknown->high) {
            fail_msg("the attacker is wrong about %s: %d is not in %d..%d",
                     unknown->name,
                     (int)unknown->truth,
                     (int)unknown->low,
                     (int)unknown->high);
        }
        if (unknown->guarded && unknown->truth >= 1 && unknown->truth <= threshold &&
            (unknown->high <= threshold || unknown->low == unknown->high)) {
            *ret_name = unknown->name;
            count++;
        }
    }
    return count;
}

static inline void
report_make(const struct rules_facts *of,
            const struct rules_calendar *calendar,
            vigil_date from,
            vigil_date until)
{
    truth = (struct rules_report){.rows = true_rows, .capacity = RULES_ROWS_MAX};
    assert_int_equal(rules_tables_make(of, calendar, from, until, &truth, NULL), BASE_OK);
    memcpy(shown_rows, true_rows, sizeof shown_rows);
    shown = truth;
    shown.rows = shown_rows;
}

/* No suppressed number is left in a row, no percentage beside a hidden number, no
 * duration of few cases. */
static inline void
rows_check(void)
{
    bool whole_hidden = false;
    for (size_t i = shown.count; i-- > 0;) {
        const struct rules_row *row = &shown.rows[i];
        bool hidden = strcmp(row->value, "c") == 0;
        assert_int_equal(hidden, row->suppressed);
        if (hidden) {
            assert_int_equal(row->number, 0);
        }
        if (row->role == RULES_ROLE_KNOWN) {
            whole_hidden = hidden;
        }
        if (row->role == RULES_ROLE_PERCENT &&
            row_at(&shown, row->table, row->breakdown, "known")) {
            assert_int_equal(hidden, whole_hidden || shown.rows[i - 1].suppressed);
        }
        if (row->role == RULES_ROLE_STATISTIC && !hidden) {
            assert_true(true_count(row->table, row->breakdown, "all") >=
                        RULES_DURATIONS_MIN);
        }
    }
}

static inline void
suppress_and_attack(int32_t threshold, const char *what)
{
    struct base_error error = {.text = ""};
    const char *name = "";
    if (rules_disclosure_apply(&shown, threshold, &error) != BASE_OK) {
        fail_msg("%s: %s", what, error.text);
    }
    rows_check();
    attack_report();
    if (found(threshold, &name) > 0) {
        fail_msg("%s at %d: found %s", what, (int)threshold, name);
    }
}

/* Each authority knows its own count, and must not learn another's from it. Returns how
 * many tried. */
static inline size_t
authorities_attack(int32_t threshold, const char *what)
{
    size_t attacks = 0;
    for (size_t i = 0; i < shown.count; i++) {
        const char *name = "";
        const struct rules_row *row = &shown.rows[i];
        if (!is_count(row) || row->role != RULES_ROLE_CATEGORY ||
            strcmp(row->breakdown, "authority") != 0) {
            continue;
        }
        attack_prepare();
        struct attack_unknown *own =
            &attack.unknowns[unknown_of(row->table, row->breakdown, row->category)];
        own->low = own->high = own->truth;
        own->guarded = false;
        attack_run();
        attacks++;
        if (found(threshold, &name) > 0) {
            fail_msg("%s: %s found %s", what, row->category, name);
        }
    }
    return attacks;
}

#endif
