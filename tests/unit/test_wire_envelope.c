/*
 * Envelopes: round trip, what can be saved of a bad one, truncation at every byte, and
 * many random changes (with a fixed seed) to good ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base_id.h"
#include "wire/wire_envelope.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_query.h"
#include "wire_samples.h"

enum { HEAD = 20 }; /* the message id and the type take these bytes */

static struct vigil_faults faults;
static struct vigil_notification notification;
static struct vigil_lcspr lcspr;

static size_t
notification_envelope(uint8_t *ret_bytes, size_t capacity)
{
    uint8_t body[WIRE_NOTIFICATION_SIZE];
    sample_notification(&notification, 3);
    size_t size = wire_notification_write(&notification, body, sizeof(body));
    const struct vigil_id id = sample_id();
    return wire_envelope_write(
        &id, VIGIL_MESSAGE_NOTIFICATION, body, size, ret_bytes, capacity);
}

static size_t
lcspr_envelope(uint8_t *ret_bytes, size_t capacity)
{
    uint8_t body[WIRE_LCSPR_SIZE];
    sample_lcspr(&lcspr, 4, 2);
    size_t size = wire_lcspr_write(&lcspr, body, sizeof(body));
    const struct vigil_id id = sample_id();
    return wire_envelope_write(
        &id, VIGIL_MESSAGE_HISTORIC_LCSPR, body, size, ret_bytes, capacity);
}

static void
an_envelope_survives(void **state)
{
    (void)state;
    uint8_t bytes[WIRE_NOTIFICATION_SIZE + WIRE_ENVELOPE_EXTRA];
    size_t size = notification_envelope(bytes, sizeof(bytes));
    assert_true(size > HEAD);
    struct wire_envelope envelope;
    assert_int_equal(wire_envelope_read(bytes, size, &envelope, &faults), BASE_OK);
    const struct vigil_id id = sample_id();
    assert_true(base_id_equal(&envelope.message_id, &id));
    assert_int_equal(envelope.type, VIGIL_MESSAGE_NOTIFICATION);
    assert_true(envelope.body > bytes + HEAD);
    assert_ptr_equal(envelope.body + envelope.body_size, bytes + size);
    assert_int_equal(notification_envelope(bytes, size - 1), 0);
}

static void
a_body_may_be_empty(void **state)
{
    (void)state;
    uint8_t bytes[64];
    const struct vigil_id id = sample_id();
    size_t size = wire_envelope_write(
        &id, VIGIL_MESSAGE_STATUS_QUERY, NULL, 0, bytes, sizeof(bytes));
    struct wire_envelope envelope;
    struct vigil_query query;
    assert_int_equal(wire_envelope_read(bytes, size, &envelope, &faults), BASE_OK);
    assert_int_equal(wire_query_read(envelope.body, envelope.body_size, &query, &faults),
                     BASE_OK);
}

static void
every_type_has_a_body(void **state)
{
    (void)state;
    for (int type = 0; type < 128; type++) {
        uint8_t bytes[64];
        const struct vigil_id id = sample_id();
        size_t size = wire_envelope_write(
            &id, (enum vigil_message)type, NULL, 0, bytes, sizeof(bytes));
        struct wire_envelope envelope;
        const char *name = vigil_code_name(VIGIL_LIST_MESSAGE, type);
        bool known = name != NULL && name[0] != '\0';
        assert_int_equal(wire_envelope_read(bytes, size, &envelope, &faults),
                         known ? BASE_OK : BASE_REFUSE);
        if (!known) {
            assert_string_equal(faults.at[0].path, "type");
            assert_true(base_id_equal(&envelope.message_id, &id));
        }
    }
}

