/* Single fields between a message and a plain record: see wire_field.h. */
#include "wire/wire_field.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"

static void
fault(const struct wire_place *place,
      const char *name,
      const char *code,
      const char *wrong,
      const char *right)
{
    if (place->parent == NULL) {
        base_faults_add(place->faults, name, code, wrong, right);
    } else if (place->index != WIRE_PLACE_SINGLE) {
        base_faults_add_at(
            place->faults, place->parent, place->index, name, code, wrong, right);
    } else {
        char path[sizeof(place->faults->at[0].path)];
        (void)base_text_print(path, sizeof(path), "%s.%s", place->parent, name);
        base_faults_add(place->faults, path, code, wrong, right);
    }
}

void
wire_field_text(const struct wire_place *place,
                const char *name,
                const char *text,
                char *ret_text,
                size_t size)
{
    size_t length = strlen(text);
    if (length < size) {
        memcpy(ret_text, text, length + 1);
        return;
    }
    ret_text[0] = '\0';
    char right[sizeof(place->faults->at[0].right)];
    (void)base_text_print(right, sizeof(right), "at most %zu bytes", size - 1);
    fault(place, name, "too_long", "the text is too long", right);
}

void
wire_field_date(const struct wire_place *place,
                const char *name,
                const char *text,
                vigil_date *ret_date)
{
    *ret_date = VIGIL_DATE_NONE;
    if (text[0] != '\0' && !base_date_parse(text, ret_date)) {
        fault(place, name, "bad_date", "not a day of the calendar", "YYYY-MM-DD");
    }
}

void
wire_field_instant(const struct wire_place *place,
                   const char *name,
                   const char *text,
                   vigil_instant *ret_instant)
{
    *ret_instant = VIGIL_INSTANT_NONE;
    if (text[0] != '\0' && !base_instant_parse(text, ret_instant)) {
        fault(place,
              name,
              "bad_time",
              "not a time with an offset",
              "ISO 8601 with an offset: 2024-05-17T09:30:00+01:00");
    }
}

int32_t
wire_field_int32(const struct wire_place *place, const char *name, uint32_t number)
{
    if (number > INT32_MAX) {
        fault(place, name, "out_of_range", "the number is too large", "0 to 2147483647");
        return 0;
    }
    return (int32_t)number;
}

int64_t
wire_field_int64(const struct wire_place *place, const char *name, uint64_t number)
{
    if (number > INT64_MAX) {
        fault(place,
              name,
              "out_of_range",
              "the number is too large",
              "0 to 9223372036854775807");
        return 0;
    }
    return (int64_t)number;
}

void
wire_field_id(const struct wire_place *place,
              const char *name,
              const uint8_t *bytes,
              size_t size,
              struct vigil_id *ret_id)
{
    if (size != sizeof(ret_id->bytes)) {
        memset(ret_id, 0, sizeof(*ret_id));
        fault(place, name, "bad_id", "not a message id", "the 16 bytes of a UUID");
        return;
    }
    memcpy(ret_id->bytes, bytes, sizeof(ret_id->bytes));
}

size_t
wire_field_count(const struct wire_place *place,
                 const char *name,
                 size_t count,
                 size_t most)
{
    if (count <= most) {
        return count;
    }
    char right[sizeof(place->faults->at[0].right)];
    (void)base_text_print(right, sizeof(right), "at most %zu", most);
    fault(place, name, "too_many", "the list is too long", right);
    return 0;
}

char *
wire_field_lend(const char *text)
{
    return (char *)(uintptr_t)text;
}

uint8_t *
wire_field_lend_bytes(const uint8_t *bytes)
{
    return (uint8_t *)(uintptr_t)bytes;
}
