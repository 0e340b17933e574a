/* Reading the tables of the law: see files_law.h. */
#include "files/files_law.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "files/files_csv.h"

enum { CLOCK_NAME, CLOCK, TRIGGER, LENGTH, UNIT, VALID_FROM, VALID_UNTIL, BASIS };
enum { RUNG_CLOCK, RUNG_NAME, OFFSET, RECIPIENT };

static const struct files_csv_column clock_columns[] = {
    [CLOCK_NAME] = {"name", true},
    [CLOCK] = {"clock", true},
    [TRIGGER] = {"trigger", true},
    [LENGTH] = {"length", true},
    [UNIT] = {"unit", true},
    [VALID_FROM] = {"valid_from", true},
    [VALID_UNTIL] = {"valid_until", true},
    [BASIS] = {"basis", true},
};

static const struct files_csv_column rung_columns[] = {
    [RUNG_CLOCK] = {"clock", true},
    [RUNG_NAME] = {"name", true},
    [OFFSET] = {"offset", true},
    [RECIPIENT] = {"recipient", true},
};

/* Words of a column and their numbers; the place in the list is the number. */
static const char *const triggers[] = {NULL, "became_aware", "notified", "lcspr_decided"};
static const char *const units[] = {NULL, "working_days", "months", "weeks"};

struct reading {
    const char *file;
    const struct files_csv_column *columns;
    struct files_faults *faults;
    size_t max, count;
    long *lines;
    struct vigil_clock_rule *rules;
    struct vigil_rung *rungs;
};

static void
fault(const struct reading *reading,
      const struct files_csv_row *row,
      int column,
      const char *code,
      const char *wrong,
      const char *right)
{
    struct files_place place = {
        reading->file, row->line, row->column[column], reading->columns[column].name};
    files_faults_add(reading->faults, &place, code, wrong, right);
}

static void
take_text(const struct reading *reading,
          const struct files_csv_row *row,
          int column,
          char *ret_text,
          size_t size)
{
    if (row->text[column][0] == '\0') {
        fault(reading, row, column, "missing", "is empty", "some text");
    } else if (!base_text_copy(ret_text, size, row->text[column])) {
        fault(reading, row, column, "too_long", "is too long", "fewer letters");
    }
}

static int32_t
take_number(const struct reading *reading, const struct files_csv_row *row, int column)
{
    const char *text = row->text[column];
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    if (*text == '\0' || *end != '\0' || errno != 0 || number < -9999 || number > 9999) {
        fault(reading, row, column, "not_a_number", "is no whole number", "as 15");
        return 0;
    }
    return (int32_t)number;
}

static int
take_word(const struct reading *reading,
          const struct files_csv_row *row,
          int column,
          const char *const *words,
          size_t count)
{
    char right[120] = "one of:";
    for (size_t i = 1; i < count; i++) {
        if (strcmp(row->text[column], words[i]) == 0) {
            return (int)i;
        }
        (void)base_text_append(right, sizeof(right), " %s", words[i]);
    }
    fault(reading, row, column, "unknown_code", "not a word of this column", right);
    return 0;
}

static enum vigil_clock
take_clock(const struct reading *reading, const struct files_csv_row *row, int column)
{
    int clock = VIGIL_CLOCK_NONE;
    if (!vigil_code_find(VIGIL_LIST_CLOCK, row->text[column], &clock)) {
        char right[120];
        vigil_code_names(VIGIL_LIST_CLOCK, right, sizeof(right));
        fault(reading, row, column, "unknown_code", "no such clock", right);
    }
    return (enum vigil_clock)clock;
}

static vigil_date
take_date(const struct reading *reading,
          const struct files_csv_row *row,
          int column,
          bool may_be_blank)
{
    vigil_date date = VIGIL_DATE_NONE;
    bool blank = row->text[column][0] == '\0';
    if ((!blank || !may_be_blank) && !base_date_parse(row->text[column], &date)) {
        fault(reading, row, column, "not_a_date", "is no day", "as 2018-06-29");
    }
    return date;
}

/* False if there is no room for the row, or its fields are not where they should be. */
static bool
take_row(struct reading *reading, const struct files_csv_row *row)
{
    if (reading->count == reading->max) {
        char right[64];
        (void)base_text_print(right, sizeof(right), "at most %zu lines", reading->max);
        fault(reading, row, 0, "too_many_lines", "the table is too long", right);
        return false;
    }
    if (row->ragged) {
        return false;
    }
    reading->lines[reading->count] = row->line;
    return true;
}

static void
on_clock(void *context, const struct files_csv_row *row)
{
    struct reading *reading = context;
    if (!take_row(reading, row)) {
        return;
    }
    struct vigil_clock_rule *rule = &reading->rules[reading->count++];
    memset(rule, 0, sizeof(*rule));
    take_text(reading, row, CLOCK_NAME, rule->name, sizeof(rule->name));
    rule->clock = take_clock(reading, row, CLOCK);
    rule->trigger = (enum vigil_clock_trigger)take_word(
        reading, row, TRIGGER, triggers, BASE_COUNT(triggers));
    rule->length = take_number(reading, row, LENGTH);
    rule->unit =
        (enum vigil_clock_unit)take_word(reading, row, UNIT, units, BASE_COUNT(units));
    rule->valid_from = take_date(reading, row, VALID_FROM, false);
    rule->valid_until = take_date(reading, row, VALID_UNTIL, true);
    take_text(reading, row, BASIS, rule->basis, sizeof(rule->basis));
}

static void
on_rung(void *context, const struct files_csv_row *row)
{
    struct reading *reading = context;
    if (!take_row(reading, row)) {
        return;
    }
    struct vigil_rung *rung = &reading->rungs[reading->count++];
    memset(rung, 0, sizeof(*rung));
    rung->clock = take_clock(reading, row, RUNG_CLOCK);
    take_text(reading, row, RUNG_NAME, rung->name, sizeof(rung->name));
    rung->offset = take_number(reading, row, OFFSET);
    take_text(reading, row, RECIPIENT, rung->recipient, sizeof(rung->recipient));
}

static enum base_class
read_table(const char *path,
           struct reading *reading,
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
    enum base_class class = files_csv_read(path, &wanted, ret_error);
    *ret_count = reading->count;
    return class;
}

enum base_class
files_law_clocks(const char *path,
                 size_t max,
                 struct files_faults *faults,
                 struct vigil_clock_rule *ret_rules,
                 long *ret_lines,
                 size_t *ret_count,
                 struct base_error *ret_error)
{
    struct reading reading = {.columns = clock_columns,
                              .faults = faults,
                              .max = max,
                              .lines = ret_lines,
                              .rules = ret_rules};
    return read_table(
        path, &reading, BASE_COUNT(clock_columns), on_clock, ret_count, ret_error);
}

enum base_class
files_law_ladder(const char *path,
                 size_t max,
                 struct files_faults *faults,
                 struct vigil_rung *ret_rungs,
                 long *ret_lines,
                 size_t *ret_count,
                 struct base_error *ret_error)
{
    struct reading reading = {.columns = rung_columns,
                              .faults = faults,
                              .max = max,
                              .lines = ret_lines,
                              .rungs = ret_rungs};
    return read_table(
        path, &reading, BASE_COUNT(rung_columns), on_rung, ret_count, ret_error);
}
