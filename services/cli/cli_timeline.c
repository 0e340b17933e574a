/* A case as a timeline: see cli_timeline.h. */
#include "cli/cli_timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_date_words.h"
#include "base/base_text.h"
#include "cli/cli_receipt.h"
#include "cli/cli_table.h"

enum { TIME_AT = sizeof("2026-03-24"), TIME_LENGTH = 5 /* 10:30 */ };
/* In columns; SHORT is what an entry's own line takes besides its words. */
enum { INDENT = 11, HANG = 2, SHORT = 56 };

/* A row's cell by its column's name; "" if there is no such column. */
static const char *
cell(const struct vigil_listing *listing, size_t row, const char *column)
{
    for (size_t c = 0; c < listing->columns_count; c++) {
        if (strcmp(listing->columns[c], column) == 0) {
            return listing->cells[row * listing->columns_count + c];
        }
    }
    return "";
}

/* The day that a time of London begins with. */
static vigil_date
day_of(const char *time)
{
    char text[BASE_DATE_SIZE];
    vigil_date day = VIGIL_DATE_NONE;
    (void)base_text_copy_bytes(
        text, sizeof(text), time, strnlen(time, BASE_DATE_SIZE - 1));
    (void)base_date_parse(text, &day);
    return day;
}

/* "extension_request" as words. */
static void
print_words(const char *name, FILE *to)
{
    for (; *name != '\0'; name++) {
        (void)fputc(*name == '_' ? ' ' : *name, to);
    }
}

/* How much of a line is printed at once: up to the last space before the page's edge; a
 * word that is wider than the page is not cut. */
static size_t
fitting(const char *line, size_t length, size_t width)
{
    size_t columns = 0, at = 0, space = 0;
    while (at < length && (columns < width || space == 0)) {
        space = line[at] == ' ' ? at : space;
        columns += (line[at] & 0xC0) != 0x80 ? 1 : 0; /* UTF-8: once a character */
        at++;
    }
    return at == length || space == 0 ? at : space;
}

/* One line of the detail, which may take several of the page: those behind the first
 * stand further in. */
static void
print_line(const char *line, size_t length, size_t width, FILE *to)
{
    size_t in = INDENT + strspn(line, " ");
    line += in - INDENT;
    length -= in - INDENT < length ? in - INDENT : length;
    for (bool first = true; first || length > 0; first = false) {
        size_t left = in + (first ? 0 : HANG);
        size_t size = fitting(line, length, width - left);
        (void)fprintf(to, "%*s%.*s\n", (int)left, "", (int)size, line);
        line += size;
        length -= size;
        for (; length > 0 && line[0] == ' '; length--) {
            line++;
        }
    }
}

/* What is short stands behind the entry's own words, all else in lines below it. */
static void
print_detail(const char *detail, size_t width, FILE *to)
{
    if (strchr(detail, '\n') == NULL && strlen(detail) <= SHORT) {
        (void)fprintf(to, "%s%s\n", detail[0] == '\0' ? "" : ": ", detail);
        return;
    }
    (void)fputc('\n', to);
    while (detail[0] != '\0') {
        size_t length = strcspn(detail, "\n");
        print_line(detail, length, width, to);
        detail += length + (detail[length] == '\n' ? 1 : 0);
    }
}

static void
print_entry(const struct vigil_listing *history, size_t row, size_t width, FILE *to)
{
    const char *time = cell(history, row, "recorded_at");
    const char *of = cell(history, row, "of");
    const char *first = cell(history, 0, "of");
    (void)fprintf(
        to, "    %.*s  ", TIME_LENGTH, strlen(time) > TIME_AT ? time + TIME_AT : "     ");
    print_words(cell(history, row, "what"), to);
    (void)fprintf(to, ", by %s", cell(history, row, "by"));
    if (strcmp(of, first) != 0) {
        (void)fprintf(to, ", of %s", of); /* of the review that covers the case */
    }
    (void)fprintf(to, " [%s]", cell(history, row, "position"));
    print_detail(cell(history, row, "detail"), width, to);
}

static void
print_history(const struct vigil_listing *history, size_t width, FILE *to)
{
    vigil_date last = VIGIL_DATE_NONE;
    (void)fputs("timeline (in brackets the position, for --as-of):\n", to);
    for (size_t row = 0; row < history->rows_count; row++) {
        vigil_date day = day_of(cell(history, row, "recorded_at"));
        if (row == 0 || day != last) {
            char text[BASE_DATE_WORDS_SIZE];
            base_date_say(day, text);
            (void)fprintf(to, "  %s\n", text);
        }
        last = day;
        print_entry(history, row, width, to);
    }
}

static bool
is_history(const struct vigil_listing *listing)
{
    return strcmp(listing->title, "history") == 0;
}

void
cli_timeline_print(const struct cli_listings *listings, size_t width, FILE *to)
{
    bool first = true;
    for (size_t i = 0; i < listings->count; i++) {
        const struct vigil_listing *listing = &listings->at[i];
        if (listing->rows_count == 0) {
            continue;
        }
        (void)fputs(first ? "" : "\n", to);
        first = false;
        if (is_history(listing)) {
            print_history(listing, width, to);
        } else {
            cli_table_print(listing, to);
        }
    }
}

int64_t
cli_timeline_position(const struct cli_listings *listings, vigil_date day)
{
    int64_t position = 0;
    for (size_t i = 0; i < listings->count; i++) {
        const struct vigil_listing *listing = &listings->at[i];
        for (size_t row = 0; is_history(listing) && row < listing->rows_count; row++) {
            if (day_of(cell(listing, row, "recorded_at")) <= day) {
                position = strtoll(cell(listing, row, "position"), NULL, 10);
            }
        }
    }
    return position;
}
