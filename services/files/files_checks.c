/* What the files of a casebook check alike, and how they report it: see files_rows.h. */
#include "files/files_rows.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"

/* Columns are as list_columns has them: the owner, then the record's. */
static int
column_of(const struct files_row *row, const char *name)
{
    size_t column = 0;
    if (row->sheet->owner != NULL) {
        if (strcmp(row->sheet->owner, name) == 0) {
            return row->csv->column[0];
        }
        column = 1;
    }
    for (size_t i = 0; i < row->sheet->record->fields_count; i++) {
        const struct files_field *field = &row->sheet->record->fields[i];
        if (strcmp(field->name, name) == 0) {
            return row->csv->column[column];
        }
        column++;
    }
    return 0;
}

void
files_row_fault(struct files_reading *reading,
                const struct files_row *row,
                const char *name,
                const char *code,
                const char *wrong,
                const char *right)
{
    struct files_place place = {
        row->sheet->file, row->csv->line, column_of(row, name), name};
    files_faults_add(reading->faults, &place, code, wrong, right);
}

void
files_row_warn(struct files_reading *reading,
               const struct files_row *row,
               const char *name,
               const char *code,
               const char *wrong,
               const char *right)
{
    struct files_place place = {
        row->sheet->file, row->csv->line, column_of(row, name), name};
    files_faults_warn(reading->faults, &place, code, wrong, right);
}

void
files_row_doubled(struct files_reading *reading,
                  const struct files_row *row,
                  const char *name,
                  long line)
{
    char wrong[64];
    (void)base_text_print(wrong, sizeof(wrong), "line %ld has the same key", line);
    files_row_fault(reading, row, name, "doubled_key", wrong, "each key once");
}

struct files_case *
files_case_want(struct files_reading *reading,
                const struct files_row *row,
                const char *ref)
{
    if (ref[0] == '\0') {
        return NULL; /* reported as missing */
    }
    struct files_case *found = files_case_find(reading->book, ref);
    if (found == NULL && !reading->cases_uncertain) {
        files_row_fault(reading,
                        row,
                        "notification_ref",
                        "reference_to_nothing",
                        "no notification has this reference",
                        "a notification_ref of notifications.csv");
    }
    return found;
}

vigil_date
files_latest_day(vigil_instant at)
{
    vigil_instant ahead = at + 3600 * BASE_SECOND;
    vigil_instant days = ahead / BASE_DAY;
    return (vigil_date)(ahead % BASE_DAY < 0 ? days - 1 : days);
}

static void
in_future(struct files_reading *reading, const struct files_row *row, const char *name)
{
    files_row_fault(reading,
                    row,
                    name,
                    "in_the_future",
                    "it is later than now",
                    "a casebook holds what happened");
}

void
files_check_day(struct files_reading *reading,
                const struct files_row *row,
                const char *name,
                vigil_date on)
{
    if (reading->now != VIGIL_INSTANT_NONE && on > files_latest_day(reading->now)) {
        in_future(reading, row, name);
    }
}

void
files_check_time(struct files_reading *reading,
                 const struct files_row *row,
                 const char *name,
                 vigil_instant at)
{
    if (reading->now != VIGIL_INSTANT_NONE && at > reading->now) {
        in_future(reading, row, name);
    }
}
