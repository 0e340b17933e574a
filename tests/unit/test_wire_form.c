/*
 * Forms and messages: that both have the same fields, for every form; every form to bytes
 * and back; that what a form cannot hold is told with its path.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "form_covers.h"
#include "form_fill.h"
#include "form_sample.h"
#include "wire/wire_codes.h"
#include "wire/wire_form.h"
#include "wire/wire_put.h"
#include "wire/wire_scan.h"
#include "wire/wire_types.h"

static struct vigil_faults faults;
static struct vigil_form form, back;
static uint8_t bytes[VIGIL_MESSAGE_MAX], again[VIGIL_MESSAGE_MAX];

static const ProtobufCFieldDescriptor *
field_named(const ProtobufCMessageDescriptor *type, const char *name)
{
    return protobuf_c_message_descriptor_get_field_by_name(type, name);
}

static ProtobufCType
type_of(enum vigil_field_kind kind)
{
    switch (kind) {
    case VIGIL_FIELD_CODE:
        return PROTOBUF_C_TYPE_ENUM;
    case VIGIL_FIELD_NUMBER:
        return PROTOBUF_C_TYPE_UINT32;
    case VIGIL_FIELD_LIST:
        return PROTOBUF_C_TYPE_MESSAGE;
    default:
        return PROTOBUF_C_TYPE_STRING;
    }
}

/* Where the message has the field of a form. */
static const ProtobufCFieldDescriptor *
sought(const ProtobufCMessageDescriptor *type, const struct vigil_field *field)
{
    if (field->list[0] != '\0') {
        const ProtobufCFieldDescriptor *list = field_named(type, field->list);
        return list == NULL ? NULL : field_named(list->descriptor, field->name);
    }
    const ProtobufCFieldDescriptor *found = field_named(type, field->name);
    const ProtobufCFieldDescriptor *of = field_named(type, "of");
    return found != NULL || of == NULL ? found : field_named(of->descriptor, field->name);
}

static void
every_field_of_a_form_is_in_its_message(void **state)
{
    (void)state;
    const struct vigil_form_type *type;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        assert_true(type->count <= WIRE_FORM_FIELDS_MAX);
        for (size_t i = 0; i < type->count; i++) {
            const struct vigil_field *field = &type->fields[i];
            const ProtobufCFieldDescriptor *found =
                sought(wire_types_body(type->type), field);
            bool is_list = field->kind == VIGIL_FIELD_LIST;
            enum vigil_code_list codes = VIGIL_LIST_COUNT;
            if (found == NULL || found->type != type_of(field->kind) ||
                (found->label == PROTOBUF_C_LABEL_REPEATED) != is_list) {
                fail_msg("%s: %s %s", type->name, field->list, field->name);
            }
            if (field->kind == VIGIL_FIELD_CODE) {
                assert_true(wire_codes_list(found->descriptor, &codes));
                assert_int_equal(codes, field->codes);
            }
        }
    }
}

/* The fields of a message, or of a part of it, that the form does not have. */
static size_t
unknown_in(const struct vigil_form_type *type,
           const ProtobufCMessageDescriptor *descriptor,
           const char *list)
{
    size_t unknown = 0;
    for (unsigned i = 0; i < descriptor->n_fields; i++) {
        const ProtobufCFieldDescriptor *field = &descriptor->fields[i];
        if (field->type == PROTOBUF_C_TYPE_MESSAGE &&
            field->label != PROTOBUF_C_LABEL_REPEATED) {
            assert_string_equal(field->name, "of");
            unknown += unknown_in(type, field->descriptor, "");
            continue;
        }
        unknown += vigil_form_field(type, list, field->name) == SIZE_MAX ? 1 : 0;
        if (field->type == PROTOBUF_C_TYPE_MESSAGE) {
            unknown += unknown_in(type, field->descriptor, field->name);
        }
    }
    return unknown;
}

static void
every_field_of_a_message_is_in_its_form(void **state)
{
    (void)state;
    const struct vigil_form_type *type;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        size_t unknown = unknown_in(type, wire_types_body(type->type), "");
        /* a link of an LCSPR names a notification, and has no lcspr_ref */
        if (unknown != (type->type == VIGIL_MESSAGE_LCSPR ? 1 : 0)) {
            fail_msg("%s: %zu fields that the form does not know", type->name, unknown);
        }
    }
}

static bool
equal(const struct vigil_form *one, const struct vigil_form *other)
{
    for (size_t i = 0; i < one->count && i < other->count; i++) {
        const struct vigil_value *a = &one->at[i], *b = &other->at[i];
        if (a->field != b->field || a->row != b->row || a->number != b->number ||
            a->size != b->size ||
            (a->size > 0 && memcmp(a->text, b->text, a->size) != 0)) {
            return false;
        }
    }
    return one->type == other->type && one->count == other->count;
}

static unsigned
items_in(const uint8_t *message, size_t size, const ProtobufCMessageDescriptor *type)
{
    unsigned count = 0;
    struct wire_cursor cursor = wire_cursor_of(message, size);
    struct wire_item item;
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        const ProtobufCFieldDescriptor *field =
            protobuf_c_message_descriptor_get_field(type, item.number);
        count += 1;
        if (field->type == PROTOBUF_C_TYPE_MESSAGE) {
            count += items_in(item.bytes, item.size, field->descriptor);
        }
    }
    return count;
}

