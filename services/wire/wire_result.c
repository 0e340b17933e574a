/* Building the answer to a query: see wire_result.h. The listings are kept as the packed
 * bytes that they will be, so a cell costs its text and two bytes or so. */
#include "wire/wire_result.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "wire/wire_put.h"

/* their numbers in answer.proto, result.proto and listing.proto */
enum { MESSAGE_ID = 1, RESULT = 5 };
enum { LISTINGS = 1, NEXT = 2, DATA = 3 };
enum { TITLE = 1, COLUMNS = 2, CELLS = 3, COLUMN_NAME = 1, COLUMN_NUMBER = 2 };

enum { HEAD = 7 }; /* no tag and length of up to 4 GiB take more bytes */

struct listing {
    uint8_t *bytes;
    size_t size, capacity;
    size_t columns, cells;
};

struct wire_result {
    struct listing *listings;
    size_t listings_count;
    size_t size; /* of all listings, with their heads at their longest */
    char next[64];
    uint8_t *data;
    size_t data_size;
    bool failed;
};

struct wire_result *
wire_result_new(void)
{
    return calloc(1, sizeof(struct wire_result));
}

void
wire_result_free(struct wire_result *result)
{
    if (result == NULL) {
        return;
    }
    for (size_t i = 0; i < result->listings_count; i++) {
        free(result->listings[i].bytes);
    }
    free(result->listings);
    free(result->data);
    free(result);
}

/* The listing that is being built, or NULL and the result is no good. */
static struct listing *
last(struct wire_result *result)
{
    if (result == NULL || result->failed || result->listings_count == 0) {
        if (result != NULL) {
            result->failed = true;
        }
        return NULL;
    }
    return &result->listings[result->listings_count - 1];
}

/* Makes room and gives where it is, or NULL without memory. */
static uint8_t *
room(struct wire_result *result, struct listing *listing, size_t size)
{
    if (size > listing->capacity - listing->size) {
        size_t capacity = (listing->capacity + size) * 2;
        uint8_t *bytes = realloc(listing->bytes, capacity);
        if (bytes == NULL) {
            result->failed = true;
            return NULL;
        }
        listing->bytes = bytes;
        listing->capacity = capacity;
    }
    uint8_t *at = listing->bytes + listing->size;
    listing->size += size;
    result->size += size;
    return at;
}

static void
add(struct wire_result *result,
    struct listing *listing,
    uint32_t number,
    const void *bytes,
    size_t size)
{
    uint8_t *at = room(result, listing, wire_put_bytes_size(number, size));
    if (at != NULL) {
        (void)wire_put_bytes(at, number, bytes, size);
    }
}

void
wire_result_listing(struct wire_result *result, const char *title)
{
    if (result == NULL || result->failed) {
        return;
    }
    struct listing *listings = realloc(
        result->listings, (result->listings_count + 1) * sizeof(*result->listings));
    if (listings == NULL) {
        result->failed = true;
        return;
    }
    result->listings = listings;
    struct listing *listing = &listings[result->listings_count++];
    memset(listing, 0, sizeof(*listing));
    result->size += HEAD;
    add(result, listing, TITLE, title, strlen(title));
}

void
wire_result_column(struct wire_result *result,
                   const char *name,
                   enum vigil_cell_kind kind)
{
    struct listing *listing = last(result);
    if (listing == NULL) {
        return;
    }
    size_t number_size = kind == VIGIL_CELL_NUMBER ? 2 : 0;
    size_t size = wire_put_bytes_size(COLUMN_NAME, strlen(name)) + number_size;
    uint8_t *at = room(result, listing, wire_put_bytes_size(COLUMNS, size));
    if (at == NULL) {
        return;
    }
    at = wire_put_tag(at, COLUMNS, WIRE_CODING_LENGTH);
    at = wire_put_number(at, size);
    at = wire_put_bytes(at, COLUMN_NAME, name, strlen(name));
    if (kind == VIGIL_CELL_NUMBER) {
        at = wire_put_tag(at, COLUMN_NUMBER, WIRE_CODING_NUMBER);
        (void)wire_put_number(at, 1);
    }
    listing->columns++;
}

