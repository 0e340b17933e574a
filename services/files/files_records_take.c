/* A row of a file of records: its fields one by one. See files_records_parts.h. */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "files/files_form.h"
#include "files/files_records_parts.h"
#include "files/files_rows.h"

enum { STEP_DIGITS = 15, ROW_DIGITS = 6, OWN_STEP = 0, OWN_CASE = 1 };

static void
fault(struct files_reading *reading,
      const struct files_record_sheet *sheet,
      const struct files_csv_row *csv,
      size_t column,
      const char *code,
      const char *wrong,
      const char *right)
{
    const struct files_place place = {
        sheet->name, csv->line, csv->column[column], sheet->columns[column].name};
    files_faults_add(reading->faults, &place, code, wrong, right);
}

/* A number from 1, or 0, which was reported. */
static int64_t
number_of(struct files_reading *reading,
          const struct files_record_sheet *sheet,
          const struct files_csv_row *csv,
          size_t column,
          size_t digits_most)
{
    const char *text = csv->text[column];
    size_t digits = strspn(text, "0123456789");
    int64_t number =
        digits > 0 && digits <= digits_most && text[digits] == '\0' ? atoll(text) : 0;
    if (number == 0 && (csv->refused >> column & 1U) == 0) {
        fault(reading, sheet, csv, column, "no_number", "no number", "a number from 1");
    }
    return number;
}

/* In a record of one of the four oldest messages the decision on it asks for what it
 * needs of history, and that is less. */
static bool
is_asked_elsewhere(const struct vigil_form_type *type, const char *list)
{
    return type->type < VIGIL_MESSAGE_AMENDMENT &&
           (list[0] == '\0' || strcmp(list, "children") == 0 ||
            strcmp(list, "index_children") == 0 || strcmp(list, "links") == 0);
}

static bool
is_needed(const struct files_record_sheet *sheet, const struct vigil_field *field)
{
    const char *time = files_record_time(sheet->type);
    if (sheet->list[0] == '\0' && time != NULL && strcmp(field->name, time) == 0) {
        return true;
    }
    return field->need == VIGIL_NEEDED && !is_asked_elsewhere(sheet->type, sheet->list);
}

/* Reads a field for what is wrong with it. A reference is a key, which is looked up when
 * all keys are known. */
static void
check_field(struct files_reading *reading,
            const struct files_record_sheet *sheet,
            const struct files_csv_row *csv,
            size_t column)
{
    const struct vigil_field *field =
        &sheet->type->fields[sheet->fields[column - FILES_RECORD_OWN]];
    const char *text = csv->text[column];
    struct vigil_fault found = {.path = ""};
    struct vigil_value value;
    if (text[0] == '\0') {
        if (is_needed(sheet, field) && (csv->refused >> column & 1U) == 0) {
            fault(reading, sheet, csv, column, "missing", "it is not stated", "a value");
        }
    } else if (field->kind == VIGIL_FIELD_REFERENCE) {
        if (strlen(text) >= VIGIL_OWN_REF_SIZE) {
            fault(reading, sheet, csv, column, "too_long", "too long", "a key of a case");
        }
    } else if (!files_form_value_read(field, text, &value, &found)) {
        const struct files_place place = {
            sheet->name, csv->line, csv->column[column], field->name};
        files_faults_add_found(reading->faults, &place, &found);
    }
}

/* Keeps the texts of a row. False: memory. */
static bool
keep(struct files_reading *reading,
     const struct files_record_sheet *sheet,
     const struct files_csv_row *csv,
     struct files_entry_row *ret_row)
{
    struct files_arena *arena = &reading->book->arena;
    ret_row->sheet = sheet;
    ret_row->line = csv->line;
    ret_row->texts = files_arena_take(arena, sheet->count * sizeof(*ret_row->texts));
    for (size_t i = 0; ret_row->texts != NULL && i < sheet->count; i++) {
        const char *text = csv->text[FILES_RECORD_OWN + i];
        ret_row->texts[i] =
            text[0] == '\0' ? NULL : files_arena_copy(arena, text, strlen(text) + 1);
    }
    return ret_row->texts != NULL;
}

