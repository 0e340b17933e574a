/* Reading a CSV file with a header row: see files_csv.h. The header is understood in
 * files_csv_header.c. */
#include "files/files_csv.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "files/files_csv_header.h"

enum { CHUNK = 65536 };

struct reader {
    const struct files_csv_wanted *wanted;
    struct csv_parser parser;
    struct files_csv_header header;
    bool stopped;       /* a fault after which nothing can be trusted */
    bool in_row;        /* a row goes on over the end of a line */
    bool row_ended;     /* in this line, so nothing may follow but the line's end */
    long line;          /* physical, from 1 */
    size_t row_bytes;   /* of the row so far, as it stands in the file */
    size_t fields;      /* of the row so far */
    size_t text_used;   /* of `text` */
    struct files_csv_row row;
    char text[FILES_CSV_ROW_MAX + 1024]; /* the row's fields, each with its NUL */
};

static void
fault(struct reader *reader,
      size_t column,
      const char *code,
      const char *wrong,
      const char *right)
{
    const char *name = "";
    if (reader->header.complete && column > 0 && column <= reader->header.count) {
        name = reader->wanted->columns[reader->header.wanted[column - 1]].name;
    }
    struct files_place place = {
        reader->wanted->name, reader->row.line, (int)column, name};
    files_faults_add(reader->wanted->faults, &place, code, wrong, right);
}

static void
stop(struct reader *reader,
     size_t column,
     const char *code,
     const char *wrong,
     const char *right)
{
    fault(reader, column, code, wrong, right);
    reader->stopped = true;
}

/* What is wrong with a field's bytes, reported; true if nothing is. */
static bool
field_is_sound(struct reader *reader, const void *bytes, size_t size)
{
    if (size > FILES_CSV_FIELD_MAX) {
        fault(reader,
              reader->fields,
              "too_long",
              "the field is too long",
              "at most 8192 bytes");
        return false;
    }
    if (!base_text_is_utf8(bytes, size)) {
        fault(reader, reader->fields, "not_utf8", "not UTF-8, or NUL in it", "UTF-8");
        return false;
    }
    return true;
}

/* Keeps a field of a row, or takes it for a column's name. */
static void
take_field(struct reader *reader, const void *bytes, size_t size)
{
    bool sound = field_is_sound(reader, bytes, size);
    if (!reader->header.complete) {
        if (!sound || !files_csv_header_add(&reader->header, bytes, size)) {
            stop(reader, 0, "header_unreadable", "no header row", "the columns' names");
        }
        return;
    }
    if (reader->fields > reader->header.count) {
        return; /* counted, and told at the row's end */
    }
    size_t index = reader->header.wanted[reader->fields - 1];
    if (!sound) {
        reader->row.refused |= UINT32_C(1) << index;
        return;
    }
    char *text = reader->text + reader->text_used;
    (void)base_text_copy_bytes(
        text, sizeof(reader->text) - reader->text_used, bytes, size);
    reader->text_used += size + 1;
    reader->row.text[index] = text;
}

static void
on_field(void *bytes, size_t size, void *context)
{
    struct reader *reader = context;
    if (reader->row_ended && !reader->stopped) {
        reader->row.line = reader->line;
        stop(reader,
             0,
             "bare_carriage_return",
             "a carriage return alone ends no line",
             "LF or CRLF at the end of each line");
    }
    if (reader->stopped) {
        return;
    }
    reader->fields++;
    take_field(reader, size == 0 ? "" : bytes, size);
}

static void
begin_row(struct reader *reader)
{
    reader->fields = 0;
    reader->text_used = 0;
    reader->row.ragged = false;
    reader->row.refused = 0;
    for (size_t i = 0; i < FILES_CSV_COLUMNS_MAX; i++) {
        reader->row.text[i] = "";
    }
}

static void
on_row(int terminator, void *context)
{
    (void)terminator;
    struct reader *reader = context;
    reader->in_row = false;
    reader->row_ended = true;
    if (reader->stopped) {
        return;
    }
    if (!reader->header.complete) {
        reader->stopped =
            !files_csv_header_finish(&reader->header, reader->wanted, reader->row.line);
        memcpy(reader->row.column, reader->header.column, sizeof(reader->row.column));
    } else {
        reader->row.ragged = reader->fields != reader->header.count;
        if (reader->row.ragged) {
            char wrong[64], right[64];
            (void)base_text_print(
                wrong, sizeof(wrong), "the row has %zu fields", reader->fields);
            (void)base_text_print(
                right, sizeof(right), "%zu, as the header", reader->header.count);
            fault(reader, 0, "ragged_row", wrong, right);
        }
        reader->wanted->row(reader->wanted->context, &reader->row);
    }
    begin_row(reader);
}

