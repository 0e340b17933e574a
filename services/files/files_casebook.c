/* Reading a casebook: see files_casebook.h. */
#include "files/files_casebook.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "files/files_rows.h"

/* What refers comes behind what it refers to, so that one pass over each file will do. */
static const struct files_sheet *const sheets[] = {&files_notifications,
                                                   &files_rapid_reviews,
                                                   &files_panel_responses,
                                                   &files_lcsprs,
                                                   &files_lcspr_notifications,
                                                   &files_children};

/* Where the files lie: a folder, or memory. */
struct source {
    const char *folder;
    const struct files_casebook_bytes *files;
    size_t files_count;
};

static const struct files_casebook_bytes *
bytes_of(const struct source *source, const char *name)
{
    for (size_t i = 0; i < source->files_count; i++) {
        if (strcmp(source->files[i].name, name) == 0) {
            return &source->files[i];
        }
    }
    return NULL;
}

static enum base_class
read_sheets(struct files_reading *reading,
            const struct source *source,
            struct base_error *ret_error)
{
    for (size_t i = 0; i < BASE_COUNT(sheets); i++) {
        const struct files_casebook_bytes *bytes = bytes_of(source, sheets[i]->file);
        if (bytes == NULL && source->folder == NULL) {
            continue;
        }
        enum base_class class =
            files_sheet_read(sheets[i], reading, source->folder, bytes, ret_error);
        if (class != BASE_OK) {
            return class;
        }
    }
    return files_records_read(
        reading, source->folder, source->files, source->files_count, ret_error);
}

static enum base_class
read_files(struct files_reading *reading,
           const struct source *source,
           struct base_error *ret_error)
{
    enum base_class class = read_sheets(reading, source, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (reading->files_found == 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "no_casebook",
                              "%s: no casebook: none of its files is there",
                              source->folder == NULL ? "memory" : source->folder);
    }
    return BASE_OK;
}

static enum base_class
read_all(struct files_reading *reading,
         const struct source *source,
         struct base_error *ret_error)
{
    enum base_class class = read_files(reading, source, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (reading->book->arena.exhausted || !files_records_check(reading)) {
        return base_error_set(ret_error, BASE_STOP, "out_of_memory", "out of memory");
    }
    if (reading->faults->errors > 0) {
        return base_error_set(ret_error,
                              BASE_REFUSE,
                              "casebook_faulty",
                              "the casebook has %zu faults",
                              reading->faults->errors);
    }
    if (!files_steps_order(reading->book)) {
        return base_error_set(ret_error, BASE_STOP, "out_of_memory", "out of memory");
    }
    return BASE_OK;
}

static enum base_class
read_source(const struct source *source,
            vigil_instant now,
            struct files_faults *faults,
            struct files_casebook **ret_casebook,
            struct base_error *ret_error)
{
    struct files_casebook *book = calloc(1, sizeof(*book));
    if (book == NULL) {
        return base_error_set(ret_error, BASE_STOP, "out_of_memory", "out of memory");
    }
    struct files_reading reading = {.book = book, .faults = faults, .now = now};
    enum base_class class = read_all(&reading, source, ret_error);
    if (class != BASE_OK) {
        files_casebook_free(book);
        book = NULL;
    }
    *ret_casebook = book;
    return class;
}

enum base_class
files_casebook_read(const char *folder,
                    vigil_instant now,
                    struct files_faults *faults,
                    struct files_casebook **ret_casebook,
                    struct base_error *ret_error)
{
    struct source source = {.folder = folder};
    return read_source(&source, now, faults, ret_casebook, ret_error);
}

enum base_class
files_casebook_read_bytes(const struct files_casebook_bytes *files,
                          size_t files_count,
                          vigil_instant now,
                          struct files_faults *faults,
                          struct files_casebook **ret_casebook,
                          struct base_error *ret_error)
{
    struct source source = {.files = files, .files_count = files_count};
    return read_source(&source, now, faults, ret_casebook, ret_error);
}

/* The nodes lie in the arena. */
static void
keep_node(void *node)
{
    (void)node;
}

void
files_casebook_free(struct files_casebook *casebook)
{
    if (casebook == NULL) {
        return;
    }
    files_records_done(&casebook->records);
    tdestroy(casebook->case_tree, keep_node);
    tdestroy(casebook->review_tree, keep_node);
    files_arena_done(&casebook->arena);
    free(casebook->steps);
    free(casebook);
}

const struct files_casebook_counts *
files_casebook_count(const struct files_casebook *casebook)
{
    return &casebook->counts;
}
