/* Fields of binary rows, and single binary parameters: see store_connection.h. */
#include <string.h>

#include "store/store_connection.h"
#include "vigil/records.h"

enum { EPOCH_DAYS = 10957 };
#define EPOCH_MICROSECONDS (INT64_C(946684800) * 1000000)

static uint64_t
number(const PGresult *rows, int row, int column, int size)
{
    const char *bytes = PQgetvalue(rows, row, column);
    uint64_t value = 0;
    for (int i = 0; i < size && i < PQgetlength(rows, row, column); i++) {
        value = value << 8 | (uint8_t)bytes[i];
    }
    return value;
}

int64_t
store_field_int8(const PGresult *rows, int row, int column)
{
    return (int64_t)number(rows, row, column, 8);
}

int32_t
store_field_int4(const PGresult *rows, int row, int column)
{
    return (int32_t)(uint32_t)number(rows, row, column, 4);
}

int16_t
store_field_int2(const PGresult *rows, int row, int column)
{
    return (int16_t)(uint16_t)number(rows, row, column, 2);
}

bool
store_field_bool(const PGresult *rows, int row, int column)
{
    return number(rows, row, column, 1) != 0;
}

void
store_field_text(const PGresult *rows, int row, int column, char *ret, size_t size)
{
    size_t length = (size_t)PQgetlength(rows, row, column);
    size_t fits = length < size ? length : size - 1;
    memcpy(ret, PQgetvalue(rows, row, column), fits);
    ret[fits] = '\0';
}

const uint8_t *
store_field_bytes(const PGresult *rows, int row, int column, size_t *ret_size)
{
    *ret_size = (size_t)PQgetlength(rows, row, column);
    return (const uint8_t *)PQgetvalue(rows, row, column);
}

int32_t
store_field_date(const PGresult *rows, int row, int column)
{
    return PQgetisnull(rows, row, column)
               ? VIGIL_DATE_NONE
               : store_field_int4(rows, row, column) + EPOCH_DAYS;
}

int64_t
store_field_instant(const PGresult *rows, int row, int column)
{
    return PQgetisnull(rows, row, column)
               ? VIGIL_INSTANT_NONE
               : store_field_int8(rows, row, column) + EPOCH_MICROSECONDS;
}

void
store_value_bytes(struct store_value *value, const void *bytes, size_t size)
{
    value->bytes = bytes;
    value->size = (int)size;
}

void
store_value_text(struct store_value *value, const char *text)
{
    store_value_bytes(value, text, strlen(text));
}

static void
inlined(struct store_value *value, uint64_t what, int size)
{
    for (int i = 0; i < size; i++) {
        value->inlined[i] = (uint8_t)(what >> (8 * (size - 1 - i)));
    }
    value->bytes = (const char *)value->inlined;
    value->size = size;
}

void
store_value_int8(struct store_value *value, int64_t what)
{
    inlined(value, (uint64_t)what, 8);
}

void
store_value_int4(struct store_value *value, int32_t what)
{
    inlined(value, (uint32_t)what, 4);
}

void
store_value_int2(struct store_value *value, int16_t what)
{
    inlined(value, (uint16_t)what, 2);
}

void
store_value_bool(struct store_value *value, bool what)
{
    inlined(value, what ? 1 : 0, 1);
}

/* Before all days, where there is none: PostgreSQL's -infinity. */
void
store_value_date(struct store_value *value, int32_t date)
{
    store_value_int4(value, date == VIGIL_DATE_NONE ? INT32_MIN : date - EPOCH_DAYS);
}

void
store_value_instant(struct store_value *value, int64_t instant)
{
    store_value_int8(value, instant - EPOCH_MICROSECONDS);
}

void
store_value_array(struct store_value *value, struct store_array *array)
{
    store_array_end(array);
    store_value_bytes(value, array->bytes, array->size);
}
