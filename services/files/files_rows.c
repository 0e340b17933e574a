/* The rows of a casebook's files while they are read: see files_rows.h. */
#include "files/files_rows.h"

#include <string.h>

#include "base/base_text.h"

/* What a row is read into: the largest record, less its lists. */
union any_record {
    struct vigil_notification notification;
    struct vigil_child child;
    struct vigil_rapid_review rapid_review;
    struct vigil_panel_response panel_response;
    struct vigil_lcspr lcspr;
    struct files_lcspr_link_row link;
};

struct sheet_reading {
    const struct files_sheet *sheet;
    struct files_reading *reading;
    const struct files_field *fields[FILES_CSV_COLUMNS_MAX]; /* by column; NULL: owner */
    struct files_csv_column columns[FILES_CSV_COLUMNS_MAX];
    size_t count;
    union any_record record;
};

static struct files_place
place_of(const struct sheet_reading *at, const struct files_csv_row *csv, size_t column)
{
    return (struct files_place){
        at->sheet->file, csv->line, csv->column[column], at->columns[column].name};
}

static void
missing(struct sheet_reading *at, const struct files_csv_row *csv, size_t column)
{
    struct files_place place = place_of(at, csv, column);
    files_faults_add(
        at->reading->faults, &place, "missing", "it is not stated", "a value");
}

/* Reads a row's fields into the record; what is wrong is reported and left out. */
static void
read_fields(struct sheet_reading *at, const struct files_csv_row *csv)
{
    for (size_t i = 0; i < at->count; i++) {
        const struct files_field *field = at->fields[i];
        bool needed = field == NULL || field->needed;
        if (csv->text[i][0] == '\0') {
            if (needed && (csv->refused >> i & 1U) == 0) {
                missing(at, csv, i);
            }
            continue;
        }
        struct vigil_fault found;
        if (field != NULL && !files_field_set(field, csv->text[i], &at->record, &found)) {
            struct files_place place = place_of(at, csv, i);
            files_faults_add_found(at->reading->faults, &place, &found);
        }
    }
}

/* Of a ragged row the reference alone is taken, in case that other rows refer to it; for
 * it they shall not be told that it is nothing. */
static void
read_reference(struct sheet_reading *at, const struct files_csv_row *csv)
{
    struct vigil_fault unsaid;
    for (size_t i = 0; i < at->count; i++) {
        if (at->fields[i] != NULL && at->fields[i]->kind == FILES_REF) {
            (void)files_field_set(at->fields[i], csv->text[i], &at->record, &unsaid);
        }
    }
}

/* Keeps the record's texts, one after the other. */
static const char *
keep_texts(struct sheet_reading *at, const struct files_csv_row *csv)
{
    char *texts, *end;
    size_t size = 0;
    for (size_t i = 0; i < at->count; i++) {
        size += at->fields[i] == NULL ? 0 : strlen(csv->text[i]) + 1;
    }
    texts = end = files_arena_take(&at->reading->book->arena, size);
    for (size_t i = 0; texts != NULL && i < at->count; i++) {
        if (at->fields[i] != NULL) {
            end = stpcpy(end, csv->text[i]) + 1;
        }
    }
    return texts;
}

static void
on_row(void *context, const struct files_csv_row *csv)
{
    struct sheet_reading *at = context;
    size_t *count =
        (void *)((char *)&at->reading->book->counts + at->sheet->count_offset);
    (*count)++;
    if (csv->ragged && at->sheet->uncertain_offset == 0) {
        return; /* nothing refers to it, and its fields may be anyone's */
    }
    files_record_clear(at->sheet->record, &at->record);
    if (csv->ragged) {
        read_reference(at, csv);
    } else {
        read_fields(at, csv);
    }
    struct files_row row = {.sheet = at->sheet,
                            .csv = csv,
                            .owner = at->sheet->owner == NULL ? "" : csv->text[0],
                            .record = &at->record,
                            .texts = keep_texts(at, csv)};
    if (row.texts != NULL) {
        at->sheet->take(at->reading, &row);
    }
}

static void
list_columns(struct sheet_reading *at)
{
    const struct files_record *record = at->sheet->record;
    if (at->sheet->owner != NULL) {
        at->columns[at->count++] = (struct files_csv_column){at->sheet->owner, true};
    }
    for (size_t i = 0; i < record->fields_count; i++) {
        const struct files_field *field = &record->fields[i];
        at->fields[at->count] = field;
        at->columns[at->count++] = (struct files_csv_column){field->name, field->needed};
    }
}

enum base_class
files_file_read(const char *folder,
                const struct files_casebook_bytes *bytes,
                const struct files_csv_wanted *wanted,
                struct base_error *ret_error)
{
    char path[4096];
    if (bytes != NULL) {
        return files_csv_read_bytes(bytes->bytes, bytes->size, wanted, ret_error);
    }
    if (!base_text_print(path, sizeof(path), "%s/%s", folder, wanted->name)) {
        return base_error_set(
            ret_error, BASE_STOP, "file_unreadable", "the path is too long");
    }
    struct base_error error = {.class = BASE_OK};
    enum base_class class = files_csv_read(path, wanted, &error);
    if (class != BASE_STOP) {
        return class;
    }
    if (strcmp(error.code, "file_missing") == 0) {
        return BASE_DONE;
    }
    return base_error_set(ret_error, BASE_STOP, error.code, "%s", error.text);
}

enum base_class
files_sheet_read(const struct files_sheet *sheet,
                 struct files_reading *reading,
                 const char *folder,
                 const struct files_casebook_bytes *bytes,
                 struct base_error *ret_error)
{
    struct sheet_reading at = {.sheet = sheet, .reading = reading};
    list_columns(&at);
    struct files_csv_wanted wanted = {
        sheet->file, at.columns, at.count, on_row, &at, reading->faults};
    enum base_class class = files_file_read(folder, bytes, &wanted, ret_error);
    if (class == BASE_DONE) {
        return BASE_OK;
    }
    reading->files_found++;
    if (class == BASE_REFUSE) {
        if (sheet->uncertain_offset != 0) {
            *(bool *)((char *)reading + sheet->uncertain_offset) = true;
        }
        return BASE_OK; /* reported; the other files' faults are wanted too */
    }
    return class;
}

void
files_texts_read(const char *texts, const struct files_record *record, void *ret_record)
{
    struct vigil_fault none;
    files_record_clear(record, ret_record);
    for (size_t i = 0; i < record->fields_count; i++) {
        (void)files_field_set(&record->fields[i], texts, ret_record, &none);
        texts += strlen(texts) + 1;
    }
}