static void
historic_survives(void **state)
{
    (void)state;
    uint8_t bytes[64];
    const struct wire_envelope historic = {
        .message_id = sample_id(), .type = VIGIL_MESSAGE_SEEN, .historic = true};
    size_t size = wire_envelope_pack(&historic, bytes, sizeof(bytes));
    assert_true(size <= WIRE_ENVELOPE_EXTRA);
    struct wire_envelope envelope;
    assert_int_equal(wire_envelope_read(bytes, size, &envelope, &faults), BASE_OK);
    assert_true(envelope.historic);
    bytes[size - 1] = 0; /* said to be false */
    assert_int_equal(wire_envelope_read(bytes, size, &envelope, &faults), BASE_OK);
    assert_false(envelope.historic);
    bytes[size - 1] = 2;
    assert_int_equal(wire_envelope_read(bytes, size, &envelope, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "historic");
}

static void
the_id_of_a_bad_envelope_is_kept(void **state)
{
    (void)state;
    uint8_t bytes[WIRE_NOTIFICATION_SIZE + WIRE_ENVELOPE_EXTRA];
    size_t size = notification_envelope(bytes, sizeof(bytes));
    struct wire_envelope envelope;
    const struct vigil_id id = sample_id(), none = {{0}};
    assert_int_equal(wire_envelope_read(bytes, size - 1, &envelope, &faults),
                     BASE_REFUSE);
    assert_true(base_id_equal(&envelope.message_id, &id));
    assert_int_equal(envelope.type, VIGIL_MESSAGE_NOTIFICATION);
    assert_null(envelope.body);

    bytes[HEAD - 1] = VIGIL_MESSAGE_KEY_ENROL; /* its body is no key */
    assert_int_equal(wire_envelope_read(bytes, size, &envelope, &faults), BASE_REFUSE);
    assert_true(base_id_equal(&envelope.message_id, &id));
    assert_int_equal(envelope.type, VIGIL_MESSAGE_KEY_ENROL);

    /* without an id: it is told together with the body's faults */
    static const uint8_t nameless[] = {0x10, 1, 0x1A, 2, 0x30, 9};
    assert_int_equal(wire_envelope_read(nameless, sizeof(nameless), &envelope, &faults),
                     BASE_REFUSE);
    assert_true(base_id_equal(&envelope.message_id, &none));
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.at[0].path, "message_id");
    assert_string_equal(faults.at[0].code, "bad_id");
    assert_string_equal(faults.at[1].path, "incident_type");

    /* an id of 15 bytes, and one that is all zero */
    uint8_t odd[HEAD] = {0x0A, 15};
    odd[17] = 0x10;
    odd[18] = VIGIL_MESSAGE_STATUS_QUERY;
    assert_int_equal(wire_envelope_read(odd, 19, &envelope, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "message_id");
    odd[1] = 16;
    odd[17] = 0;
    odd[18] = 0x10;
    odd[19] = VIGIL_MESSAGE_STATUS_QUERY;
    assert_int_equal(wire_envelope_read(odd, 20, &envelope, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "message_id");
    assert_int_equal(wire_envelope_read(NULL, 0, &envelope, &faults), BASE_REFUSE);
}

static void
truncation_at_every_byte_is_seen(void **state)
{
    (void)state;
    uint8_t bytes[WIRE_NOTIFICATION_SIZE + WIRE_ENVELOPE_EXTRA];
    size_t size = notification_envelope(bytes, sizeof(bytes));
    for (size_t cut = 0; cut < size; cut++) {
        uint8_t *copy = malloc(cut + 1); /* so that reading beyond the cut is seen */
        assert_non_null(copy);
        memcpy(copy + 1, bytes, cut);
        struct wire_envelope envelope;
        /* cut before the body, it is a whole envelope with an empty one */
        assert_int_equal(wire_envelope_read(copy + 1, cut, &envelope, &faults),
                         cut == HEAD ? BASE_OK : BASE_REFUSE);
        free(copy);
    }
}

/* xorshift64: the same changes in every run. */
static uint64_t
random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void
change(uint8_t *bytes, size_t size, uint64_t *seed)
{
    size_t changes = 1 + random_next(seed) % 4;
    for (size_t i = 0; i < changes; i++) {
        size_t at = random_next(seed) % size;
        switch (random_next(seed) % 3) {
        case 0:
            bytes[at] = (uint8_t)random_next(seed);
            break;
        case 1:
            bytes[at] ^= (uint8_t)(1U << random_next(seed) % 8);
            break;
        default:
            bytes[at] = bytes[random_next(seed) % size];
            break;
        }
    }
}

/* Whatever the bytes: a class, with faults when refused; what was accepted can be written
 * and read again. */
static bool
read_whatever(const uint8_t *bytes, size_t size)
{
    static uint8_t again[WIRE_LCSPR_SIZE];
    struct wire_envelope envelope;
    if (wire_envelope_read(bytes, size, &envelope, &faults) != BASE_OK) {
        assert_true(faults.count > 0);
        return false;
    }
    enum base_class class = BASE_OK;
    size_t written = 0;
    if (envelope.type == VIGIL_MESSAGE_HISTORIC_LCSPR) {
        class = wire_lcspr_read(envelope.body, envelope.body_size, &lcspr, &faults);
        written = class != BASE_OK ? 0 : wire_lcspr_write(&lcspr, again, sizeof(again));
    } else if (envelope.type == VIGIL_MESSAGE_NOTIFICATION) {
        class = wire_notification_read(
            envelope.body, envelope.body_size, &notification, &faults);
        written = class != BASE_OK
                      ? 0
                      : wire_notification_write(&notification, again, sizeof(again));
    }
    assert_true(class == BASE_OK || faults.count > 0);
    assert_true(written <= envelope.body_size + 64); /* times may get a little longer */
    return class == BASE_OK;
}

static void
random_changes_do_no_harm(void **state)
{
    (void)state;
    static uint8_t good[2][WIRE_LCSPR_SIZE + WIRE_ENVELOPE_EXTRA];
    static uint8_t bytes[sizeof(good[0])];
    const size_t sizes[2] = {notification_envelope(good[0], sizeof(good[0])),
                             lcspr_envelope(good[1], sizeof(good[1]))};
    uint64_t seed = UINT64_C(0x5DEECE66D);
    size_t accepted = 0, refused = 0;
    for (size_t i = 0; i < 40000; i++) {
        size_t which = i % 2;
        memcpy(bytes, good[which], sizes[which]);
        change(bytes, sizes[which], &seed);
        if (read_whatever(bytes, sizes[which])) {
            accepted++;
        } else {
            refused++;
        }
    }
    /* neither everything nor nothing got through */
    assert_true(accepted > 100);
    assert_true(refused > 10000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_envelope_survives),
        cmocka_unit_test(a_body_may_be_empty),
        cmocka_unit_test(every_type_has_a_body),
        cmocka_unit_test(historic_survives),
        cmocka_unit_test(the_id_of_a_bad_envelope_is_kept),
        cmocka_unit_test(truncation_at_every_byte_is_seen),
        cmocka_unit_test(random_changes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
