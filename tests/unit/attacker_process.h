/*
 * What an attacker learns of the tables beside the tally's, where they lean on others.
 */
#ifndef ATTACKER_PROCESS_H
#define ATTACKER_PROCESS_H

#include "attacker_rows.h"

/* What is not known of a characteristic is of three kinds; what is stated is known. */
static inline void
learn_completeness(const char *breakdown)
{
    static const char table[] = "completeness", of[] = "incidents_notified";
    static const char *const kinds[] = {
        "not_known_yet", "cannot_be_known", "no_index_child"};
    size_t all = unknown_of(table, breakdown, "all"), parts[4];
    size_t known = unknown_of(of, breakdown, "known");
    if (all == NONE) {
        return;
    }
    size_t same[1] = {unknown_of("activity", "all", "notifications")};
    attack_sum(all, same, 1);
    for (size_t i = 0; i < 3; i++) {
        parts[i] = unknown_of(table, breakdown, kinds[i]);
    }
    attack_sum(unknown_of(of, breakdown, "not_known"), parts, 3);
    parts[3] = unknown_of(table, breakdown, "stated");
    attack_sum(all, parts, 4);
    attack_sum(parts[3], &known, 1);
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) == 0 && strcmp(row->breakdown, breakdown) == 0 &&
            row->role == RULES_ROLE_PERCENT && row->value[0] != '\0' &&
            row->value[0] != 'c') {
            attack_percent(
                all, unknown_of(table, breakdown, row->category), atol(row->value));
        }
    }
}

static inline void
learn_process(void)
{
    size_t notified = unknown_of("considered_not_notified", "all", "notified");
    if (notified != NONE) {
        size_t same[1] = {unknown_of("activity", "all", "notifications")};
        attack_sum(notified, same, 1);
    }
    learn_completeness("ethnicity");
    learn_completeness("sex");
    learn_completeness("disability");
}

#endif
