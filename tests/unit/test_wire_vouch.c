/* A body that was scanned with its envelope, and is vouched for, is not scanned again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "wire/wire_cursor.h"
#include "wire/wire_envelope.h"
#include "wire/wire_notification.h"
#include "wire_samples.h"

static struct vigil_faults faults;
static struct vigil_notification notification;

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

/* A body that is vouched for is not scanned once more; any other bytes are. */
static void
a_body_is_scanned_once(void **state)
{
    (void)state;
    uint8_t bytes[8192], other[sizeof(bytes)];
    size_t size = notification_envelope(bytes, sizeof(bytes));
    struct wire_envelope envelope;
    assert_int_equal(wire_envelope_read(bytes, size, &envelope, &faults), BASE_OK);
    size_t at = (size_t)(envelope.body - bytes), last = 0;
    struct wire_cursor cursor = wire_cursor_of(envelope.body, envelope.body_size);
    for (struct wire_item item;
         wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD && item.number <= 6;) {
        last = (size_t)(cursor.at - bytes) - 1; /* of incident_type: a code */
    }
    bytes[last] = 99; /* which only the scan would notice */
    memcpy(other, bytes, size);
    wire_envelope_vouch(&envelope);
    assert_int_equal(
        wire_notification_read(envelope.body, envelope.body_size, &notification, &faults),
        BASE_OK);
    assert_int_equal(
        wire_notification_read(other + at, envelope.body_size, &notification, &faults),
        BASE_REFUSE);
    assert_int_equal(wire_notification_read(
                         envelope.body, envelope.body_size - 1, &notification, &faults),
                     BASE_REFUSE);
    wire_envelope_vouch(NULL);
    assert_int_equal(
        wire_notification_read(envelope.body, envelope.body_size, &notification, &faults),
        BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "incident_type");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_body_is_scanned_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
