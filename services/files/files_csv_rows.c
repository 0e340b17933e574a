/* The rows of a CSV file as libcsv finds them: see files_csv_rows.h. */
#include "files/files_csv_rows.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "files/files_csv_header.h"

struct files_csv_rows {
    const struct files_csv_wanted *wanted;
    struct csv_parser parser;
    struct files_csv_header header;
    bool stopped;     /* a fault after which nothing can be trusted */
    bool in_row;      /* a row goes on over the end of a line */
    bool row_ended;   /* in this line, so nothing may follow but the line's end */
    long line;        /* physical, from 1 */
    size_t row_bytes; /* of the row so far, as it stands in the file */
    size_t fields;    /* of the row so far */
    size_t text_used; /* of `text` */
    struct files_csv_row row;
    char text[FILES_CSV_ROW_MAX + 1024]; /* the row's fields, each with its NUL */
};

static void
fault(struct files_csv_rows *rows,
      size_t column,
      const char *code,
      const char *wrong,
      const char *right)
{
    const char *name = "";
    if (rows->header.complete && column > 0 && column <= rows->header.count) {
        name = rows->wanted->columns[rows->header.wanted[column - 1]].name;
    }
    struct files_place place = {rows->wanted->name, rows->row.line, (int)column, name};
    files_faults_add(rows->wanted->faults, &place, code, wrong, right);
}

static void
stop(struct files_csv_rows *rows,
     size_t column,
     const char *code,
     const char *wrong,
     const char *right)
{
    fault(rows, column, code, wrong, right);
    rows->stopped = true;
}

/* What is wrong with a field's bytes, reported; true if nothing is. */
static bool
field_is_sound(struct files_csv_rows *rows, const void *bytes, size_t size)
{
    if (size > FILES_CSV_FIELD_MAX) {
        fault(rows,
              rows->fields,
              "too_long",
              "the field is too long",
              "at most 8192 bytes");
        return false;
    }
    if (!base_text_is_utf8(bytes, size)) {
        fault(rows, rows->fields, "not_utf8", "not UTF-8, or NUL in it", "UTF-8");
        return false;
    }
    return true;
}

/* Keeps a field of a row, or takes it for a column's name. */
static void
take_field(struct files_csv_rows *rows, const void *bytes, size_t size)
{
    bool sound = field_is_sound(rows, bytes, size);
    if (!rows->header.complete) {
        if (!sound || !files_csv_header_add(&rows->header, bytes, size)) {
            stop(rows, 0, "header_unreadable", "no header row", "the columns' names");
        }
        return;
    }
    if (rows->fields > rows->header.count) {
        return; /* counted, and told at the row's end */
    }
    size_t index = rows->header.wanted[rows->fields - 1];
    if (!sound) {
        rows->row.refused |= UINT32_C(1) << index;
        return;
    }
    char *text = rows->text + rows->text_used;
    (void)base_text_copy_bytes(text, sizeof(rows->text) - rows->text_used, bytes, size);
    rows->text_used += size + 1;
    rows->row.text[index] = text;
}

static void
on_field(void *bytes, size_t size, void *context)
{
    struct files_csv_rows *rows = context;
    if (rows->row_ended && !rows->stopped) {
        rows->row.line = rows->line;
        stop(rows,
             0,
             "bare_carriage_return",
             "a carriage return alone ends no line",
             "LF or CRLF at the end of each line");
    }
    if (rows->stopped) {
        return;
    }
    rows->fields++;
    take_field(rows, size == 0 ? "" : bytes, size);
}

static void
begin_row(struct files_csv_rows *rows)
{
    rows->fields = 0;
    rows->text_used = 0;
    rows->row.ragged = false;
    rows->row.refused = 0;
    for (size_t i = 0; i < FILES_CSV_COLUMNS_MAX; i++) {
        rows->row.text[i] = "";
    }
}

