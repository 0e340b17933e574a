/*
 * The scan: each thing that it refuses, with code and path, and the monsters that fell
 * other readers of protobuf.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "vigil/v1/answer.pb-c.h"
#include "vigil/v1/notification.pb-c.h"
#include "wire/wire_put.h"
#include "wire/wire_scan.h"

static struct vigil_faults faults;
static uint8_t bytes[1 << 20];

static bool
scan(const ProtobufCMessageDescriptor *type,
     const uint8_t *what,
     size_t size,
     const struct wire_limits *limits)
{
    faults.count = 0;
    faults.more = 0;
    return wire_scan(type, what, size, limits, &faults);
}

#define BYTES(...)                                                                       \
    ((const uint8_t[]){__VA_ARGS__}), sizeof((const uint8_t[]){__VA_ARGS__})

/* Bytes of a notification (children is field 13, tag 6A) and the one fault they have. */
static const struct {
    const uint8_t *bytes;
    size_t size;
    const char *code, *path;
} refused[] = {
    {BYTES(0x12, 5, 'a', 'b', 0, 'c', 'd'), "bad_text", "authority"},
    {BYTES(0x12, 2, 0xC0, 0xAF), "bad_text", "authority"},
    {BYTES(0x12, 3, 0xED, 0xA0, 0x80), "bad_text", "authority"},
    {BYTES(0x12, 2, 'a', 0x1B), "bad_text", "authority"},
    {BYTES(0x12, 1, '\r'), "bad_text", "authority"},
    {BYTES(0x30, 6), "unknown_code", "incident_type"},
    {BYTES(0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1),
     "unknown_code",
     "incident_type"},
    {BYTES(0x30, 0x81, 0x80, 0x80, 0x80, 0x10),
     "unknown_code",
     "incident_type"}, /* 2^32+1 */
    {BYTES(0x30, 1, 0x30, 2), "doubled_field", "incident_type"},
    {BYTES(0x12, 1, 'a', 0x12, 1, 'a'), "doubled_field", "authority"},
    {BYTES(0x10, 1), "wrong_type", "authority"},
    {BYTES(0x32, 1, 1), "wrong_type", "incident_type"}, /* as if packed */
    {BYTES(0x68, 1), "wrong_type", "children[0]"},
    {BYTES(0xA0, 6, 1), "unknown_field", "100"},
    {BYTES(0x6A, 0, 0x6A, 2, 0x20, 9), "unknown_code", "children[1].sex"},
    {BYTES(0x6A, 3, 0xA0, 6, 1), "unknown_field", "children[0].100"},
    {BYTES(0x6A, 4, 0x20, 1, 0x20, 1), "doubled_field", "children[0].sex"},
    {BYTES(0x6A, 6, 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0x1F),
     "out_of_range",
     "children[0].child_no"},
    {BYTES(0x6A, 1, 0x20), "truncated", "children[0]"},
    {BYTES(0x12), "truncated", ""},
    {BYTES(0x12, 2, 'a'), "truncated", ""},
    {BYTES(0x12, 0x81, 0x00, 'a'), "bad_number", ""},  /* length 1 in two bytes */
    {BYTES(0x30, 0x81, 0x80, 0x00), "bad_number", ""}, /* value 1 in three */
    {BYTES(0xB0, 0x00, 1), "bad_number", ""},          /* tag 6 in two */
    {BYTES(0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2),
     "bad_number",
     ""}, /* 65 bits */
    {BYTES(0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1),
     "bad_number",
     ""},
    {BYTES(0x00, 0), "bad_tag", ""},                         /* field 0 */
    {BYTES(0x80, 0x80, 0x80, 0x80, 0x10, 0), "bad_tag", ""}, /* field 2^29 */
    {BYTES(0x33), "bad_tag", ""},                            /* a group */
    {BYTES(0x37), "bad_tag", ""},
    {BYTES(0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0x07), "truncated", ""}, /* 2^31-1 */
    {BYTES(0x12, 0x80, 0x80, 0x80, 0x80, 0x08), "truncated", ""}, /* 2^31 */
    {BYTES(0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F), "truncated", ""}, /* 2^32-1 */
    {BYTES(0x12, 0x80, 0x80, 0x80, 0x80, 0x10), "truncated", ""}, /* 2^32 */
    {BYTES(0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F),
     "truncated",
     ""}, /* 2^63-1 */
    {BYTES(0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1),
     "truncated",
     ""}, /* 2^64-1 */
};

