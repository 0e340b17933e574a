/* Getting the bytes of a CSV file: see files_csv.h. */
#include "files/files_csv.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/files_csv_rows.h"

enum { CHUNK = 65536 };

static size_t
mark_size(const unsigned char *bytes, size_t size)
{
    return size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

enum base_class
files_csv_read_bytes(const void *bytes,
                     size_t size,
                     const struct files_csv_wanted *wanted,
                     struct base_error *ret_error)
{
    struct files_csv_rows *rows = files_csv_rows_new(wanted, ret_error);
    if (rows == NULL) {
        return BASE_STOP;
    }
    const unsigned char *from = bytes;
    size_t mark = mark_size(from, size);
    files_csv_rows_feed(rows, size == 0 ? NULL : from + mark, size - mark);
    files_csv_rows_finish(rows);
    return files_csv_rows_free(rows);
}

enum base_class
files_csv_read(const char *path,
               const struct files_csv_wanted *wanted,
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
    unsigned char *chunk = malloc(CHUNK);
    struct files_csv_rows *rows = files_csv_rows_new(wanted, ret_error);
    bool first = true, unreadable = chunk == NULL;
    while (rows != NULL && !unreadable && !files_csv_rows_stopped(rows)) {
        size_t size = fread(chunk, 1, CHUNK, file);
        size_t mark = first ? mark_size(chunk, size) : 0;
        files_csv_rows_feed(rows, chunk + mark, size - mark);
        first = false;
        if (size < CHUNK) {
            unreadable = ferror(file) != 0;
            break;
        }
    }
    enum base_class class = BASE_STOP;
    if (rows != NULL && !unreadable) {
        files_csv_rows_finish(rows);
    }
    if (rows != NULL) {
        class = files_csv_rows_free(rows);
    }
    if (unreadable) {
        class = base_error_set(
            ret_error, BASE_STOP, "file_unreadable", "%s: not readable", path);
    }
    free(chunk);
    (void)fclose(file);
    return class;
}
