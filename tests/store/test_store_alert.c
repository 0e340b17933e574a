/*
 * Alerts on their way out, in the table: added once, found when due, withdrawn when their
 * clock is met, changed only by who knows how they stand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "store/store_alert.h"

enum { MANY = 4 };

#define NOON (INT64_C(1776772800) * BASE_SECOND) /* 2026-04-21T12:00:00Z */

static struct store *store;
static struct base_error error;
static struct store_alert found[16];
static struct store_alerts alerts = {.at = found, .capacity = 16};

/* Alert i of a case, raised at position 100 + i, due i minutes behind noon. */
static struct store_alert
sample(const char *case_ref, int i)
{
    static const char *const recipients[MANY] = {"E08000025/partnership_lead",
                                                 "E08000025/notifier",
                                                 "E08000003/notifier",
                                                 "panel/panel_secretariat"};
    struct store_alert alert = {
        .alert = {.clock = VIGIL_CLOCK_RAPID_REVIEW, .revision = 1, .rung = "due"},
        .raised_position = 100 + i,
        .next_attempt_at = NOON + i * 60 * BASE_SECOND};
    alert.alert.due_on = base_date_of(2026, 4, 21);
    (void)base_text_copy(alert.alert.case_ref, sizeof(alert.alert.case_ref), case_ref);
    (void)base_text_copy(
        alert.alert.recipient, sizeof(alert.alert.recipient), recipients[i]);
    return alert;
}

static void
run(void)
{
    if (store_run(store, &error) != BASE_OK) {
        fail_msg("%s: %s", error.code, error.text);
    }
}

static void
add(const char *case_ref)
{
    struct store_alert all[MANY];
    for (int i = 0; i < MANY; i++) {
        all[i] = sample(case_ref, i);
    }
    store_alert_add(store, all, MANY);
    run();
}

static bool
change(const struct store_alert *alert, int32_t attempts_before)
{
    bool changed;
    store_alert_change(store, alert, attempts_before, &changed);
    run();
    return changed;
}

/* The state of the case's alert i. */
static struct store_alert
as_stored(const char *case_ref, int i)
{
    store_alert_page(store, "", 0, 16, &alerts);
    run();
    const struct store_alert wanted = sample(case_ref, i);
    for (size_t k = 0; k < alerts.count; k++) {
        if (strcmp(found[k].alert.case_ref, case_ref) == 0 &&
            strcmp(found[k].alert.recipient, wanted.alert.recipient) == 0) {
            return found[k];
        }
    }
    fail();
    return wanted;
}

static void
each_is_added_once(void **state)
{
    (void)state;
    add("CSP-2026-000001-N");
    struct store_alert handed = sample("CSP-2026-000001-N", 0);
    handed.state = VIGIL_ALERT_STATE_HANDED_OVER;
    handed.attempts = 1;
    handed.changed_at = NOON;
    assert_true(change(&handed, 0));
    add("CSP-2026-000001-N"); /* the same entries again */
    store_alert_page(store, "", 0, 16, &alerts);
    run();
    assert_int_equal(alerts.count, MANY);
    assert_int_equal(found[MANY - 1].state, VIGIL_ALERT_STATE_HANDED_OVER);
    assert_int_equal(found[0].state, VIGIL_ALERT_STATE_PLANNED);
    assert_int_equal(found[0].alert.due_on, base_date_of(2026, 4, 21));
    assert_int_equal(found[0].changed_at, NOON + 3 * 60 * BASE_SECOND);
    store_alert_add(store, NULL, 0);
    store_alert_withdraw(store, NULL, 0, NOON);
    run();
}

static void
the_earliest_is_due_first(void **state)
{
    (void)state;
    vigil_instant next;
    add("CSP-2026-000001-N");
    store_alert_next(store, &next);
    store_alert_due(store, NOON - 1, 16, &alerts);
    run();
    assert_int_equal(next, NOON);
    assert_int_equal(alerts.count, 0);
    store_alert_due(store, NOON + 60 * BASE_SECOND, 16, &alerts);
    run();
    assert_int_equal(alerts.count, 2);
    assert_int_equal(found[0].raised_position, 100);
    assert_int_equal(found[1].raised_position, 101);
    store_alert_due(store, NOON + BASE_DAY, 3, &alerts);
    run();
    assert_int_equal(alerts.count, 3);
}

