/* Reading a form from packed bytes: see wire_form.h. */
#include "wire/wire_form.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "wire/wire_cursor.h"
#include "wire/wire_field.h"
#include "wire/wire_scan.h"
#include "wire/wire_types.h"

/* A form that is being read. The values are as they come: row by row. */
struct reading {
    const struct vigil_form_type *type;
    struct vigil_faults *faults;
    size_t rows[WIRE_FORM_FIELDS_MAX]; /* of each list */
    size_t count;
    bool full;
    struct vigil_value at[VIGIL_VALUES_MAX];
};

/* The message that is walked: the one that was sent, its `of`, or a row of a list. */
struct part {
    const ProtobufCMessageDescriptor *descriptor;
    const char *list; /* "" outside of lists */
    size_t row;
};

/* True if the field is stated; bytes of a text of up to 64 are enough for days and times:
 * what is longer is neither. */
static bool
read_value(const struct reading *reading,
           const struct part *part,
           const struct vigil_field *field,
           const struct wire_item *item,
           struct vigil_value *ret_value)
{
    const struct wire_place place = {
        reading->faults, part->list[0] == '\0' ? NULL : part->list, part->row};
    char text[64];
    vigil_date date = VIGIL_DATE_NONE;
    vigil_instant instant = VIGIL_INSTANT_NONE;
    switch (field->kind) {
    case VIGIL_FIELD_CODE:
    case VIGIL_FIELD_NUMBER:
        ret_value->number = (int64_t)item->value;
        return item->value != 0;
    case VIGIL_FIELD_DATE:
    case VIGIL_FIELD_TIME:
        memset(text, 0, sizeof(text));
        memcpy(
            text, item->bytes, item->size < sizeof(text) ? item->size : sizeof(text) - 1);
        if (field->kind == VIGIL_FIELD_DATE) {
            wire_field_date(&place, field->name, text, &date);
            ret_value->number = date;
            return date != VIGIL_DATE_NONE;
        }
        wire_field_instant(&place, field->name, text, &instant);
        ret_value->number = instant;
        return instant != VIGIL_INSTANT_NONE;
    default:
        ret_value->text = (const char *)item->bytes;
        ret_value->size = (uint32_t)item->size;
        return item->size > 0;
    }
}

/* A field of the message that is not one of the form: a part that several messages share
 * has more than this one may say. */
static void
refuse_unknown(const struct reading *reading, const struct part *part, const char *name)
{
    static const char wrong[] = "no such field here",
                      right[] = "only fields of the message's form";
    if (part->list[0] == '\0') {
        base_faults_add(reading->faults, name, "unknown_field", wrong, right);
    } else {
        base_faults_add_at(
            reading->faults, part->list, part->row, name, "unknown_field", wrong, right);
    }
}

static void
take(struct reading *reading,
     const struct part *part,
     const ProtobufCFieldDescriptor *what,
     const struct wire_item *item)
{
    size_t field = vigil_form_field(reading->type, part->list, what->name);
    if (field == SIZE_MAX) {
        refuse_unknown(reading, part, what->name);
        return;
    }
    struct vigil_value value = {.field = (uint16_t)field, .row = (uint16_t)part->row};
    if (!read_value(reading, part, &reading->type->fields[field], item, &value)) {
        return;
    }
    if (reading->count == VIGIL_VALUES_MAX) {
        reading->full = true;
        return;
    }
    reading->at[reading->count++] = value;
}

/* The fields of one message that are neither `of` nor a list. */
static void
walk_plain(struct reading *reading,
           const struct part *part,
           const struct wire_item *bytes)
{
    struct wire_cursor cursor = wire_cursor_of(bytes->bytes, bytes->size);
    struct wire_item item;
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        const ProtobufCFieldDescriptor *what =
            protobuf_c_message_descriptor_get_field(part->descriptor, item.number);
        if (what != NULL && what->type != PROTOBUF_C_TYPE_MESSAGE) {
            take(reading, part, what, &item);
        }
    }
}