static void
on_row(int terminator, void *context)
{
    (void)terminator;
    struct files_csv_rows *rows = context;
    rows->in_row = false;
    rows->row_ended = true;
    if (rows->stopped) {
        return;
    }
    if (!rows->header.complete) {
        rows->stopped =
            !files_csv_header_finish(&rows->header, rows->wanted, rows->row.line);
        memcpy(rows->row.column, rows->header.column, sizeof(rows->row.column));
    } else {
        rows->row.ragged = rows->fields != rows->header.count;
        if (rows->row.ragged) {
            char wrong[64], right[64];
            (void)base_text_print(
                wrong, sizeof(wrong), "the row has %zu fields", rows->fields);
            (void)base_text_print(
                right, sizeof(right), "%zu, as the header", rows->header.count);
            fault(rows, 0, "ragged_row", wrong, right);
        }
        rows->wanted->row(rows->wanted->context, &rows->row);
    }
    begin_row(rows);
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
feed(struct files_csv_rows *rows, const unsigned char *bytes, size_t size)
{
    if (!rows->in_row) {
        rows->row.line = rows->line;
        rows->row_bytes = 0;
    }
    rows->row_bytes += size;
    if (rows->row_bytes > FILES_CSV_ROW_MAX) {
        stop(rows,
             rows->fields + 1,
             "row_too_long",
             "the row is too long, or a quotation is not closed",
             "at most 131072 bytes; the rest of the file was not read");
        return;
    }
    bool blank = size == 1 || (size == 2 && bytes[0] == '\r');
    if (!blank || bytes[size - 1] != '\n') {
        rows->in_row = true; /* until on_row says otherwise */
    }
    size_t taken = csv_parse(&rows->parser, bytes, size, on_field, on_row, rows);
    if (taken != size && !rows->stopped) {
        bool quotation = csv_error(&rows->parser) == CSV_EPARSE;
        stop(rows,
             rows->fields + 1,
             quotation ? "wrong_quotation" : "out_of_memory",
             quotation ? "a quotation mark where none may be" : "out of memory",
             "marks only around a whole field, doubled within; the rest was not read");
    }
    if (bytes[size - 1] == '\n') {
        rows->line++;
        rows->row_ended = false;
    }
}

/* Takes a chunk of the file, line by line, so that each row's line is known. */
void
files_csv_rows_feed(struct files_csv_rows *rows, const unsigned char *bytes, size_t size)
{
    while (size > 0 && !rows->stopped) {
        const unsigned char *end = memchr(bytes, '\n', size);
        size_t length = end == NULL ? size : (size_t)(end - bytes) + 1;
        feed(rows, bytes, length);
        bytes += length;
        size -= length;
    }
}

void
files_csv_rows_finish(struct files_csv_rows *rows)
{
    if (rows->stopped) {
        return;
    }
    if (csv_fini(&rows->parser, on_field, on_row, rows) != 0 && !rows->stopped) {
        stop(rows,
             rows->fields + 1,
             "wrong_quotation",
             "a quotation is not closed",
             "a quotation mark at the field's end");
    }
    if (!rows->header.complete && !rows->stopped) {
        rows->row.line = 1;
        stop(rows, 0, "header_unreadable", "no header row", "the columns' names");
    }
}

struct files_csv_rows *
files_csv_rows_new(const struct files_csv_wanted *wanted, struct base_error *ret_error)
{
    struct files_csv_rows *rows = calloc(1, sizeof(*rows));
    if (rows == NULL || csv_init(&rows->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        free(rows);
        (void)base_error_set(ret_error, BASE_STOP, "out_of_memory", "out of memory");
        return NULL;
    }
    csv_set_space_func(&rows->parser, no_byte_is_space);
    rows->wanted = wanted;
    rows->line = 1;
    begin_row(rows);
    return rows;
}

enum base_class
files_csv_rows_free(struct files_csv_rows *rows)
{
    enum base_class class = rows->stopped ? BASE_REFUSE : BASE_OK;
    csv_free(&rows->parser);
    free(rows);
    return class;
}

bool
files_csv_rows_stopped(const struct files_csv_rows *rows)
{
    return rows->stopped;
}