static void
a_clock_that_is_met_withdraws_its_own(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000001-N", other[] = "CSP-2026-000002-N";
    add(ref);
    add(other);
    static const enum vigil_alert_state states[MANY] = {VIGIL_ALERT_STATE_PLANNED,
                                                        VIGIL_ALERT_STATE_HANDED_OVER,
                                                        VIGIL_ALERT_STATE_DELIVERED,
                                                        VIGIL_ALERT_STATE_FAILED};
    for (int i = 0; i < MANY; i++) {
        struct store_alert alert = sample(ref, i);
        alert.state = states[i];
        alert.attempts = 1;
        alert.changed_at = NOON;
        assert_true(change(&alert, 0));
    }
    struct vigil_deadline met = {.clock = VIGIL_CLOCK_RAPID_REVIEW, .revision = 2};
    (void)base_text_copy(met.case_ref, sizeof(met.case_ref), ref);
    store_alert_withdraw(store, &met, 1, NOON);
    met.revision = 1;
    met.clock = VIGIL_CLOCK_LCSPR;
    store_alert_withdraw(store, &met, 1, NOON);
    run();
    assert_int_equal(as_stored(ref, 0).state, VIGIL_ALERT_STATE_PLANNED);
    met.clock = VIGIL_CLOCK_RAPID_REVIEW;
    store_alert_withdraw(store, &met, 1, NOON + 1);
    run();
    for (int i = 0; i < MANY; i++) {
        const struct store_alert alert = as_stored(ref, i);
        assert_int_equal(alert.state, i < 2 ? VIGIL_ALERT_STATE_WITHDRAWN : states[i]);
        assert_int_equal(as_stored(other, i).state, VIGIL_ALERT_STATE_PLANNED);
    }
    assert_int_equal(as_stored(ref, 1).next_attempt_at, VIGIL_INSTANT_NONE);
    assert_int_equal(as_stored(ref, 1).changed_at, NOON + 1);
    assert_string_equal(as_stored(ref, 1).alert.outcome, "clock_met");
    (void)base_text_copy(met.case_ref, sizeof(met.case_ref), other);
    met.state = VIGIL_CLOCK_STATE_STOPPED;
    store_alert_withdraw(store, &met, 1, NOON + 2);
    run();
    assert_int_equal(as_stored(other, 0).state, VIGIL_ALERT_STATE_WITHDRAWN);
    assert_string_equal(as_stored(other, 0).alert.outcome, "clock_stopped");
}

/* What was concluded stays; only a mail that had gone out overrules a withdrawal. */
static void
only_who_knows_how_it_stands_changes_it(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000001-N";
    add(ref);
    struct store_alert alert = sample(ref, 0);
    alert.changed_at = NOON;
    alert.state = VIGIL_ALERT_STATE_HANDED_OVER;
    alert.attempts = 1;
    assert_true(change(&alert, 0));
    assert_false(change(&alert, 0)); /* another had taken it meanwhile */
    struct vigil_deadline met = {.clock = VIGIL_CLOCK_RAPID_REVIEW, .revision = 1};
    (void)base_text_copy(met.case_ref, sizeof(met.case_ref), ref);
    store_alert_withdraw(store, &met, 1, NOON);
    alert.state = VIGIL_ALERT_STATE_PLANNED;
    assert_false(change(&alert, 1));
    alert.state = VIGIL_ALERT_STATE_FAILED;
    assert_false(change(&alert, 1));
    alert.state = VIGIL_ALERT_STATE_DELIVERED;
    alert.next_attempt_at = VIGIL_INSTANT_NONE;
    assert_true(change(&alert, 1));
    assert_false(change(&alert, 1)); /* said once */
    assert_int_equal(as_stored(ref, 0).state, VIGIL_ALERT_STATE_DELIVERED);
}

static void
pages_are_an_authoritys_own(void **state)
{
    (void)state;
    static const struct {
        const char *authority;
        int64_t before;
        int32_t limit;
        size_t count;
        int64_t first;
    } cases[] = {
        {"", 0, 16, 4, 103},
        {"", 103, 16, 3, 102},
        {"", 103, 2, 2, 102},
        {"E08000025", 0, 16, 2, 101},
        {"E08000003", 0, 16, 1, 102},
        {"E0800002", 0, 16, 0, 0}, /* the beginning of a code is no code */
        {"E09000012", 0, 16, 0, 0},
    };
    add("CSP-2026-000001-N");
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        store_alert_page(
            store, cases[i].authority, cases[i].before, cases[i].limit, &alerts);
        run();
        assert_int_equal(alerts.count, cases[i].count);
        if (alerts.count > 0) {
            assert_int_equal(found[0].raised_position, cases[i].first);
        }
    }
}

/* Each test works in a transaction, which is abandoned. */
static int
begin(void **state)
{
    (void)state;
    return store_begin(store, &error) == BASE_OK ? 0 : -1;
}

static int
abandon(void **state)
{
    (void)state;
    store_abandon(store);
    return 0;
}

static int
set_up(void **state)
{
    (void)state;
    const struct store_options options = {.host = getenv("PGHOST"),
                                          .database = getenv("PGDATABASE"),
                                          .user = "vigil_dispatch",
                                          .name = "test",
                                          .wait_ms = 5000};
    return store_new(&options, &store, &error) == BASE_OK ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    store_free(store);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_is_added_once, begin, abandon),
        cmocka_unit_test_setup_teardown(the_earliest_is_due_first, begin, abandon),
        cmocka_unit_test_setup_teardown(
            a_clock_that_is_met_withdraws_its_own, begin, abandon),
        cmocka_unit_test_setup_teardown(
            only_who_knows_how_it_stands_changes_it, begin, abandon),
        cmocka_unit_test_setup_teardown(pages_are_an_authoritys_own, begin, abandon),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
