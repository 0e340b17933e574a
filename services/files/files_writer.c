/* Writing a casebook: see files_writer.h. */
#include "files/files_writer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_text.h"
#include "files/files_csv_write.h"
#include "files/files_field.h"
#include "files/files_form.h"
#include "files/files_record_file.h"

enum { FORMS_MAX = 64, LISTS_MAX = 16, PATH_SIZE = 4096 };

static const struct {
    const char *file, *owner;
    const struct files_record *record;
} sheets[FILES_WRITE_SHEETS] = {
    [FILES_WRITE_NOTIFICATIONS] = {"notifications.csv", NULL, &files_notification},
    [FILES_WRITE_CHILDREN] = {"children.csv", "notification_ref", &files_child},
    [FILES_WRITE_RAPID_REVIEWS] = {"rapid_reviews.csv", NULL, &files_rapid_review},
    [FILES_WRITE_PANEL_RESPONSES] = {"panel_responses.csv", NULL, &files_panel_response},
    [FILES_WRITE_LCSPRS] = {"lcsprs.csv", NULL, &files_lcspr},
    [FILES_WRITE_LCSPR_NOTIFICATIONS] = {
        "lcspr_notifications.csv", NULL, &files_lcspr_link}};

struct files_writer {
    char folder[PATH_SIZE];
    FILE *sheets[FILES_WRITE_SHEETS];
    FILE *records[FORMS_MAX][LISTS_MAX]; /* by the form's place among all, and the list's;
                                          * NULL until there is a row */
    char *texts;                         /* of the row at hand */
    struct base_error error;             /* the first */
};

static void
fail(struct files_writer *writer, const char *name)
{
    if (writer->error.class == BASE_OK) {
        (void)base_error_set(&writer->error,
                             BASE_STOP,
                             "not_written",
                             "%s/%s: %s",
                             writer->folder,
                             name,
                             strerror(errno));
    }
}

/* Never replaces a file. */
static FILE *
make_file(struct files_writer *writer, const char *name)
{
    char path[PATH_SIZE];
    FILE *file = NULL;
    if (base_text_print(path, sizeof(path), "%s/%s", writer->folder, name)) {
        file = fopen(path, "wxe");
    } else {
        errno = ENAMETOOLONG;
    }
    if (file == NULL) {
        fail(writer, name);
    }
    return file;
}

static size_t
columns_of(enum files_writer_sheet sheet, const char *ret_names[FILES_CSV_COLUMNS_MAX])
{
    size_t count = 0;
    if (sheets[sheet].owner != NULL) {
        ret_names[count++] = sheets[sheet].owner;
    }
    for (size_t i = 0; i < sheets[sheet].record->fields_count; i++) {
        ret_names[count++] = sheets[sheet].record->fields[i].name;
    }
    return count;
}

static void
make_sheets(struct files_writer *writer)
{
    for (size_t i = 0; i < FILES_WRITE_SHEETS; i++) {
        const char *names[FILES_CSV_COLUMNS_MAX];
        size_t count = columns_of((enum files_writer_sheet)i, names);
        writer->sheets[i] = make_file(writer, sheets[i].file);
        if (writer->sheets[i] != NULL) {
            files_csv_write(writer->sheets[i], names, count);
        }
    }
}

enum base_class
files_writer_new(const char *folder,
                 struct files_writer **ret_writer,
                 struct base_error *ret_error)
{
    struct files_writer *writer = calloc(1, sizeof(*writer));
    char records[PATH_SIZE];
    if (writer == NULL || (writer->texts = malloc((size_t)FILES_CSV_COLUMNS_MAX *
                                                  FILES_FORM_TEXT_SIZE)) == NULL) {
        free(writer);
        return base_error_set(ret_error, BASE_STOP, "out_of_memory", "out of memory");
    }
    if (!base_text_copy(writer->folder, sizeof(writer->folder), folder) ||
        !base_text_print(records, sizeof(records), "%s/" FILES_RECORD_FOLDER, folder) ||
        mkdir(folder, 0700) != 0 || mkdir(records, 0700) != 0) {
        enum base_class class = base_error_set(
            ret_error, BASE_STOP, "no_folder", "%s: %s", folder, strerror(errno));
        free(writer->texts);
        free(writer);
        return class;
    }
    make_sheets(writer);
    *ret_writer = writer;
    return BASE_OK;
}

static const char *
given_text(const struct files_given *given, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(given[i].name, name) == 0) {
            return given[i].text;
        }
    }
    return NULL;
}

