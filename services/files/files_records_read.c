/* Reading the files of records: see files_records_parts.h. */
#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "base/base_text.h"
#include "files/files_records_parts.h"
#include "files/files_rows.h"

struct record_reading {
    struct files_reading *reading;
    struct files_record_sheet *sheet;
};

static void
on_row(void *context, const struct files_csv_row *csv)
{
    struct record_reading *at = context;
    memcpy(at->sheet->at, csv->column, sizeof(at->sheet->at));
    if (!csv->ragged) {
        files_records_take(at->reading, at->sheet, csv);
    }
}

static struct files_record_sheet *
make_sheet(struct files_arena *arena,
           const struct vigil_form_type *type,
           const char *list)
{
    struct files_record_sheet *sheet = files_arena_take(arena, sizeof(*sheet));
    if (sheet == NULL) {
        return NULL;
    }
    files_record_file(type, list, sheet->name);
    sheet->type = type;
    sheet->list = list;
    sheet->count = files_record_fields(type, list, sheet->fields);
    sheet->columns[0] = (struct files_csv_column){"step", true};
    sheet->columns[1] = (struct files_csv_column){list[0] == '\0' ? "case" : "row", true};
    for (size_t i = 0; i < sheet->count; i++) {
        sheet->columns[FILES_RECORD_OWN + i] =
            (struct files_csv_column){type->fields[sheet->fields[i]].name, false};
    }
    return sheet;
}

/* Where the files lie. */
struct place {
    const char *folder;
    const struct files_casebook_bytes *files;
    size_t files_count;
};

static enum base_class
read_sheet(struct files_reading *reading,
           struct files_record_sheet *sheet,
           const struct place *place,
           struct base_error *ret_error)
{
    const struct files_casebook_bytes *bytes = NULL;
    struct record_reading at = {reading, sheet};
    const struct files_csv_wanted wanted = {sheet->name,
                                            sheet->columns,
                                            FILES_RECORD_OWN + sheet->count,
                                            on_row,
                                            &at,
                                            reading->faults};
    for (size_t i = 0; i < place->files_count; i++) {
        if (strcmp(place->files[i].name, sheet->name) == 0) {
            bytes = &place->files[i];
        }
    }
    if (bytes == NULL && place->folder == NULL) {
        return BASE_OK;
    }
    enum base_class class = files_file_read(place->folder, bytes, &wanted, ret_error);
    if (class == BASE_DONE) {
        return BASE_OK;
    }
    reading->files_found++;
    if (class == BASE_REFUSE) {
        reading->records_uncertain = true;
        return BASE_OK; /* reported; the other files' faults are wanted too */
    }
    return class;
}

/* The messages first: what stands in lists belongs to them. */
static enum base_class
read_form(struct files_reading *reading,
          const struct vigil_form_type *type,
          const struct place *place,
          struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    const char *list = "";
    for (size_t n = 0; class == BASE_OK && list != NULL; n++) {
        struct files_record_sheet *sheet = make_sheet(&reading->book->arena, type, list);
        class =
            sheet == NULL
                ? base_error_set(ret_error, BASE_STOP, "out_of_memory", "out of memory")
                : read_sheet(reading, sheet, place, ret_error);
        list = files_record_list(type, n + 1);
    }
    return class;
}

static bool
is_known(const char *name)
{
    const struct vigil_form_type *type;
    for (size_t f = 0; (type = vigil_form_at(f)) != NULL; f++) {
        const char *list;
        for (size_t n = 0; (list = files_record_list(type, n)) != NULL; n++) {
            char known[FILES_RECORD_NAME_SIZE];
            files_record_file(type, list, known);
            if (strcmp(known + sizeof(FILES_RECORD_FOLDER), name) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* A file by a name that is none would be left out, and nobody would know. */
static enum base_class
refuse_unknown(struct files_reading *reading,
               const char *folder,
               struct base_error *ret_error)
{
    char path[4096];
    if (!base_text_print(path, sizeof(path), "%s/" FILES_RECORD_FOLDER, folder)) {
        return BASE_OK; /* told by whoever reads a file of it */
    }
    DIR *files = opendir(path);
    if (files == NULL && errno == ENOENT) {
        return BASE_OK;
    }
    if (files == NULL) {
        return base_error_set(
            ret_error, BASE_STOP, "file_unreadable", "%s: %s", path, strerror(errno));
    }
    for (const struct dirent *file; (file = readdir(files)) != NULL;) {
        if (file->d_name[0] != '.' && !is_known(file->d_name)) {
            const struct files_place place = {FILES_RECORD_FOLDER, 0, 0, ""};
            files_faults_add(reading->faults,
                             &place,
                             "unknown_file",
                             "a file in it has no name of a message or of its lists",
                             "the names that casebook(5) lists");
        }
    }
    (void)closedir(files);
    return BASE_OK;
}

enum base_class
files_records_read(struct files_reading *reading,
                   const char *folder,
                   const struct files_casebook_bytes *files,
                   size_t files_count,
                   struct base_error *ret_error)
{
    const struct place place = {folder, files, files_count};
    const struct vigil_form_type *type;
    enum base_class class =
        folder == NULL ? BASE_OK : refuse_unknown(reading, folder, ret_error);
    for (size_t i = 0; class == BASE_OK && (type = vigil_form_at(i)) != NULL; i++) {
        class = read_form(reading, type, &place, ret_error);
    }
    return class;
}