/* Spaces belong to their field (RFC 4180 section 2.4). */
static int
no_byte_is_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

/* Takes bytes of one physical line, up to and with its LF if it has come. */
static void
feed(struct reader *reader, const unsigned char *bytes, size_t size)
{
    if (!reader->in_row) {
        reader->row.line = reader->line;
        reader->row_bytes = 0;
    }
    reader->row_bytes += size;
    if (reader->row_bytes > FILES_CSV_ROW_MAX) {
        stop(reader,
             reader->fields + 1,
             "row_too_long",
             "the row is too long, or a quotation is not closed",
             "at most 32768 bytes; the rest of the file was not read");
        return;
    }
    bool blank = size == 1 || (size == 2 && bytes[0] == '\r');
    if (!blank || bytes[size - 1] != '\n') {
        reader->in_row = true; /* until on_row says otherwise */
    }
    size_t taken =
        csv_parse(&reader->parser, bytes, size, on_field, on_row, reader);
    if (taken != size && !reader->stopped) {
        bool quotation = csv_error(&reader->parser) == CSV_EPARSE;
        stop(reader,
             reader->fields + 1,
             quotation ? "wrong_quotation" : "out_of_memory",
             quotation ? "a quotation mark where none may be" : "out of memory",
             "marks only around a whole field, doubled within; the rest was not read");
    }
    if (bytes[size - 1] == '\n') {
        reader->line++;
        reader->row_ended = false;
    }
}

/* Takes a chunk of the file, line by line, so that each row's line is known. */
static void
feed_lines(struct reader *reader, const unsigned char *bytes, size_t size)
{
    while (size > 0 && !reader->stopped) {
        const unsigned char *end = memchr(bytes, '\n', size);
        size_t length = end == NULL ? size : (size_t)(end - bytes) + 1;
        feed(reader, bytes, length);
        bytes += length;
        size -= length;
    }
}

static void
finish(struct reader *reader)
{
    if (reader->stopped) {
        return;
    }
    if (csv_fini(&reader->parser, on_field, on_row, reader) != 0 && !reader->stopped) {
        stop(reader,
             reader->fields + 1,
             "wrong_quotation",
             "a quotation is not closed",
             "a quotation mark at the field's end");
    }
    if (!reader->header.complete && !reader->stopped) {
        reader->row.line = 1;
        stop(reader, 0, "header_unreadable", "no header row", "the columns' names");
    }
}

static struct reader *
reader_new(const struct files_csv_wanted *wanted, struct base_error *ret_error)
{
    struct reader *reader = calloc(1, sizeof(*reader));
    if (reader == NULL || csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        free(reader);
        (void)base_error_set(ret_error, BASE_STOP, "out_of_memory", "out of memory");
        return NULL;
    }
    csv_set_space_func(&reader->parser, no_byte_is_space);
    reader->wanted = wanted;
    reader->line = 1;
    begin_row(reader);
    return reader;
}

static enum base_class
reader_free(struct reader *reader)
{
    enum base_class class = reader->stopped ? BASE_REFUSE : BASE_OK;
    csv_free(&reader->parser);
    free(reader);
    return class;
}

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
    struct reader *reader = reader_new(wanted, ret_error);
    if (reader == NULL) {
        return BASE_STOP;
    }
    const unsigned char *from = bytes;
    size_t mark = mark_size(from, size);
    feed_lines(reader, size == 0 ? NULL : from + mark, size - mark);
    finish(reader);
    return reader_free(reader);
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
    struct reader *reader = reader_new(wanted, ret_error);
    bool first = true, unreadable = chunk == NULL;
    while (reader != NULL && !unreadable && !reader->stopped) {
        size_t size = fread(chunk, 1, CHUNK, file);
        size_t mark = first ? mark_size(chunk, size) : 0;
        feed_lines(reader, chunk + mark, size - mark);
        first = false;
        if (size < CHUNK) {
            unreadable = ferror(file) != 0;
            break;
        }
    }
    enum base_class class = BASE_STOP;
    if (unreadable) {
        (void)base_error_set(
            ret_error, BASE_STOP, "file_unreadable", "%s: %s", path, strerror(errno));
    }
    if (reader != NULL) {
        finish(reader);
        class = reader_free(reader);
    }
    free(chunk);
    (void)fclose(file);
    return unreadable ? BASE_STOP : class;
}