/* What a form states of a field, as text in the row's memory; NULL: nothing. */
static const char *
print(struct files_writer *writer,
      size_t column,
      const struct vigil_field *field,
      const struct vigil_value *value)
{
    char *text = writer->texts + column * FILES_FORM_TEXT_SIZE;
    if (value == NULL) {
        return NULL;
    }
    files_form_value_print(field, value, text);
    return text;
}

void
files_writer_row(struct files_writer *writer,
                 enum files_writer_sheet sheet,
                 const struct vigil_form *form,
                 const char *list,
                 size_t row,
                 const struct files_given *given,
                 size_t given_count)
{
    const char *names[FILES_CSV_COLUMNS_MAX], *texts[FILES_CSV_COLUMNS_MAX];
    size_t count = columns_of(sheet, names);
    if (writer->sheets[sheet] == NULL) {
        return; /* told at the end */
    }
    for (size_t i = 0; i < count; i++) {
        texts[i] = given_text(given, given_count, names[i]);
        size_t field = texts[i] != NULL || form == NULL
                           ? SIZE_MAX
                           : vigil_form_field(form->type, list, names[i]);
        if (field != SIZE_MAX) {
            texts[i] = print(writer,
                             i,
                             &form->type->fields[field],
                             vigil_form_value(form, list, row, names[i]));
        }
    }
    files_csv_write(writer->sheets[sheet], texts, count);
}

/* The file of a form's n-th list, made with its header if it is not there yet. */
static FILE *
record_file(struct files_writer *writer,
            const struct vigil_form_type *type,
            size_t n,
            const size_t *fields,
            size_t count)
{
    size_t form = 0;
    while (form + 1 < FORMS_MAX && vigil_form_at(form) != type) {
        form++;
    }
    FILE **file = &writer->records[form][n];
    if (*file == NULL && writer->error.class == BASE_OK) {
        char name[FILES_RECORD_NAME_SIZE];
        const char *names[FILES_CSV_COLUMNS_MAX] = {"step", n == 0 ? "case" : "row"};
        for (size_t i = 0; i < count; i++) {
            names[FILES_RECORD_OWN + i] = type->fields[fields[i]].name;
        }
        files_record_file(type, files_record_list(type, n), name);
        *file = make_file(writer, name);
        if (*file != NULL) {
            files_csv_write(*file, names, FILES_RECORD_OWN + count);
        }
    }
    return *file;
}

static void
write_rows(struct files_writer *writer,
           size_t n,
           const char *step,
           const char *key,
           const struct vigil_form *form)
{
    const char *list = files_record_list(form->type, n);
    size_t fields[FILES_CSV_COLUMNS_MAX];
    size_t count = files_record_fields(form->type, list, fields);
    size_t rows = n == 0 ? 1 : vigil_form_rows(form, list);
    FILE *to = rows == 0 ? NULL : record_file(writer, form->type, n, fields, count);
    for (size_t row = 0; to != NULL && row < rows; row++) {
        char no[24];
        (void)base_text_print(no, sizeof(no), "%zu", row + 1);
        const char *texts[FILES_CSV_COLUMNS_MAX] = {step, n == 0 ? key : no};
        for (size_t i = 0; i < count; i++) {
            const struct vigil_field *field = &form->type->fields[fields[i]];
            texts[FILES_RECORD_OWN + i] =
                print(writer, i, field, vigil_form_value(form, list, row, field->name));
        }
        files_csv_write(to, texts, FILES_RECORD_OWN + count);
    }
}

void
files_writer_record(struct files_writer *writer,
                    int64_t step,
                    const char *key,
                    const struct vigil_form *form)
{
    char number[24];
    (void)base_text_print(number, sizeof(number), "%lld", (long long)step);
    for (size_t n = 0; n < LISTS_MAX && files_record_list(form->type, n) != NULL; n++) {
        write_rows(writer, n, number, key, form);
    }
}

/* To the disk, and ended. */
static void
end_file(struct files_writer *writer, FILE *file)
{
    if (file == NULL) {
        return;
    }
    bool sound = fflush(file) == 0 && ferror(file) == 0 && fsync(fileno(file)) == 0;
    if (fclose(file) != 0 || !sound) {
        fail(writer, "");
    }
}

enum base_class
files_writer_done(struct files_writer *writer, struct base_error *ret_error)
{
    for (size_t i = 0; i < FILES_WRITE_SHEETS; i++) {
        end_file(writer, writer->sheets[i]);
    }
    for (size_t i = 0; i < FORMS_MAX; i++) {
        for (size_t n = 0; n < LISTS_MAX; n++) {
            end_file(writer, writer->records[i][n]);
        }
    }
    struct base_error error = writer->error;
    free(writer->texts);
    free(writer);
    return error.class == BASE_OK
               ? BASE_OK
               : base_error_set(ret_error, error.class, error.code, "%s", error.text);
}
