/*
 * Walking the fields of packed bytes, without a schema and without copying. This room's
 * own.
 *
 * Promises: never reads beyond the end; takes only the one shortest form of every number,
 * so that bytes have one meaning; groups and reserved wire types do not exist.
 */
#ifndef WIRE_CURSOR_H
#define WIRE_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a field is encoded: the low three bits of its tag. */
enum wire_coding {
    WIRE_CODING_NUMBER = 0,
    WIRE_CODING_EIGHT_BYTES = 1,
    WIRE_CODING_LENGTH = 2,
    WIRE_CODING_FOUR_BYTES = 5
};

enum wire_step {
    WIRE_STEP_FIELD,       /* *ret_item is filled */
    WIRE_STEP_END,         /* all bytes are used up */
    WIRE_STEP_TRUNCATED,   /* a field goes beyond the end */
    WIRE_STEP_LONG_NUMBER, /* a number is not in its shortest form, or beyond 64 bits */
    WIRE_STEP_BAD_TAG      /* field number 0 or beyond 2^29-1, or no such form */
};

struct wire_cursor {
    const uint8_t *at, *end;
};

struct wire_item {
    uint32_t number;
    enum wire_coding form;
    uint64_t value;       /* of a number */
    const uint8_t *bytes; /* of the other forms */
    size_t size;
};

struct wire_cursor wire_cursor_of(const uint8_t *bytes, size_t size);

/* The next field; after anything but WIRE_STEP_FIELD the cursor is of no more use. */
enum wire_step wire_cursor_next(struct wire_cursor *cursor, struct wire_item *ret_item);

/* The first field of this number and form, looking at no more than `most` fields; false
 * if there is none before the end or the first malformed byte. */
bool wire_cursor_find(const uint8_t *bytes,
                      size_t size,
                      size_t most,
                      uint32_t number,
                      enum wire_coding form,
                      struct wire_item *ret_item);

#endif
