/* The messages about the law as bytes: what is written is what is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "wire/wire_calendar.h"

static uint8_t bytes[VIGIL_MESSAGE_MAX];
static struct vigil_faults faults;

static void
a_calendar_survives(void **state)
{
    (void)state;
    static struct vigil_calendar calendar, back;
    (void)memset(&calendar, 0, sizeof(calendar));
    (void)strcpy(calendar.version, "2026-12");
    (void)strcpy(calendar.division, "northern-ireland");
    for (calendar.count = 0; calendar.count < VIGIL_HOLIDAYS_MAX; calendar.count++) {
        calendar.at[calendar.count].on = (vigil_date)(16000 + calendar.count);
        (void)memset(
            calendar.at[calendar.count].title, 'a', VIGIL_HOLIDAY_TITLE_SIZE - 1);
    }
    size_t size = wire_calendar_write(&calendar, bytes, sizeof(bytes));
    assert_true(size > 0 && size < VIGIL_MESSAGE_MAX);
    assert_int_equal(wire_calendar_read(bytes, size, &back, &faults), BASE_OK);
    assert_memory_equal(&back, &calendar, sizeof(back));
    assert_int_equal(wire_calendar_write(&calendar, bytes, size - 1), 0);

    char version[VIGIL_CALENDAR_SIZE];
    size = wire_calendar_approval_write("2026-12", bytes, sizeof(bytes));
    assert_int_equal(wire_calendar_approval_read(bytes, size, version, &faults), BASE_OK);
    assert_string_equal(version, "2026-12");
    size = wire_calendar_approval_write("a-name-too-long-for-it", bytes, sizeof(bytes));
    assert_int_equal(wire_calendar_approval_read(bytes, size, version, &faults),
                     BASE_REFUSE);

    struct vigil_calendar_applied applied = {
        .version = "2026-12", .moved = INT64_MAX, .missed = 1, .owners = 2};
    struct vigil_calendar_applied applied_back = {.moved = 0};
    size = wire_calendar_applied_write(&applied, bytes, WIRE_CALENDAR_APPLIED_SIZE);
    assert_true(size > 0);
    assert_int_equal(wire_calendar_applied_read(bytes, size, &applied_back, &faults),
                     BASE_OK);
    assert_memory_equal(&applied_back, &applied, sizeof(applied));
}

static void
rules_survive(void **state)
{
    (void)state;
    static struct vigil_rules rules, back;
    (void)memset(&rules, 0, sizeof(rules));
    (void)strcpy(rules.version, "rules-2026-12");
    (void)memset(rules.clocks, 'a', sizeof(rules.clocks) - 1);
    (void)memset(rules.ladder, 'b', sizeof(rules.ladder) - 1);
    size_t size = wire_rules_write(&rules, bytes, sizeof(bytes));
    assert_true(size > 0);
    assert_int_equal(wire_rules_read(bytes, size, &back, &faults), BASE_OK);
    assert_memory_equal(&back, &rules, sizeof(back));
    assert_int_equal(wire_rules_write(&rules, bytes, size - 1), 0);
    /* one byte more than a table may have */
    static char longer[VIGIL_CLOCKS_TEXT_SIZE + 1];
    (void)memset(longer, 'a', sizeof(longer) - 1);
    (void)memcpy(rules.clocks, longer, sizeof(rules.clocks));
    rules.ladder[0] = '\0'; /* behind the clocks: they end here */
    size = wire_rules_write(&rules, bytes, sizeof(bytes));
    assert_int_equal(wire_rules_read(bytes, size, &back, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "clocks");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_calendar_survives),
                                       cmocka_unit_test(rules_survive)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