/* The next row of a list; those beyond its length are only counted. */
static void
walk_row(struct reading *reading,
         const ProtobufCFieldDescriptor *what,
         const struct wire_item *item)
{
    size_t list = vigil_form_field(reading->type, "", what->name);
    const struct part head = {what->descriptor, "", 0};
    if (list == SIZE_MAX) {
        refuse_unknown(reading, &head, what->name);
        return;
    }
    size_t row = reading->rows[list]++;
    if (row >= reading->type->fields[list].most) {
        return;
    }
    const struct part part = {what->descriptor, what->name, row};
    size_t values = reading->count, faults = reading->faults->count;
    walk_plain(reading, &part, item);
    if (reading->count == values && reading->faults->count == faults && !reading->full) {
        char path[sizeof(reading->faults->at[0].path)];
        (void)base_text_print(path, sizeof(path), "%s[%zu]", what->name, row);
        base_faults_add(reading->faults,
                        path,
                        "empty_row",
                        "a row in which nothing is stated",
                        "rows with values, or none");
    }
}

static void
walk(struct reading *reading, const struct part *whole, const struct wire_item *bytes)
{
    walk_plain(reading, whole, bytes);
    struct wire_cursor cursor = wire_cursor_of(bytes->bytes, bytes->size);
    struct wire_item item;
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        const ProtobufCFieldDescriptor *what =
            protobuf_c_message_descriptor_get_field(whole->descriptor, item.number);
        if (what == NULL || what->type != PROTOBUF_C_TYPE_MESSAGE) {
            continue;
        }
        if (what->label == PROTOBUF_C_LABEL_REPEATED) {
            walk_row(reading, what, &item);
        } else {
            const struct part of = {what->descriptor, "", 0};
            walk_plain(reading, &of, &item);
        }
    }
}

/* Every list and the form as a whole must have had the room. */
static void
check_room(const struct reading *reading)
{
    const struct wire_place place = {reading->faults, NULL, 0};
    for (size_t i = 0; i < reading->type->count; i++) {
        const struct vigil_field *field = &reading->type->fields[i];
        (void)wire_field_count(&place, field->name, reading->rows[i], field->most);
    }
    if (reading->full) {
        base_faults_add(
            reading->faults, "", "too_many", "too many values in all", "fewer of them");
    }
}

/* By field; the rows of a field are in order already. */
static void
sort(const struct reading *reading, struct vigil_form *ret_form)
{
    size_t from[WIRE_FORM_FIELDS_MAX + 1] = {0};
    for (size_t i = 0; i < reading->count; i++) {
        from[reading->at[i].field + 1]++;
    }
    for (size_t i = 1; i < WIRE_FORM_FIELDS_MAX; i++) {
        from[i] += from[i - 1];
    }
    for (size_t i = 0; i < reading->count; i++) {
        ret_form->at[from[reading->at[i].field]++] = reading->at[i];
    }
    ret_form->count = reading->count;
}

enum base_class
wire_form_read(enum vigil_message type,
               const uint8_t *body,
               size_t size,
               struct vigil_form *ret_form,
               struct vigil_faults *ret_faults)
{
    static _Thread_local struct reading reading; /* large: not cleared each time */
    const ProtobufCMessageDescriptor *descriptor = wire_types_body(type);
    ret_faults->count = 0;
    ret_faults->more = 0;
    ret_form->type = vigil_form_of(type);
    ret_form->count = 0;
    if (ret_form->type == NULL || descriptor == NULL) {
        base_faults_add(ret_faults, "type", "no_form", "has no form", "one that has");
        return BASE_REFUSE;
    }
    if (!wire_scan(descriptor, body, size, &wire_limits_request, ret_faults)) {
        return BASE_REFUSE;
    }
    reading.type = ret_form->type;
    reading.faults = ret_faults;
    reading.count = 0;
    reading.full = false;
    memset(reading.rows, 0, sizeof(reading.rows));
    const struct part whole = {descriptor, "", 0};
    const struct wire_item bytes = {.bytes = body, .size = size};
    walk(&reading, &whole, &bytes);
    check_room(&reading);
    sort(&reading, ret_form);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}