static void
each_thing_refused_is_told_with_its_path(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(refused); i++) {
        /* a copy of just the size, so that a sanitizer sees any byte beyond it read */
        uint8_t *copy = malloc(refused[i].size);
        assert_non_null(copy);
        memcpy(copy, refused[i].bytes, refused[i].size);
        bool passed = scan(&vigil__v1__notification__descriptor,
                           copy,
                           refused[i].size,
                           &wire_limits_request);
        free(copy);
        if (passed || faults.count != 1 ||
            strcmp(faults.at[0].code, refused[i].code) != 0 ||
            strcmp(faults.at[0].path, refused[i].path) != 0) {
            fail_msg("case %zu: wanted %s at '%s', got %zu faults, first %s at '%s'",
                     i,
                     refused[i].code,
                     refused[i].path,
                     faults.count,
                     faults.count == 0 ? "none" : faults.at[0].code,
                     faults.count == 0 ? "" : faults.at[0].path);
        }
        covers("refusal", refused[i].code);
    }
}

static void
all_faults_are_told_at_once(void **state)
{
    (void)state;
    /* a broken child does not hide what comes behind it */
    static const uint8_t many[] = {
        0x12, 1, 0xFF, 0x6A, 3, 0x20, 9, 0x20, 0xA0, 6, 1, 0x6A, 2, 0x28, 99, 0x30, 7};
    assert_false(scan(
        &vigil__v1__notification__descriptor, many, sizeof(many), &wire_limits_request));
    static const char *const paths[] = {"authority",
                                        "children[0].sex",
                                        "children[0]",
                                        "100",
                                        "children[1].ethnicity",
                                        "incident_type"};
    assert_int_equal(faults.count, BASE_COUNT(paths));
    for (size_t i = 0; i < BASE_COUNT(paths); i++) {
        assert_string_equal(faults.at[i].path, paths[i]);
    }
    assert_non_null(strstr(faults.at[1].right, "female, male, not_known"));
}

static void
tab_and_new_line_are_text(void **state)
{
    (void)state;
    assert_true(scan(&vigil__v1__notification__descriptor,
                     BYTES(0x12, 4, '\t', '\n', 0xC3, 0xA9),
                     &wire_limits_request));
}

static void
several_members_of_a_oneof_are_doubled(void **state)
{
    (void)state;
    assert_false(scan(
        &vigil__v1__answer__descriptor, BYTES(0x12, 0, 0x1A, 0), &wire_limits_answer));
    assert_string_equal(faults.at[0].code, "doubled_field");
    assert_string_equal(faults.at[0].path, "rejection");
}

static void
an_answer_may_have_what_we_do_not_know(void **state)
{
    (void)state;
    /* a deadline with clock 99, and fields 100 of three forms */
    static const uint8_t newer[] = {0x12, 4, 0x2A, 2, 0x10, 99, 0xA0, 6, 1, 0xA2, 6,
                                    3,    1, 2,    3, 0xA5, 6,  1,    2, 3, 4};
    assert_true(
        scan(&vigil__v1__answer__descriptor, newer, sizeof(newer), &wire_limits_answer));
    /* the way from a leaf to the signed root: bytes may come several times */
    assert_true(scan(&vigil__v1__answer__descriptor,
                     BYTES(0x12, 5, 0x72, 0, 0x72, 1, 9),
                     &wire_limits_answer));
    assert_false(
        scan(&vigil__v1__answer__descriptor, newer, sizeof(newer), &wire_limits_request));
}

