/* Arrays in PostgreSQL's binary format: see store_array.h. */
#include "store/store_array.h"

#include <stdlib.h>
#include <string.h>

#include "vigil/records.h"

/* PostgreSQL counts days and microseconds from 2000-01-01. */
enum { EPOCH_DAYS = 10957, HEADER_SIZE = 20 };
#define EPOCH_MICROSECONDS (INT64_C(946684800) * 1000000)

static void
put(struct store_array *array, const void *bytes, size_t size)
{
    if (array->size + size > array->capacity) {
        size_t wanted = (array->size + size) * 2;
        uint8_t *grown = realloc(array->bytes, wanted);
        if (grown == NULL) {
            abort(); /* out of memory: restart, nothing was acknowledged */
        }
        array->bytes = grown;
        array->capacity = wanted;
    }
    if (size > 0) {
        memcpy(array->bytes + array->size, bytes, size);
        array->size += size;
    }
}

static void
big_endian(uint64_t value, size_t size, uint8_t *ret_bytes)
{
    for (size_t i = 0; i < size; i++) {
        ret_bytes[i] = (uint8_t)(value >> (8 * (size - 1 - i)));
    }
}

static void
put_number(struct store_array *array, uint64_t value, size_t size)
{
    uint8_t bytes[8];
    big_endian(value, size, bytes);
    put(array, bytes, size);
}

static void
element(struct store_array *array, const void *bytes, size_t size)
{
    put_number(array, size, 4);
    put(array, bytes, size);
    array->count++;
}

static void
element_number(struct store_array *array, uint64_t value, size_t size)
{
    uint8_t bytes[8];
    big_endian(value, size, bytes);
    element(array, bytes, size);
}

void
store_array_begin(struct store_array *array, enum store_type type)
{
    array->size = 0;
    array->count = 0;
    array->has_null = false;
    put_number(array, 1, 4); /* dimensions */
    put_number(array, 0, 4); /* whether there are nulls: set at the end */
    put_number(array, (uint64_t)type, 4);
    put_number(array, 0, 4); /* length: set at the end */
    put_number(array, 1, 4); /* lower bound */
}

void
store_array_null(struct store_array *array)
{
    put_number(array, UINT32_MAX, 4);
    array->count++;
    array->has_null = true;
}

void
store_array_text(struct store_array *array, const char *text)
{
    element(array, text, strlen(text));
}

void
store_array_text_or_null(struct store_array *array, const char *text)
{
    if (text[0] == '\0') {
        store_array_null(array);
    } else {
        store_array_text(array, text);
    }
}

void
store_array_bytes(struct store_array *array, const void *bytes, size_t size)
{
    element(array, bytes, size);
}

void
store_array_bool(struct store_array *array, bool value)
{
    element_number(array, value ? 1 : 0, 1);
}

void
store_array_int2(struct store_array *array, int16_t value)
{
    element_number(array, (uint16_t)value, 2);
}

void
store_array_code(struct store_array *array, int code)
{
    if (code == 0) {
        store_array_null(array);
    } else {
        store_array_int2(array, (int16_t)code);
    }
}

void
store_array_int4(struct store_array *array, int32_t value)
{
    element_number(array, (uint32_t)value, 4);
}

void
store_array_int8(struct store_array *array, int64_t value)
{
    element_number(array, (uint64_t)value, 8);
}

void
store_array_date(struct store_array *array, int32_t date)
{
    if (date == VIGIL_DATE_NONE) {
        store_array_null(array);
    } else {
        store_array_int4(array, date - EPOCH_DAYS);
    }
}

void
store_array_instant(struct store_array *array, int64_t instant)
{
    if (instant == VIGIL_INSTANT_NONE) {
        store_array_null(array);
    } else {
        store_array_int8(array, instant - EPOCH_MICROSECONDS);
    }
}

void
store_array_end(struct store_array *array)
{
    if (array->count == 0) {
        /* an empty array has no dimension at all */
        big_endian(0, 4, array->bytes);
        array->size = HEADER_SIZE - 8;
        return;
    }
    big_endian(array->has_null ? 1 : 0, 4, array->bytes + 4);
    big_endian((uint64_t)array->count, 4, array->bytes + 12);
}

void
store_array_copy_begin(struct store_array *array)
{
    static const char signature[] = "PGCOPY\n\377\r\n"; /* its NUL is part of it */
    array->size = 0;
    put(array, signature, sizeof(signature));
    put_number(array, 0, 4); /* no flags */
    put_number(array, 0, 4); /* no extension */
}

void
store_array_copy_row(struct store_array *array, int16_t fields)
{
    put_number(array, (uint16_t)fields, 2);
}

void
store_array_copy_end(struct store_array *array)
{
    put_number(array, UINT16_MAX, 2);
}

void
store_array_done(struct store_array *array)
{
    free(array->bytes);
    memset(array, 0, sizeof(*array));
}