static void
every_form_survives_full(void **state)
{
    (void)state;
    const struct vigil_form_type *type;
    unsigned most = 0;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        assert_true(form_sample(&form, type, SIZE_MAX));
        size_t size = wire_form_write(&form, bytes, sizeof(bytes));
        assert_true(size > 0);
        assert_int_equal(wire_form_write(&form, again, size - 1), 0);
        unsigned items = items_in(bytes, size, wire_types_body(type->type));
        most = items > most ? items : most;
        if (wire_form_read(type->type, bytes, size, &back, &faults) != BASE_OK) {
            fail_msg("%s: %s %s", type->name, faults.at[0].path, faults.at[0].wrong);
        }
        assert_true(equal(&form, &back));
        assert_int_equal(wire_form_write(&back, again, sizeof(again)), size);
        assert_memory_equal(again, bytes, size);
        assert_true(wire_form_has_further(type->type, bytes, size));
        form_covers("field", &back);
    }
    assert_int_equal(most, WIRE_SCAN_REQUEST_MAX); /* no more room than needed */
}

static void
a_blank_form_is_no_bytes(void **state)
{
    (void)state;
    assert_int_equal(wire_form_read(VIGIL_MESSAGE_SEEN, NULL, 0, &form, &faults),
                     BASE_OK);
    assert_int_equal(form.count, 0);
    assert_int_equal(wire_form_write(&form, bytes, sizeof(bytes)), 0);
    /* blank texts and codes of 0 are not stated: of{}, reason, why */
    static const uint8_t blank[] = {0x0A, 2, 0x0A, 0, 0x10, 0, 0x1A, 0, 0x20, 0};
    assert_int_equal(
        wire_form_read(VIGIL_MESSAGE_WITHDRAWAL, blank, sizeof(blank), &form, &faults),
        BASE_OK);
    assert_int_equal(form.count, 0);
}

/* Bytes of a message, and the one fault that they have. */
static void
what_a_form_cannot_hold_is_told(void **state)
{
    (void)state;
    /* amendment: of 1, happened_at 3, changes 5; delay: forecast_on 5; lcspr: links 15 */
    static const struct {
        enum vigil_message type;
        uint8_t bytes[16];
        size_t size;
        const char *path, *code;
    } cases[] = {
        {VIGIL_MESSAGE_AMENDMENT, {0x1A, 3, '1', '2', 'h'}, 5, "happened_at", "bad_time"},
        {VIGIL_MESSAGE_AMENDMENT,
         {0x2A, 2, 0x18, 99},
         4,
         "changes[0].unknown",
         "unknown_code"},
        {VIGIL_MESSAGE_AMENDMENT,
         {0x2A, 3, 0x0A, 1, 'a', 0x2A, 2, 0x12, 0},
         9,
         "changes[1]",
         "empty_row"},
        {VIGIL_MESSAGE_DELAY,
         {0x2A, 4, '2', '0', '2', '6'},
         6,
         "forecast_on",
         "bad_date"},
        {VIGIL_MESSAGE_LCSPR,
         {0x7A, 3, 0x22, 1, 'x'},
         5,
         "links[0].lcspr_ref",
         "unknown_field"},
        {VIGIL_MESSAGE_STATUS_QUERY, {0}, 0, "type", "no_form"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(
            wire_form_read(cases[i].type, cases[i].bytes, cases[i].size, &form, &faults),
            BASE_REFUSE);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.at[0].path, cases[i].path);
        assert_string_equal(faults.at[0].code, cases[i].code);
    }
    static uint8_t late[2 + 90] = {0x2A, 90};
    memset(late + 2, '0', 90); /* of any length */
    assert_int_equal(
        wire_form_read(VIGIL_MESSAGE_DELAY, late, sizeof(late), &form, &faults),
        BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "bad_date");
}

static void
lists_have_an_end(void **state)
{
    (void)state;
    static const uint8_t row[] = {0x0A, 1, 'x'};
    uint8_t *at = bytes;
    for (size_t i = 0; i < 24; i++) {
        at = wire_put_bytes(at, 5, row, sizeof(row));
    }
    size_t size = (size_t)(at - bytes);
    assert_int_equal(wire_form_read(VIGIL_MESSAGE_AMENDMENT, bytes, size, &form, &faults),
                     BASE_OK);
    assert_int_equal(vigil_form_rows(&form, "changes"), 24);
    (void)wire_put_bytes(at, 5, row, sizeof(row));
    size += 5;
    assert_int_equal(wire_form_read(VIGIL_MESSAGE_AMENDMENT, bytes, size, &form, &faults),
                     BASE_REFUSE);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].path, "changes");
    assert_string_equal(faults.at[0].code, "too_many");
    assert_string_equal(faults.at[0].right, "at most 24");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_of_a_form_is_in_its_message),
        cmocka_unit_test(every_field_of_a_message_is_in_its_form),
        cmocka_unit_test(every_form_survives_full),
        cmocka_unit_test(a_blank_form_is_no_bytes),
        cmocka_unit_test(what_a_form_cannot_hold_is_told),
        cmocka_unit_test(lists_have_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