static void
sizes_and_counts_are_bounded(void **state)
{
    (void)state;
    const ProtobufCMessageDescriptor *type = &vigil__v1__notification__descriptor;
    for (size_t i = 0; i < sizeof(bytes); i += 2) {
        bytes[i] = 0x6A; /* 1 MB of empty children */
        bytes[i + 1] = 0;
    }
    assert_false(scan(type, bytes, sizeof(bytes), &wire_limits_request));
    assert_string_equal(faults.at[0].code, "too_large");
    assert_int_equal(faults.count, 1);
    assert_false(scan(type, bytes, VIGIL_MESSAGE_MAX, &wire_limits_request));
    assert_string_equal(faults.at[0].code, "too_many_fields");
    assert_string_equal(faults.at[0].path, "");
    assert_int_equal(faults.count, 1);
    assert_true(scan(type, bytes, 2 * WIRE_SCAN_REQUEST_MAX, &wire_limits_request));
    assert_false(
        scan(type, bytes, 2 * (WIRE_SCAN_REQUEST_MAX + 1), &wire_limits_request));
}

/* A type that contains itself, which no message of Vigil does. */
static const ProtobufCMessageDescriptor nest;
static const ProtobufCFieldDescriptor nest_fields[] = {{.name = "in",
                                                        .id = 1,
                                                        .label = PROTOBUF_C_LABEL_NONE,
                                                        .type = PROTOBUF_C_TYPE_MESSAGE,
                                                        .descriptor = &nest}};
static const ProtobufCIntRange nest_ranges[] = {{1, 0}, {0, 1}};
static const ProtobufCMessageDescriptor nest = {
    .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    .name = "Nest",
    .n_fields = 1,
    .fields = nest_fields,
    .n_field_ranges = 1,
    .field_ranges = nest_ranges,
};

/* A message with this field, in one with this field ...; gives where it begins, its end
 * is the end of bytes. */
static size_t
nested(uint32_t number, size_t depth)
{
    size_t at = sizeof(bytes);
    for (size_t i = 1; i < depth; i++) {
        uint8_t head[16], *end = wire_put_tag(head, number, WIRE_CODING_LENGTH);
        end = wire_put_number(end, sizeof(bytes) - at);
        at -= (size_t)(end - head);
        memcpy(bytes + at, head, (size_t)(end - head));
    }
    return at;
}

static void
depth_is_bounded(void **state)
{
    (void)state;
    static const struct {
        size_t depth;
        bool passes;
    } cases[] = {
        {1, true}, {4, true}, {5, false}, {200, false}, {5000, false}, {10000, false}};
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        size_t at = nested(1, cases[i].depth), size = sizeof(bytes) - at;
        assert_int_equal(scan(&nest, bytes + at, size, &wire_limits_request),
                         cases[i].passes);
        if (!cases[i].passes) {
            assert_string_equal(faults.at[0].code, "too_deep");
            assert_string_equal(faults.at[0].path, "in.in.in.in");
        }
        if (cases[i].depth > 2) { /* and as a sender could try it */
            at = nested(13, cases[i].depth);
            assert_false(scan(&vigil__v1__notification__descriptor,
                              bytes + at,
                              sizeof(bytes) - at,
                              &wire_limits_request));
            assert_string_equal(faults.at[0].path, "children[0].plan_category");
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_thing_refused_is_told_with_its_path),
        cmocka_unit_test(all_faults_are_told_at_once),
        cmocka_unit_test(tab_and_new_line_are_text),
        cmocka_unit_test(several_members_of_a_oneof_are_doubled),
        cmocka_unit_test(an_answer_may_have_what_we_do_not_know),
        cmocka_unit_test(sizes_and_counts_are_bounded),
        cmocka_unit_test(depth_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
