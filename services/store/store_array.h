/*
 * Arrays in PostgreSQL's binary format: the parameters of multi-row statements, which
 * take one array a column (unnest). For the files of this room only. Owns its buffer,
 * which is used again for the next statement.
 */
#ifndef STORE_ARRAY_H
#define STORE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum store_type {
    STORE_BOOL = 16,
    STORE_BYTEA = 17,
    STORE_INT8 = 20,
    STORE_INT2 = 21,
    STORE_INT4 = 23,
    STORE_TEXT = 25,
    STORE_DATE = 1082,
    STORE_TIMESTAMPTZ = 1184,
    STORE_UUID = 2950
};

struct store_array {
    uint8_t *bytes;
    size_t size, capacity;
    int32_t count;
    bool has_null;
};

void store_array_begin(struct store_array *array, enum store_type type);
void store_array_null(struct store_array *array);
void store_array_text(struct store_array *array, const char *text);
void store_array_text_or_null(struct store_array *array,
                              const char *text); /* "" is null */
void store_array_bytes(struct store_array *array, const void *bytes, size_t size);
void store_array_bool(struct store_array *array, bool value);
void store_array_int2(struct store_array *array, int16_t value);
void store_array_code(struct store_array *array, int code); /* int2; 0 is null */
void store_array_int4(struct store_array *array, int32_t value);
void store_array_int8(struct store_array *array, int64_t value);
void store_array_date(struct store_array *array, int32_t date);       /* or NONE */
void store_array_instant(struct store_array *array, int64_t instant); /* or NONE */
void store_array_end(struct store_array *array);

/* Instead of an array, rows for COPY in binary: a row's fields are added as elements are,
 * null where nothing is stated. */
void store_array_copy_begin(struct store_array *array);
void store_array_copy_row(struct store_array *array, int16_t fields);
void store_array_copy_end(struct store_array *array);

void store_array_done(struct store_array *array);

#endif
