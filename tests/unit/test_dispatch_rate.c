/* Token buckets: no span of time ever gives more than it may, whatever the pattern. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "dispatch/dispatch_rate.h"

#define START ((vigil_instant)1767225600 * BASE_SECOND)

static size_t
take_all(struct dispatch_rate *rates, size_t count, vigil_instant now)
{
    size_t taken = 0;
    while (dispatch_rate_take(rates, count, now)) {
        taken++;
    }
    return taken;
}

static void
a_burst_then_its_rate(void **state)
{
    (void)state;
    struct dispatch_rate rate = dispatch_rate_full(10, 4, START);
    assert_int_equal(take_all(&rate, 1, START), 10);
    assert_int_equal(take_all(&rate, 1, START + BASE_SECOND / 4 - 1), 0);
    assert_int_equal(take_all(&rate, 1, START + BASE_SECOND / 4), 1);
    assert_int_equal(take_all(&rate, 1, START + BASE_SECOND), 3);
    assert_int_equal(take_all(&rate, 1, START + 3600 * BASE_SECOND), 10);
    assert_int_equal(take_all(&rate, 1, INT64_MAX), 10);
}

static void
a_clock_that_is_set_back(void **state)
{
    (void)state;
    struct dispatch_rate rate = dispatch_rate_full(10, 4, START);
    assert_int_equal(take_all(&rate, 1, START), 10);
    assert_int_equal(take_all(&rate, 1, START - 3600 * BASE_SECOND), 0);
    assert_int_equal(take_all(&rate, 1, START - 3599 * BASE_SECOND), 4);
}

static void
all_or_none(void **state)
{
    (void)state;
    struct dispatch_rate rates[] = {dispatch_rate_full(100, 100, START),
                                    dispatch_rate_full(3, 1, START)};
    assert_int_equal(take_all(rates, 2, START), 3);
    assert_int_equal(take_all(rates, 1, START), 97);
}

static void
a_peer_that_says_stop(void **state)
{
    (void)state;
    struct dispatch_rate rate = dispatch_rate_full(250, 45, START);
    dispatch_rate_hold(&rate, 20, START);
    assert_int_equal(take_all(&rate, 1, START + 20 * BASE_SECOND - 1), 0);
    assert_int_equal(take_all(&rate, 1, START + 20 * BASE_SECOND), 1);
    assert_int_equal(take_all(&rate, 1, START + 21 * BASE_SECOND), 45);
}

/* As the channel has them: asked at all times of a quarter of an hour, in steps that vary
 * from nothing to seconds, no minute gives more than 3,000; nor does a day give more than
 * 250,000, asked every second. */
static void
limits_of_notify(void **state)
{
    (void)state;
    enum { STEPS = 4000, MINUTE = 60 };
    static vigil_instant at[STEPS];
    static size_t given[STEPS];
    struct dispatch_rate rate = dispatch_rate_full(250, 45, START);
    vigil_instant now = START;
    uint32_t random = 1;
    size_t first = 0, sum = 0, most = 0;
    for (size_t i = 0; i < STEPS; i++) {
        random = random * 1664525 + 1013904223;
        now += (random >> 8) % (i % 7 == 0 ? 6000000 : 1000);
        at[i] = now;
        given[i] = take_all(&rate, 1, now);
        sum += given[i];
        for (; at[first] <= now - MINUTE * BASE_SECOND; first++) {
            sum -= given[first];
        }
        most = sum > most ? sum : most;
    }
    assert_in_range(most, 2700, 3000);
    struct dispatch_rate day = dispatch_rate_full(77000, 2, START);
    size_t all = 0;
    for (int64_t s = 0; s < 86400; s++) {
        all += take_all(&day, 1, START + s * BASE_SECOND);
    }
    assert_in_range(all, 200000, 250000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_burst_then_its_rate),
                                       cmocka_unit_test(a_clock_that_is_set_back),
                                       cmocka_unit_test(all_or_none),
                                       cmocka_unit_test(a_peer_that_says_stop),
                                       cmocka_unit_test(limits_of_notify)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