static void
take_message(struct files_reading *reading,
             const struct files_record_sheet *sheet,
             const struct files_csv_row *csv,
             int64_t step)
{
    struct files_records *records = &reading->book->records;
    const char *key = csv->text[OWN_CASE];
    const char *time = files_record_time(sheet->type);
    const struct files_entry *found = files_records_find(records, step);
    if (found != NULL) {
        fault(reading,
              sheet,
              csv,
              OWN_STEP,
              "doubled_step",
              "another record has this step",
              "each step once in all files of records");
        return;
    }
    if (key[0] == '\0' || strlen(key) >= VIGIL_OWN_REF_SIZE) {
        fault(reading,
              sheet,
              csv,
              OWN_CASE,
              key[0] == '\0' ? "missing" : "too_long",
              key[0] == '\0' ? "it is not stated" : "too long",
              "the key of its case");
        return;
    }
    struct files_entry *added = files_records_add(records, &reading->book->arena, step);
    if (added == NULL || !keep(reading, sheet, csv, &added->head)) {
        return; /* memory: told when all was read */
    }
    added->of = files_subject_want(records, &reading->book->arena, key);
    const char *at = time == NULL ? NULL : files_record_text(&added->head, time);
    if (at == NULL || !base_instant_parse(at, &added->at)) {
        added->at = VIGIL_INSTANT_NONE; /* blank, or reported */
    }
}

/* The rows of a list come in their order. */
static void
take_list(struct files_reading *reading,
          const struct files_record_sheet *sheet,
          const struct files_csv_row *csv,
          int64_t step,
          int64_t no)
{
    struct files_entry *record = files_records_find(&reading->book->records, step);
    if (record == NULL || record->head.sheet->type != sheet->type) {
        if (!reading->records_uncertain) {
            fault(reading,
                  sheet,
                  csv,
                  OWN_STEP,
                  "reference_to_nothing",
                  "no record of this message has this step",
                  "the step of the record to which the row belongs");
        }
        return;
    }
    const struct files_entry_row *last = record->last_row;
    size_t before = last != NULL && last->sheet == sheet ? last->no + 1 : 0;
    size_t most =
        sheet->type->fields[vigil_form_field(sheet->type, "", sheet->list)].most;
    if ((size_t)no != before + 1 || before == most) {
        fault(reading,
              sheet,
              csv,
              OWN_CASE,
              before == most ? "too_many" : "not_next",
              before == most ? "more rows than the list takes"
                             : "not the row that comes next",
              before == most ? "fewer" : "the rows of a step together, as 1, 2, 3 ...");
        return;
    }
    struct files_entry_row *row = files_arena_take(&reading->book->arena, sizeof(*row));
    if (row != NULL && keep(reading, sheet, csv, row)) {
        row->no = before;
        *(record->rows == NULL ? &record->rows : &record->last_row->next) = row;
        record->last_row = row;
    }
}

void
files_records_take(struct files_reading *reading,
                   const struct files_record_sheet *sheet,
                   const struct files_csv_row *csv)
{
    bool list = sheet->list[0] != '\0';
    int64_t step = number_of(reading, sheet, csv, OWN_STEP, STEP_DIGITS);
    int64_t no = list ? number_of(reading, sheet, csv, OWN_CASE, ROW_DIGITS) : 1;
    for (size_t i = 0; i < sheet->count; i++) {
        check_field(reading, sheet, csv, FILES_RECORD_OWN + i);
    }
    if (step == 0 || no == 0) {
        return; /* reported */
    }
    if (list) {
        take_list(reading, sheet, csv, step, no);
    } else {
        take_message(reading, sheet, csv, step);
    }
}
