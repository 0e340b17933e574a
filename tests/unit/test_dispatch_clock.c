/*
 * Whether the time can be trusted: a database's clock that differs, a host's that is set,
 * forward, back, together with the database's; and until when it stays suspect.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "dispatch/dispatch_clock.h"

enum { STEADY_S = 300 };

#define START ((vigil_instant)1767225600 * BASE_SECOND)

/* One look, which took 100 ms, as far as the times say. */
static enum dispatch_clock_why
look_at(struct dispatch_clock *clock,
        int64_t monotonic_ms,
        int64_t host_ms,
        int64_t database_ms)
{
    const struct dispatch_clock_look look = {.before = START + (host_ms - 100) * 1000,
                                             .behind = START + host_ms * 1000,
                                             .database = START + database_ms * 1000,
                                             .monotonic_ms = monotonic_ms};
    return dispatch_clock_judge(clock, &look, STEADY_S);
}

static void
differences(void **state)
{
    (void)state;
    static const struct {
        int64_t host_ms, database_ms;
        enum dispatch_clock_why why;
    } cases[] = {
        {0, 0, DISPATCH_CLOCK_RIGHT},
        {0, -50, DISPATCH_CLOCK_RIGHT},
        {0, 2000, DISPATCH_CLOCK_RIGHT},
        {0, 2001, DISPATCH_CLOCK_DIFFERS},
        {0, -2100, DISPATCH_CLOCK_RIGHT},
        {0, -2101, DISPATCH_CLOCK_DIFFERS},
        {0, 86400000, DISPATCH_CLOCK_DIFFERS},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct dispatch_clock clock = {.looked = false};
        assert_int_equal(look_at(&clock, 1000000, cases[i].host_ms, cases[i].database_ms),
                         cases[i].why);
        assert_int_equal(clock.suspect, cases[i].why != DISPATCH_CLOCK_RIGHT);
    }
}

/* The database on the same host is set with it, so that only the steps tell. */
static void
steps(void **state)
{
    (void)state;
    static const struct {
        int64_t step_ms;
        enum dispatch_clock_why why;
    } cases[] = {
        {0, DISPATCH_CLOCK_RIGHT},
        {1999, DISPATCH_CLOCK_RIGHT},
        {-2000, DISPATCH_CLOCK_RIGHT},
        {2001, DISPATCH_CLOCK_STEPPED},
        {-2001, DISPATCH_CLOCK_STEPPED},
        {-86400000, DISPATCH_CLOCK_STEPPED},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct dispatch_clock clock = {.looked = false};
        int64_t now = 60000 + cases[i].step_ms;
        assert_int_equal(look_at(&clock, 1000000, 0, 0), DISPATCH_CLOCK_RIGHT);
        assert_int_equal(look_at(&clock, 1060000, now, now), cases[i].why);
        /* once */
        assert_int_equal(look_at(&clock, 1061000, now + 1000, now + 1000),
                         DISPATCH_CLOCK_RIGHT);
        assert_int_equal(clock.suspect, cases[i].why != DISPATCH_CLOCK_RIGHT);
    }
}

/* Trusted again when nothing was wrong for so long, and no sooner. */
static void
until_it_is_steady(void **state)
{
    (void)state;
    struct dispatch_clock clock = {.looked = false};
    (void)look_at(&clock, 1000000, 0, 5000);
    assert_true(clock.suspect);
    (void)look_at(&clock, 1200000, 200000, 200000);
    assert_true(clock.suspect);
    (void)look_at(&clock, 1299999, 299999, 299999);
    assert_true(clock.suspect);
    (void)look_at(&clock, 1299999, 299999, 309999); /* wrong again: from the beginning */
    (void)look_at(&clock, 1300000, 300000, 300000);
    assert_true(clock.suspect);
    (void)look_at(&clock, 1599999, 599999, 599999);
    assert_false(clock.suspect);
}

/* Slowly drifting apart and pulled back, as time daemons do it, is nothing. */
static void
slewing_is_no_step(void **state)
{
    (void)state;
    struct dispatch_clock clock = {.looked = false};
    for (int64_t s = 0; s < 4000; s++) {
        assert_int_equal(look_at(&clock, 1000000 + s * 1000, s * 1001, s * 1001),
                         DISPATCH_CLOCK_RIGHT);
    }
    assert_false(clock.suspect);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(differences),
                                       cmocka_unit_test(steps),
                                       cmocka_unit_test(until_it_is_steady),
                                       cmocka_unit_test(slewing_is_no_step)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
