/* The header row of a CSV file: see files_csv_header.h. */
#include "files/files_csv_header.h"

#include <string.h>

#include "base/base_text.h"
#include "files/files_name.h"

bool
files_csv_header_add(struct files_csv_header *header, const void *bytes, size_t size)
{
    if (header->count == FILES_CSV_HEADER_MAX) {
        return false;
    }
    char *name = header->names[header->count++];
    if (!base_text_copy_bytes(name, FILES_CSV_NAME_SIZE, bytes, size)) {
        (void)base_text_copy(name, FILES_CSV_NAME_SIZE, "?"); /* too long to be one */
    }
    return true;
}

static bool
find(const struct files_csv_wanted *wanted, const char *name, size_t *ret_index)
{
    for (size_t i = 0; i < wanted->columns_count; i++) {
        if (strcmp(wanted->columns[i].name, name) == 0) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

static void
refuse_unknown(const struct files_csv_wanted *wanted,
               struct files_place *place,
               const char *name)
{
    const char *names[FILES_CSV_COLUMNS_MAX];
    for (size_t i = 0; i < wanted->columns_count; i++) {
        names[i] = wanted->columns[i].name;
    }
    char right[sizeof(((struct vigil_fault *)NULL)->right)];
    files_name_advise(name, names, wanted->columns_count, right, sizeof(right));
    bool plain = files_name_is_plain(name);
    char wrong[96];
    (void)base_text_print(
        wrong, sizeof(wrong), "unknown column%s%s", plain ? " " : "", plain ? name : "");
    place->name = plain ? name : "";
    files_faults_add(wanted->faults, place, "unknown_column", wrong, right);
}

/* A file whose first row has no name that is wanted has no header; its row is data, and
 * is not shown. */
static bool
has_header(const struct files_csv_header *header, const struct files_csv_wanted *wanted)
{
    size_t index;
    for (size_t i = 0; i < header->count; i++) {
        if (find(wanted, header->names[i], &index)) {
            return true;
        }
    }
    return false;
}

static void
place_columns(struct files_csv_header *header,
              const struct files_csv_wanted *wanted,
              struct files_place *place)
{
    for (size_t i = 0; i < header->count; i++) {
        place->column = (int)i + 1;
        size_t index;
        if (!find(wanted, header->names[i], &index)) {
            refuse_unknown(wanted, place, header->names[i]);
            continue;
        }
        place->name = wanted->columns[index].name;
        if (header->column[index] != 0) {
            files_faults_add(wanted->faults,
                             place,
                             "doubled_column",
                             "the column is there already",
                             "each column once");
        }
        header->column[index] = place->column;
        header->wanted[i] = index;
    }
}

bool
files_csv_header_finish(struct files_csv_header *header,
                        const struct files_csv_wanted *wanted,
                        long line)
{
    struct files_place place = {wanted->name, line, 0, ""};
    size_t before = wanted->faults->errors;
    if (!has_header(header, wanted)) {
        files_faults_add(wanted->faults,
                         &place,
                         "header_unreadable",
                         "no header row",
                         "the columns' names in the first row");
        return false;
    }
    place_columns(header, wanted, &place);
    for (size_t i = 0; i < wanted->columns_count; i++) {
        if (wanted->columns[i].needed && header->column[i] == 0) {
            struct files_place missing = {wanted->name, line, 0, wanted->columns[i].name};
            files_faults_add(wanted->faults,
                             &missing,
                             "missing_column",
                             "the column is missing",
                             "a column of this name in the header");
        }
    }
    header->complete = wanted->faults->errors == before;
    return header->complete;
}
