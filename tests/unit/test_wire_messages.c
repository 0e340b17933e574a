/*
 * Every message to bytes and back, with every field filled to its end and with none; that
 * the stated sizes hold; and that what a record cannot hold is told with its path.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base_text.h"
#include "wire/wire_alert.h"
#include "wire/wire_caller.h"
#include "wire/wire_clock_event.h"
#include "wire/wire_duplicate.h"
#include "wire/wire_event.h"
#include "wire/wire_feed_change.h"
#include "wire/wire_key.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_order.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_query.h"
#include "wire/wire_rapid_review.h"
#include "wire/wire_roster.h"
#include "wire/wire_time_advance.h"
#include "wire_samples.h"

static struct vigil_faults faults;
static uint8_t bytes[VIGIL_MESSAGE_MAX * 2];

/* Writes with exactly the stated room, reads, and compares all of the record; and that
 * one byte less is refused. */
#define ROUND_TRIP(name, type, record, room)                                             \
    do {                                                                                 \
        static type back;                                                                \
        memset(&back, 0, sizeof(back));                                                  \
        size_t written = wire_##name##_write((record), bytes, (room));                   \
        assert_true(written > 0 && written <= (room));                                   \
        assert_int_equal(wire_##name##_write((record), bytes, written - 1), 0);          \
        assert_int_equal(wire_##name##_read(bytes, written, &back, &faults), BASE_OK);   \
        assert_int_equal(faults.count + faults.more, 0);                                 \
        assert_memory_equal(&back, (record), sizeof(back));                              \
    } while (0)

static void
every_field_survives(void **state)
{
    (void)state;
    static struct vigil_notification notification;
    sample_notification(&notification, VIGIL_CHILDREN_MAX);
    ROUND_TRIP(
        notification, struct vigil_notification, &notification, WIRE_NOTIFICATION_SIZE);
    struct vigil_rapid_review review;
    sample_rapid_review(&review);
    ROUND_TRIP(rapid_review, struct vigil_rapid_review, &review, WIRE_RAPID_REVIEW_SIZE);
    struct vigil_panel_response response;
    sample_panel_response(&response);
    ROUND_TRIP(
        panel_response, struct vigil_panel_response, &response, WIRE_PANEL_RESPONSE_SIZE);
    static struct vigil_lcspr lcspr;
    sample_lcspr(&lcspr, VIGIL_LINKS_MAX, 0);
    ROUND_TRIP(lcspr, struct vigil_lcspr, &lcspr, WIRE_LCSPR_SIZE);
    sample_lcspr(&lcspr, 0, VIGIL_CHILDREN_MAX);
    ROUND_TRIP(lcspr, struct vigil_lcspr, &lcspr, WIRE_LCSPR_SIZE);
    struct vigil_key key;
    sample_key(&key);
    ROUND_TRIP(key, struct vigil_key, &key, WIRE_KEY_SIZE);
    struct vigil_feed_change change;
    sample_feed_change(&change);
    ROUND_TRIP(feed_change, struct vigil_feed_change, &change, WIRE_FEED_CHANGE_SIZE);
    const struct wire_caller caller = {.key = key, .received_at = INT64_MAX};
    ROUND_TRIP(caller, struct wire_caller, &caller, WIRE_CALLER_SIZE);
    struct vigil_query query;
    sample_query(&query);
    ROUND_TRIP(query, struct vigil_query, &query, WIRE_QUERY_SIZE);
    struct vigil_deadline deadline;
    sample_deadline(&deadline);
    ROUND_TRIP(clock_event, struct vigil_deadline, &deadline, WIRE_CLOCK_EVENT_SIZE);
    struct vigil_alert alert;
    sample_alert(&alert);
    ROUND_TRIP(alert, struct vigil_alert, &alert, WIRE_ALERT_SIZE);
    struct vigil_order order;
    sample_order(&order);
    ROUND_TRIP(order, struct vigil_order, &order, WIRE_ORDER_SIZE);
    struct vigil_duplicate duplicate;
    sample_duplicate(&duplicate);
    ROUND_TRIP(duplicate, struct vigil_duplicate, &duplicate, WIRE_DUPLICATE_SIZE);
}

static void
nothing_stated_survives(void **state)
{
    (void)state;
    static struct vigil_notification notification, back;
    assert_int_equal(wire_notification_read(bytes, 0, &back, &faults), BASE_OK);
    assert_int_equal(back.incident_on, VIGIL_DATE_NONE);
    assert_int_equal(back.notified_at, VIGIL_INSTANT_NONE);
    assert_int_equal(back.children_count, 0);
    assert_string_equal(back.authority, "");
    notification.incident_on = VIGIL_DATE_NONE;
    notification.became_aware_on = VIGIL_DATE_NONE;
    notification.notified_at = VIGIL_INSTANT_NONE;
    assert_memory_equal(&back, &notification, sizeof(back));
    assert_int_equal(wire_notification_write(&notification, bytes, sizeof(bytes)), 0);

    struct vigil_panel_response response;
    sample_panel_response(&response);
    assert_int_equal(wire_panel_response_read(bytes, 0, &response, &faults), BASE_OK);
    assert_string_equal(response.of.case_ref, "");
    assert_string_equal(response.of.notification_ref, "");
}

static void
what_lies_beyond_the_counts_is_untouched(void **state)
{
    (void)state;
    static struct vigil_notification notification, back;
    sample_notification(&notification, 1);
    memset(&back, 0x5A, sizeof(back));
    size_t size = wire_notification_write(&notification, bytes, sizeof(bytes));
    assert_int_equal(wire_notification_read(bytes, size, &back, &faults), BASE_OK);
    assert_int_equal(back.children_count, 1);
    assert_int_equal(((unsigned char *)&back.children[1])[0], 0x5A);
}

static void
an_event_borrows_its_body(void **state)
{
    (void)state;
    static uint8_t body[VIGIL_MESSAGE_MAX];
    memset(body, 0xEE, sizeof(body));
    struct vigil_event event, back;
    sample_event(&event, body, sizeof(body));
    size_t size = wire_event_write(&event, bytes, sizeof(body) + WIRE_EVENT_EXTRA);
    assert_true(size > sizeof(body));
    memset(&back, 0, sizeof(back));
    assert_int_equal(wire_event_read(bytes, size, &back, &faults), BASE_OK);
    assert_true(back.body > bytes && back.body + back.body_size <= bytes + size);
    assert_int_equal(back.body_size, sizeof(body));
    assert_memory_equal(back.body, body, sizeof(body));
    back.body = body;
    assert_memory_equal(&back, &event, sizeof(event));

    memset(&event, 0, sizeof(event));
    event.position = 1;
    event.type = VIGIL_EVENT_CLOCK_MET;
    size = wire_event_write(&event, bytes, sizeof(bytes));
    memset(&back, 0, sizeof(back));
    assert_int_equal(wire_event_read(bytes, size, &back, &faults), BASE_OK);
    assert_memory_equal(&back, &event, sizeof(event));
}

static void
a_roster_survives(void **state)
{
    (void)state;
    enum { KEYS = 700 }; /* more fields than a request may have */
    static struct vigil_key keys[KEYS], back[KEYS];
    for (size_t i = 0; i < KEYS; i++) {
        sample_key(&keys[i]);
        keys[i].public_key[0] = (char)('a' + i % 26);
    }
    size_t room = wire_roster_size(KEYS), count = 0;
    assert_true(room <= sizeof(bytes));
    assert_int_equal(wire_roster_write(keys, KEYS, INT64_MAX, bytes, room - 1), 0);
    size_t size = wire_roster_write(keys, KEYS, INT64_MAX, bytes, room);
    assert_true(size > 0 && size <= room);
    int64_t version = 0;
    assert_int_equal(wire_roster_read(bytes, size, back, KEYS, &count, &version, &faults),
                     BASE_OK);
    assert_int_equal(count, KEYS);
    assert_true(version == INT64_MAX);
    assert_memory_equal(back, keys, sizeof(keys));
    assert_int_equal(
        wire_roster_read(bytes, size, back, KEYS - 1, &count, &version, &faults),
        BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "too_many");
}

static void
time_survives(void **state)
{
    (void)state;
    int64_t back = 0;
    size_t size = wire_time_advance_write(INT64_MAX, bytes, sizeof(bytes));
    assert_int_equal(wire_time_advance_read(bytes, size, &back, &faults), BASE_OK);
    assert_true(back == INT64_MAX);
    size = wire_time_advance_write(-1, bytes, sizeof(bytes));
    assert_int_equal(wire_time_advance_read(bytes, size, &back, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "microseconds");
    assert_string_equal(faults.at[0].code, "out_of_range");
}

/* Packed by hand: number is a field of a notification that is a text. */
static size_t
notification_with(uint8_t number, const char *text)
{
    size_t length = strlen(text);
    bytes[0] = (uint8_t)(number << 3 | 2);
    bytes[1] = (uint8_t)length;
    memcpy(bytes + 2, text, length);
    return length + 2;
}

static void
what_a_record_cannot_hold_is_told(void **state)
{
    (void)state;
    static const struct {
        uint8_t number;
        const char *text, *path, *code;
    } cases[] = {
        {2, "a-party-of-17-byt", "authority", "too_long"},
        {3, "2024-02-30", "incident_on", "bad_date"},
        {3, "2024-5-1", "incident_on", "bad_date"},
        {4, "yesterday", "became_aware_on", "bad_date"},
        {5, "2024-05-17T09:30:00", "notified_at", "bad_time"},
    };
    static struct vigil_notification back;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        size_t size = notification_with(cases[i].number, cases[i].text);
        assert_int_equal(wire_notification_read(bytes, size, &back, &faults),
                         BASE_REFUSE);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.at[0].path, cases[i].path);
        assert_string_equal(faults.at[0].code, cases[i].code);
        assert_true(faults.at[0].right[0] != '\0');
        assert_null(strstr(faults.at[0].wrong, cases[i].text));
    }
}

static void
faults_of_parts_have_their_place(void **state)
{
    (void)state;
    static struct vigil_notification notification;
    static struct vigil_lcspr lcspr;
    /* child 1's date of birth (field 3) "2019"; and a number beyond the record's */
    static const uint8_t children[] = {
        0x6A, 0, 0x6A, 12, 0x1A, 4, '2', '0', '1', '9', 0x08, 255, 255, 255, 255, 15};
    assert_int_equal(
        wire_notification_read(children, sizeof(children), &notification, &faults),
        BASE_REFUSE);
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.at[0].path, "children[1].child_no");
    assert_string_equal(faults.at[1].path, "children[1].date_of_birth");

    for (size_t i = 0; i < VIGIL_LINKS_MAX + 1; i++) {
        bytes[2 * i] = 15 << 3 | 2;
        bytes[2 * i + 1] = 0;
    }
    assert_int_equal(wire_lcspr_read(bytes, 2 * (VIGIL_LINKS_MAX + 1), &lcspr, &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "links");
    assert_string_equal(faults.at[0].code, "too_many");
    assert_int_equal(lcspr.links_count, 0);

    struct vigil_rapid_review review;
    sample_rapid_review(&review);
    size_t size = wire_rapid_review_write(&review, bytes, sizeof(bytes));
    assert_int_equal(bytes[2], 1 << 3 | 2); /* of.case_ref made one byte longer */
    memmove(bytes + 5, bytes + 4, size - 4);
    bytes[1]++;
    bytes[3]++;
    assert_int_equal(wire_rapid_review_read(bytes, size + 1, &review, &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "of.case_ref");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_survives),
        cmocka_unit_test(nothing_stated_survives),
        cmocka_unit_test(what_lies_beyond_the_counts_is_untouched),
        cmocka_unit_test(an_event_borrows_its_body),
        cmocka_unit_test(a_roster_survives),
        cmocka_unit_test(time_survives),
        cmocka_unit_test(what_a_record_cannot_hold_is_told),
        cmocka_unit_test(faults_of_parts_have_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
