/* Reading the tables of the law: see files_law.h. */
#include "files/files_law.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/base_attr.h"
#include "files/files_law_field.h"

enum {
    CLOCK_NAME,
    CLOCK,
    SCOPE,
    OWNER,
    STARTS,
    STOPS,
    LENGTH,
    UNIT,
    SENSE,
    STATUS,
    VALID_FROM,
    VALID_UNTIL,
    BASIS
};
enum { RUNG_CLOCK, RUNG_NAME, OFFSET, RECIPIENT, EVERY, TIMES };

static const struct files_csv_column clock_columns[] = {
    [CLOCK_NAME] = {"name", true},
    [CLOCK] = {"clock", true},
    [SCOPE] = {"scope", true},
    [OWNER] = {"owner", true},
    [STARTS] = {"starts", true},
    [STOPS] = {"stops", true},
    [LENGTH] = {"length", true},
    [UNIT] = {"unit", true},
    [SENSE] = {"sense", true},
    [STATUS] = {"status", true},
    [VALID_FROM] = {"valid_from", true},
    [VALID_UNTIL] = {"valid_until", true},
    [BASIS] = {"basis", true},
};

static const struct files_csv_column rung_columns[] = {
    [RUNG_CLOCK] = {"clock", true},
    [RUNG_NAME] = {"name", true},
    [OFFSET] = {"offset", true},
    [RECIPIENT] = {"recipient", true},
    [EVERY] = {"every", true},
    [TIMES] = {"times", true},
};

/* in front of a clock's name: what starts is the day that it is due */
static const char due_prefix[] = "due:";

/* A fact, or the day that another clock is due. */
static void
take_starts(const struct files_law_reading *reading,
            const struct files_csv_row *row,
            struct vigil_clock_rule *rule)
{
    const char *text = row->text[STARTS];
    const size_t length = sizeof(due_prefix) - 1;
    if (strncmp(text, due_prefix, length) == 0) {
        rule->starts_due = (enum vigil_clock)files_law_find_code(
            reading, row, STARTS, VIGIL_LIST_CLOCK, text + length, "no such clock");
    } else {
        rule->starts =
            (enum vigil_fact)files_law_take_code(reading, row, STARTS, VIGIL_LIST_FACT);
    }
}

static void
on_clock(void *context, const struct files_csv_row *row)
{
    struct files_law_reading *reading = context;
    if (!files_law_take_row(reading, row)) {
        return;
    }
    struct vigil_clock_rule *rule = &reading->rules[reading->count++];
    memset(rule, 0, sizeof(*rule));
    files_law_take_text(reading, row, CLOCK_NAME, rule->name, sizeof(rule->name));
    rule->clock =
        (enum vigil_clock)files_law_take_code(reading, row, CLOCK, VIGIL_LIST_CLOCK);
    rule->scopes = files_law_take_codes(reading, row, SCOPE, VIGIL_LIST_CLOCK_SCOPE);
    rule->owner = (enum vigil_clock_owner)files_law_take_code(
        reading, row, OWNER, VIGIL_LIST_CLOCK_OWNER);
    take_starts(reading, row, rule);
    rule->stops = files_law_take_codes(reading, row, STOPS, VIGIL_LIST_FACT);
    rule->length = files_law_take_number(reading, row, LENGTH);
    rule->unit = (enum vigil_clock_unit)files_law_take_code(
        reading, row, UNIT, VIGIL_LIST_CLOCK_UNIT);
    rule->sense = (enum vigil_clock_sense)files_law_take_code(
        reading, row, SENSE, VIGIL_LIST_CLOCK_SENSE);
    rule->status = (enum vigil_clock_status)files_law_take_code(
        reading, row, STATUS, VIGIL_LIST_CLOCK_STATUS);
    rule->valid_from = files_law_take_date(reading, row, VALID_FROM, false);
    rule->valid_until = files_law_take_date(reading, row, VALID_UNTIL, true);
    files_law_take_text(reading, row, BASIS, rule->basis, sizeof(rule->basis));
}

static void
on_rung(void *context, const struct files_csv_row *row)
{
    struct files_law_reading *reading = context;
    if (!files_law_take_row(reading, row)) {
        return;
    }
    struct vigil_rung *rung = &reading->rungs[reading->count++];
    memset(rung, 0, sizeof(*rung));
    rung->clock =
        (enum vigil_clock)files_law_take_code(reading, row, RUNG_CLOCK, VIGIL_LIST_CLOCK);
    files_law_take_text(reading, row, RUNG_NAME, rung->name, sizeof(rung->name));
    rung->offset = files_law_take_number(reading, row, OFFSET);
    files_law_take_text(
        reading, row, RECIPIENT, rung->recipient, sizeof(rung->recipient));
    rung->every =
        row->text[EVERY][0] == '\0' ? 0 : files_law_take_number(reading, row, EVERY);
    rung->times =
        row->text[TIMES][0] == '\0' ? 1 : files_law_take_number(reading, row, TIMES);
}

static enum base_class
read_table(const char *path,
           const char *text, /* NULL: the file's */
           struct files_law_reading *reading,
           size_t columns_count,
           files_csv_row_fn *on_row,
           size_t *ret_count,
           struct base_error *ret_error)
{
    const char *slash = strrchr(path, '/');
    reading->file = slash == NULL ? path : slash + 1;
    struct files_csv_wanted wanted = {.name = reading->file,
                                      .columns = reading->columns,
                                      .columns_count = columns_count,
                                      .row = on_row,
                                      .context = reading,
                                      .faults = reading->faults};
    enum base_class class =
        text == NULL ? files_csv_read(path, &wanted, ret_error)
                     : files_csv_read_bytes(text, strlen(text), &wanted, ret_error);
    *ret_count = reading->count;
    return class;
}

enum base_class
files_law_clocks(const char *path,
                 const char *text,
                 size_t max,
                 struct files_faults *faults,
                 struct vigil_clock_rule *ret_rules,
                 long *ret_lines,
                 size_t *ret_count,
                 struct base_error *ret_error)
{
    struct files_law_reading reading = {.columns = clock_columns,
                                        .faults = faults,
                                        .max = max,
                                        .lines = ret_lines,
                                        .rules = ret_rules};
    return read_table(
        path, text, &reading, BASE_COUNT(clock_columns), on_clock, ret_count, ret_error);
}

enum base_class
files_law_ladder(const char *path,
                 const char *text,
                 size_t max,
                 struct files_faults *faults,
                 struct vigil_rung *ret_rungs,
                 long *ret_lines,
                 size_t *ret_count,
                 struct base_error *ret_error)
{
    struct files_law_reading reading = {.columns = rung_columns,
                                        .faults = faults,
                                        .max = max,
                                        .lines = ret_lines,
                                        .rungs = ret_rungs};
    return read_table(
        path, text, &reading, BASE_COUNT(rung_columns), on_rung, ret_count, ret_error);
}

enum base_class
files_law_text(const char *path,
               char *ret_text,
               size_t size,
               struct base_error *ret_error)
{
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              errno == ENOENT ? "file_missing" : "file_unreadable",
                              "%s: %s",
                              path,
                              strerror(errno));
    }
    memset(ret_text, 0, size);
    size_t got = fread(ret_text, 1, size, file);
    bool whole = got < size && ferror(file) == 0 && strlen(ret_text) == got;
    (void)fclose(file);
    if (!whole) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "file_unreadable",
                              "%s: no text of at most %zu bytes",
                              path,
                              size - 1);
    }
    return BASE_OK;
}
