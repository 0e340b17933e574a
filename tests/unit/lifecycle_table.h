/*
 * Reads tests/data/lifecycle.txt, which says what the lifecycle must do: a cell for each
 * event and state. Fails the test on anything that it does not understand.
 */
#ifndef LIFECYCLE_TABLE_H
#define LIFECYCLE_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rules/rules_lifecycle.h"

enum { LIFECYCLE_GROUPS = 8, LIFECYCLE_WORD = 48 };

struct lifecycle_table {
    char cells[RULES_EVENT_COUNT][RULES_STATE_COUNT][LIFECYCLE_WORD]; /* "!code", "state",
                                                                       * "same", "back" */
    char otherwise[RULES_STATE_COUNT][LIFECYCLE_WORD];
    char groups[LIFECYCLE_GROUPS][LIFECYCLE_WORD];
    uint32_t members[LIFECYCLE_GROUPS]; /* a bit a state */
    size_t groups_count;
};

/* the bits of a state or a group */
static inline uint32_t
lifecycle_states(const struct lifecycle_table *table, const char *word)
{
    int code = 0;
    if (strcmp(word, "none") == 0) {
        return 1;
    }
    if (vigil_code_find(VIGIL_LIST_CASE_STATE, word, &code)) {
        return UINT32_C(1) << code;
    }
    for (size_t i = 0; i < table->groups_count; i++) {
        if (strcmp(table->groups[i], word) == 0) {
            return table->members[i];
        }
    }
    fail_msg("no such state: %s", word);
    return 0;
}

static inline void
lifecycle_group(struct lifecycle_table *table, char *line)
{
    char *rest = NULL;
    const char *name = strtok_r(line, ": ", &rest);
    assert_true(name != NULL && table->groups_count < LIFECYCLE_GROUPS);
    uint32_t members = 0;
    for (const char *word = strtok_r(NULL, ": ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        members |= lifecycle_states(table, word);
    }
    (void)snprintf(table->groups[table->groups_count], LIFECYCLE_WORD, "%.40s", name);
    table->members[table->groups_count++] = members;
}

/* Fills the row's cells; a cell filled twice is a mistake of the table. */
static inline void
lifecycle_line(const struct lifecycle_table *table,
               char *line,
               char (*row)[LIFECYCLE_WORD])
{
    char *rest = NULL;
    uint32_t states = 0;
    const char *word = strtok_r(line, " ", &rest);
    while (word != NULL && strcmp(word, "->") != 0 && strcmp(word, "!") != 0) {
        states |= lifecycle_states(table, word);
        word = strtok_r(NULL, " ", &rest);
    }
    const char *result = strtok_r(NULL, " ", &rest);
    assert_true(word != NULL && result != NULL && states != 0);
    for (size_t i = 0; i < RULES_STATE_COUNT; i++) {
        if ((states >> i & 1) != 0) {
            if (row[i][0] != '\0') {
                fail_msg("state %zu is told twice: %s", i, result);
            }
            (void)snprintf(
                row[i], LIFECYCLE_WORD, "%s%.40s", word[0] == '!' ? "!" : "", result);
        }
    }
}

static inline enum rules_event
lifecycle_event(const char *name, size_t length)
{
    for (int event = 0; event < RULES_EVENT_COUNT; event++) {
        const char *known = rules_event_name((enum rules_event)event);
        if (strlen(known) == length && strncmp(known, name, length) == 0) {
            return (enum rules_event)event;
        }
    }
    fail_msg("no such event: %s", name);
    return RULES_EVENT_COUNT;
}

static inline void
lifecycle_read(struct lifecycle_table *table)
{
    memset(table, 0, sizeof(*table));
    FILE *file = fopen(VIGIL_SOURCE_DIR "/tests/data/lifecycle.txt", "r");
    assert_non_null(file);
    char line[256];
    char(*row)[LIFECYCLE_WORD] = NULL;
    while (fgets(line, sizeof(line), file) != NULL) {
        assert_non_null(strchr(line, '\n'));
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0') {
            continue;
        }
        if (strncmp(line, "group ", 6) == 0) {
            lifecycle_group(table, line + 6);
        } else if (strcmp(line, "otherwise") == 0) {
            row = table->otherwise;
        } else if (strncmp(line, "event ", 6) == 0) {
            row = table->cells[lifecycle_event(line + 6, strcspn(line + 6, ":"))];
        } else {
            assert_non_null(row);
            lifecycle_line(table, line, row);
        }
    }
    assert_int_equal(fclose(file), 0);
    for (size_t event = 0; event < RULES_EVENT_COUNT; event++) {
        for (size_t i = 0; i < RULES_STATE_COUNT; i++) {
            char *cell = table->cells[event][i];
            if (cell[0] == '\0') {
                memcpy(cell, table->otherwise[i], LIFECYCLE_WORD);
            }
        }
    }
}

#endif
