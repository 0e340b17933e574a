/* What new lines of clocks may change of those in force: each field alone, and days about
 * today, 2026-03-04. */
#include "clocks_table.h"

#include "clocks_lines.h"

enum { LINES = 3, TODAY = 20516 };

static const struct vigil_clock_rule before[LINES] = {
    LINE("n", NOTIFICATION, BECAME_AWARE, JAN_2018, VIGIL_DATE_NONE),
    LINE("r1", RAPID_REVIEW, BECAME_AWARE, JAN_2018, JAN_2024 - 1),
    LINE("r2", RAPID_REVIEW, NOTIFIED, JAN_2024, VIGIL_DATE_NONE),
};

static struct vigil_clock_rule now[LINES + 1];
static size_t count;
static struct vigil_faults faults;

static void
start(void)
{
    memcpy(now, before, sizeof(before));
    count = LINES;
}

/* code NULL: nothing is wrong */
static void
gives(const char *path, const char *code)
{
    faults.count = faults.more = 0;
    rules_clocks_succeed(before, LINES, now, count, TODAY, &faults);
    if (code == NULL) {
        assert_int_equal(faults.count, 0);
        return;
    }
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].path, path);
    assert_string_equal(faults.at[0].code, code);
}

static void
a_line_keeps_its_words(void **state)
{
    (void)state;
    start();
    gives("", NULL);
#define CHANGED(member, value, field)                                                    \
    start();                                                                             \
    now[2].member = (value);                                                             \
    gives("clocks[2]." field, "line_changed")
    CHANGED(clock, VIGIL_CLOCK_LCSPR, "clock");
    CHANGED(scopes, 1U << VIGIL_CLOCK_SCOPE_REVIEW, "scope");
    CHANGED(owner, VIGIL_CLOCK_OWNER_PANEL, "owner");
    CHANGED(starts, VIGIL_FACT_RAPID_REVIEW, "starts");
    CHANGED(starts_due, VIGIL_CLOCK_LCSPR, "starts");
    CHANGED(stops, 1U << VIGIL_FACT_NOT_PUBLISHED, "stops");
    CHANGED(length, now[2].length + 1, "length");
    CHANGED(unit, VIGIL_CLOCK_UNIT_WEEKS, "unit");
    CHANGED(sense, VIGIL_CLOCK_SENSE_KEEP, "sense");
    CHANGED(status, VIGIL_CLOCK_STATUS_INTERNAL, "status");
    CHANGED(valid_from, JAN_2024 + 1, "valid_from");
    CHANGED(basis[0], 'x', "basis");
#undef CHANGED
}

static void
it_is_closed_from_today_on(void **state)
{
    (void)state;
    static const struct {
        size_t line;
        vigil_date until;
        const char *code;
    } rows[] = {
        {2, TODAY, NULL},
        {2, TODAY + 1, NULL},
        {2, TODAY - 1, "begun_already"},
        {1, VIGIL_DATE_NONE, "begun_already"},
        {1, TODAY, "begun_already"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char path[32];
        start();
        now[rows[i].line].valid_until = rows[i].until;
        (void)snprintf(path, sizeof(path), "clocks[%zu].valid_until", rows[i].line);
        gives(path, rows[i].code);
    }
}

static void
a_new_line_begins_behind_today(void **state)
{
    (void)state;
    static const struct vigil_clock_rule line =
        LINE("r3", RAPID_REVIEW, NOTIFIED, TODAY + 1, VIGIL_DATE_NONE);
    start();
    now[LINES] = line;
    count = LINES + 1;
    gives("", NULL);
    now[LINES].valid_from = TODAY;
    gives("clocks[3].valid_from", "begun_already");
    now[LINES].valid_from = JAN_2018;
    gives("clocks[3].valid_from", "begun_already");
}

static void
no_line_is_left_out(void **state)
{
    (void)state;
    start();
    count = LINES - 1;
    gives("r2", "line_missing");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_keeps_its_words),
        cmocka_unit_test(it_is_closed_from_today_on),
        cmocka_unit_test(a_new_line_begins_behind_today),
        cmocka_unit_test(no_line_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
