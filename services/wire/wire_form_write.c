/*
 * Packing a filled form: see wire_form.h. The message is built in the arena by its
 * descriptor, which says where in protobuf-c's structure each field lies.
 */
#include <string.h>

#include "base/base_date.h"
#include "wire/wire_arena.h"
#include "wire/wire_form.h"
#include "wire/wire_message.h"
#include "wire/wire_types.h"

static void *
take(struct wire_arena *arena, size_t size)
{
    return arena->allocator.alloc(arena, size);
}

static void
set(void *message, size_t offset, const void *value, size_t size)
{
    memcpy((uint8_t *)message + offset, value, size);
}

static void *
get_pointer(const void *message, size_t offset)
{
    void *pointer;
    memcpy(&pointer, (const uint8_t *)message + offset, sizeof(pointer));
    return pointer;
}

static void *
make(struct wire_arena *arena, const ProtobufCMessageDescriptor *descriptor)
{
    void *message = take(arena, descriptor->sizeof_message);
    if (message != NULL) {
        protobuf_c_message_init(descriptor, message);
    }
    return message;
}

/* Makes all rows of a list, blank. */
static bool
make_rows(struct wire_arena *arena,
          void *message,
          const ProtobufCFieldDescriptor *list,
          size_t count)
{
    void **rows = take(arena, count * sizeof(*rows));
    for (size_t i = 0; rows != NULL && i < count; i++) {
        rows[i] = make(arena, list->descriptor);
        if (rows[i] == NULL) {
            return false;
        }
    }
    set(message, list->quantifier_offset, &count, sizeof(count));
    set(message, list->offset, &rows, sizeof(rows));
    return rows != NULL;
}

/* A value as text, ending with NUL; NULL without room. */
static char *
print(struct wire_arena *arena,
      const struct vigil_field *field,
      const struct vigil_value *value)
{
    bool plain = field->kind != VIGIL_FIELD_DATE && field->kind != VIGIL_FIELD_TIME;
    size_t size = plain                             ? (size_t)value->size + 1
                  : field->kind == VIGIL_FIELD_DATE ? BASE_DATE_SIZE
                                                    : BASE_INSTANT_SIZE;
    char *text = take(arena, size);
    if (text == NULL) {
        return NULL;
    }
    if (plain) {
        memcpy(text, value->text, value->size);
        text[value->size] = '\0';
    } else if (field->kind == VIGIL_FIELD_DATE) {
        base_date_print((vigil_date)value->number, text);
    } else {
        base_instant_print(value->number, text);
    }
    return text;
}

static bool
put(struct wire_arena *arena,
    const struct vigil_field *field,
    const struct vigil_value *value,
    void *message,
    const ProtobufCFieldDescriptor *what)
{
    if (field->kind == VIGIL_FIELD_CODE) {
        int code = (int)value->number; /* protobuf-c's enums are ints */
        set(message, what->offset, &code, sizeof(code));
        return true;
    }
    if (field->kind == VIGIL_FIELD_NUMBER) {
        uint32_t number = (uint32_t)value->number;
        set(message, what->offset, &number, sizeof(number));
        return true;
    }
    char *text = print(arena, field, value);
    set(message, what->offset, &text, sizeof(text));
    return text != NULL;
}

/* The part of the message in which the field lies: itself, its `of`, or the row. */
static void *
part_of(struct wire_arena *arena,
        void *message,
        const ProtobufCMessageDescriptor **descriptor,
        const struct vigil_field *field,
        size_t row)
{
    const char *name = field->list[0] != '\0' ? field->list : field->name;
    const ProtobufCFieldDescriptor *what =
        protobuf_c_message_descriptor_get_field_by_name(*descriptor, name);
    if (field->list[0] != '\0') {
        void **rows = get_pointer(message, what->offset);
        *descriptor = what->descriptor;
        return rows[row];
    }
    if (what != NULL) {
        return message;
    }
    what = protobuf_c_message_descriptor_get_field_by_name(*descriptor, "of");
    void *of = get_pointer(message, what->offset);
    if (of == NULL) {
        of = make(arena, what->descriptor);
        set(message, what->offset, &of, sizeof(of));
    }
    *descriptor = what->descriptor;
    return of;
}

static bool
fill(struct wire_arena *arena,
     const struct vigil_form *form,
     const ProtobufCMessageDescriptor *descriptor,
     void *message)
{
    for (size_t i = 0; i < form->type->count; i++) {
        const struct vigil_field *field = &form->type->fields[i];
        size_t rows =
            field->kind == VIGIL_FIELD_LIST ? vigil_form_rows(form, field->name) : 0;
        if (rows > 0 && !make_rows(arena,
                                   message,
                                   protobuf_c_message_descriptor_get_field_by_name(
                                       descriptor, field->name),
                                   rows)) {
            return false;
        }
    }
    for (size_t i = 0; i < form->count; i++) {
        const struct vigil_value *value = &form->at[i];
        const struct vigil_field *field = &form->type->fields[value->field];
        const ProtobufCMessageDescriptor *type = descriptor;
        void *part = part_of(arena, message, &type, field, value->row);
        if (part == NULL ||
            !put(arena,
                 field,
                 value,
                 part,
                 protobuf_c_message_descriptor_get_field_by_name(type, field->name))) {
            return false;
        }
    }
    return true;
}

size_t
wire_form_write(const struct vigil_form *form, uint8_t *ret_bytes, size_t capacity)
{
    const ProtobufCMessageDescriptor *descriptor = wire_types_body(form->type->type);
    struct wire_arena *arena = wire_arena_reset();
    void *message = make(arena, descriptor);
    if (message == NULL || !fill(arena, form, descriptor, message)) {
        return 0;
    }
    return wire_message_pack(message, ret_bytes, capacity);
}