/* A text alone, which most cells of a long list are, needs no formatting. */
static bool
add_text(struct wire_result *result,
         struct listing *listing,
         const char *format,
         va_list *arguments)
{
    if (strcmp(format, "%s") != 0) {
        return false;
    }
    const char *text = va_arg(*arguments, const char *);
    add(result, listing, CELLS, text, strlen(text));
    return true;
}

void
wire_result_cell(struct wire_result *result, const char *format, ...)
{
    struct listing *listing = last(result);
    if (listing == NULL) {
        return;
    }
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    bool done = add_text(result, listing, format, &arguments);
    int wanted = done ? 0 : vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    listing->cells++;
    if (done) {
        return;
    }
    if (wanted >= 0 && (size_t)wanted < sizeof(text)) {
        add(result, listing, CELLS, text, (size_t)wanted);
        return;
    }
    char *longer = NULL;
    va_start(arguments, format);
    wanted = vasprintf(&longer, format, arguments);
    va_end(arguments);
    if (wanted < 0) {
        result->failed = true;
        return;
    }
    add(result, listing, CELLS, longer, (size_t)wanted);
    free(longer);
}

void
wire_result_next(struct wire_result *result, const char *cursor)
{
    if (result != NULL && !base_text_copy(result->next, sizeof(result->next), cursor)) {
        result->failed = true;
    }
}

void
wire_result_data(struct wire_result *result, const uint8_t *data, size_t size)
{
    if (result == NULL || result->failed) {
        return;
    }
    uint8_t *copy = size > VIGIL_CHUNK_MAX ? NULL : malloc(size + 1);
    if (copy == NULL) {
        result->failed = true;
        return;
    }
    memcpy(copy, data, size);
    free(result->data);
    result->data = copy;
    result->data_size = size;
}

size_t
wire_result_size(const struct wire_result *result)
{
    if (result == NULL) {
        return 0;
    }
    /* the answer's id, its head of the result, the cursor and the data */
    size_t data = result->data == NULL ? 0 : result->data_size + HEAD;
    return result->size + 18 + HEAD + sizeof(result->next) + 2 + data;
}

/* The result's own bytes; SIZE_MAX if it was not built well. */
static size_t
result_size(const struct wire_result *result)
{
    size_t size =
        result->next[0] == '\0' ? 0 : wire_put_bytes_size(NEXT, strlen(result->next));
    for (size_t i = 0; i < result->listings_count; i++) {
        const struct listing *listing = &result->listings[i];
        if (listing->columns == 0 ? listing->cells > 0
                                  : listing->cells % listing->columns != 0) {
            return SIZE_MAX;
        }
        size += wire_put_bytes_size(LISTINGS, listing->size);
    }
    return size +
           (result->data == NULL ? 0 : wire_put_bytes_size(DATA, result->data_size));
}

size_t
wire_result_write(const struct wire_result *result,
                  const struct vigil_id *message_id,
                  uint8_t *ret_bytes,
                  size_t capacity)
{
    if (result == NULL || result->failed) {
        return 0;
    }
    size_t size = result_size(result);
    size_t id_size = wire_put_bytes_size(MESSAGE_ID, sizeof(message_id->bytes));
    if (size == SIZE_MAX || id_size + wire_put_bytes_size(RESULT, size) > capacity) {
        return 0;
    }
    uint8_t *at = ret_bytes;
    at = wire_put_bytes(at, MESSAGE_ID, message_id->bytes, sizeof(message_id->bytes));
    at = wire_put_tag(at, RESULT, WIRE_CODING_LENGTH);
    at = wire_put_number(at, size);
    for (size_t i = 0; i < result->listings_count; i++) {
        const struct listing *listing = &result->listings[i];
        at = wire_put_bytes(at, LISTINGS, listing->bytes, listing->size);
    }
    if (result->next[0] != '\0') {
        at = wire_put_bytes(at, NEXT, result->next, strlen(result->next));
    }
    if (result->data != NULL) {
        at = wire_put_bytes(at, DATA, result->data, result->data_size);
    }
    return (size_t)(at - ret_bytes);
}
