/*
 * What becomes of an alert and its ways, step by step: pure, so each answer is said here
 * as a table. What daemons and mail servers make of it is tests/store/test_delivery.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "dispatch/dispatch_plan.h"

#define IS(state) VIGIL_ALERT_STATE_##state
#define NOON      (INT64_C(1776772800) * BASE_SECOND)
#define HOUR      (3600 * BASE_SECOND)

static const struct dispatch_plan plan = {
    .confirm_within = 4 * HOUR, .retry_first = 60 * BASE_SECOND, .attempts_max = 3};

static struct store_alert alert;
static struct store_delivery delivery;

/* The first attempt of the first way is marked. */
static void
begin(void)
{
    memset(&alert, 0, sizeof(alert));
    memset(&delivery, 0, sizeof(delivery));
    (void)base_text_copy(
        alert.alert.case_ref, sizeof(alert.alert.case_ref), "CSP-2026-000123-K");
    alert.alert.hop = 1;
    alert.hop_until = VIGIL_INSTANT_NONE;
    alert.state = VIGIL_ALERT_STATE_HANDED_OVER;
    alert.attempts = 1;
    delivery.alert = alert.alert;
    static const uint8_t secret[STORE_DELIVERY_SECRET];
    delivery.reference = dispatch_plan_reference(&alert, secret);
    delivery.attempts = 1;
    delivery.confirm_by = delivery.ask_at = VIGIL_INSTANT_NONE;
    dispatch_plan_begin(&plan, &alert, NOON);
}

static enum dispatch_news
conclude(enum base_class sent, const char *code, bool is_delivery, size_t ways)
{
    const struct dispatch_handed handed = {.provider_id = "p1",
                                           .is_delivery = is_delivery};
    const struct dispatch_attempt attempt = {.sent = sent,
                                             .code = code,
                                             .handed = &handed,
                                             .can_be_asked = true,
                                             .ways = ways,
                                             .now = NOON};
    return dispatch_plan_conclude(&plan, &attempt, &alert, &delivery);
}

static void
attempts_end_as_they_must(void **state)
{
    (void)state;
    static const struct {
        enum base_class sent;
        const char *code;
        bool is_delivery;
        int32_t attempts; /* of this way, this one with them */
        size_t ways;
        enum dispatch_news news;
        enum vigil_alert_state alert, delivery;
        int32_t hop, counted;
    } cases[] = {
        /* clang-format off */
        {BASE_OK, "", true, 1, 1, DISPATCH_ENDS, IS(DELIVERED), IS(DELIVERED), 1, 1},
        {BASE_OK, "", false, 1, 1, DISPATCH_NOTHING, IS(HANDED_OVER), IS(HANDED_OVER), 1, 1},
        {BASE_REFUSE, "smtp_550", false, 1, 1, DISPATCH_ENDS, IS(FAILED), IS(FAILED), 1, 1},
        {BASE_REFUSE, "smtp_550", false, 1, 2, DISPATCH_ESCALATES, IS(PLANNED), IS(FAILED), 2, 1},
        {BASE_AGAIN, "smtp_451", false, 1, 2, DISPATCH_NOTHING, IS(PLANNED), IS(PLANNED), 1, 1},
        {BASE_AGAIN, "smtp_451", false, 3, 2, DISPATCH_ESCALATES, IS(PLANNED), IS(FAILED), 2, 3},
        {BASE_AGAIN, "smtp_451", false, 3, 1, DISPATCH_ENDS, IS(FAILED), IS(FAILED), 1, 3},
        /* our own end, and a limit that was met, are no failed attempts */
        {BASE_AGAIN, "interrupted", false, 3, 1, DISPATCH_NOTHING, IS(PLANNED), IS(PLANNED), 1, 2},
        {BASE_AGAIN, "busy_rate", false, 3, 1, DISPATCH_NOTHING, IS(PLANNED), IS(PLANNED), 1, 2},
        /* clang-format on */
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        begin();
        alert.attempts = delivery.attempts = cases[i].attempts;
        assert_int_equal(
            conclude(cases[i].sent, cases[i].code, cases[i].is_delivery, cases[i].ways),
            cases[i].news);
        assert_int_equal(alert.state, cases[i].alert);
        assert_int_equal(delivery.state, cases[i].delivery);
        assert_int_equal(alert.alert.hop, cases[i].hop);
        assert_int_equal(delivery.attempts, cases[i].counted);
        bool more = alert.state == VIGIL_ALERT_STATE_PLANNED ||
                    alert.state == VIGIL_ALERT_STATE_HANDED_OVER;
        assert_true(more == (alert.next_attempt_at != VIGIL_INSTANT_NONE));
    }
}

static void
what_was_taken_has_its_time(void **state)
{
    (void)state;
    begin();
    (void)conclude(BASE_OK, "", false, 2);
    assert_true(alert.awaits);
    assert_int_equal(alert.next_attempt_at, NOON + 4 * HOUR);
    assert_int_equal(delivery.confirm_by, NOON + 4 * HOUR);
    assert_int_equal(delivery.ask_at, NOON + 60 * BASE_SECOND);
    assert_string_equal(delivery.provider_id, "p1");
    assert_string_equal(alert.alert.outcome, "accepted");
    assert_int_equal(
        dispatch_plan_go_on(&alert, &delivery, "not_confirmed", 2, NOON + 4 * HOUR),
        DISPATCH_ESCALATES);
    assert_false(alert.awaits);
    assert_int_equal(alert.next_attempt_at, NOON + 4 * HOUR);
    assert_int_equal(alert.hop_until, VIGIL_INSTANT_NONE);
    /* a server that tells nothing more is said to have relayed it */
    begin();
    const struct dispatch_handed silent = {.is_silent = true};
    const struct dispatch_attempt attempt = {
        .handed = &silent, .code = "", .ways = 1, .now = NOON};
    (void)dispatch_plan_conclude(&plan, &attempt, &alert, &delivery);
    assert_string_equal(alert.alert.outcome, "relayed");
    assert_int_equal(delivery.ask_at, VIGIL_INSTANT_NONE);
}

/* A way is not tried beyond its time if there is another. */
static void
a_way_ends_with_its_time(void **state)
{
    (void)state;
    begin();
    alert.hop_until = NOON + 30 * BASE_SECOND;
    (void)conclude(BASE_AGAIN, "timeout", false, 2);
    assert_int_equal(alert.next_attempt_at, NOON + 30 * BASE_SECOND);
    begin();
    alert.hop_until = NOON + 30 * BASE_SECOND;
    (void)conclude(BASE_AGAIN, "timeout", false, 1);
    assert_true(alert.next_attempt_at >= NOON + 60 * BASE_SECOND);
}

static void
waits_double_and_differ(void **state)
{
    (void)state;
    int64_t least = 60 * BASE_SECOND;
    begin();
    struct vigil_id other = delivery.reference;
    other.bytes[0] ^= 1;
    bool differ = false;
    for (int32_t attempts = 1; attempts < 40; attempts++) {
        int64_t wait = dispatch_plan_wait(&plan, &delivery.reference, attempts);
        assert_true(wait >= least && wait <= least + least / 4);
        assert_true(wait == dispatch_plan_wait(&plan, &delivery.reference, attempts));
        differ = differ || wait != dispatch_plan_wait(&plan, &other, attempts);
        least = least * 2 < 4 * HOUR ? least * 2 : 4 * HOUR;
    }
    assert_true(differ);
}

static void
confirmations(void **state)
{
    (void)state;
    static const struct {
        enum dispatch_fate fate;
        enum vigil_alert_state before; /* of the alert */
        int32_t hop, round;            /* of the alert; the delivery is 1, 0 */
        enum dispatch_news news;
        enum vigil_alert_state alert, delivery;
        int32_t hop_after;
    } cases[] = {
        /* clang-format off */
        {DISPATCH_DELIVERED, IS(HANDED_OVER), 1, 0, DISPATCH_ENDS, IS(DELIVERED), IS(DELIVERED), 1},
        {DISPATCH_DELIVERED, IS(PLANNED), 2, 0, DISPATCH_ENDS, IS(DELIVERED), IS(DELIVERED), 1},
        {DISPATCH_DELIVERED, IS(FAILED), 2, 0, DISPATCH_ENDS, IS(DELIVERED), IS(DELIVERED), 1},
        {DISPATCH_DELIVERED, IS(PLANNED), 1, 1, DISPATCH_ENDS, IS(DELIVERED), IS(DELIVERED), 1},
        {DISPATCH_DELIVERED, IS(WITHDRAWN), 1, 0, DISPATCH_ENDS, IS(DELIVERED), IS(DELIVERED), 1},
        {DISPATCH_DELIVERED, IS(DELIVERED), 1, 0, DISPATCH_NOTHING, IS(DELIVERED), IS(DELIVERED), 1},
        {DISPATCH_BOUNCED, IS(HANDED_OVER), 1, 0, DISPATCH_ESCALATES, IS(PLANNED), IS(FAILED), 2},
        {DISPATCH_BOUNCED, IS(HANDED_OVER), 2, 0, DISPATCH_NOTHING, IS(HANDED_OVER), IS(FAILED), 2},
        {DISPATCH_BOUNCED, IS(HANDED_OVER), 1, 1, DISPATCH_NOTHING, IS(HANDED_OVER), IS(FAILED), 1},
        {DISPATCH_BOUNCED, IS(WITHDRAWN), 1, 0, DISPATCH_NOTHING, IS(WITHDRAWN), IS(FAILED), 1},
        {DISPATCH_DELAYED, IS(HANDED_OVER), 1, 0, DISPATCH_NOTHING, IS(HANDED_OVER), IS(HANDED_OVER), 1},
        /* clang-format on */
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        const struct dispatch_confirmation confirmation = {.fate = cases[i].fate,
                                                           .outcome = "bounced_5_1_1"};
        begin();
        delivery.state = VIGIL_ALERT_STATE_HANDED_OVER;
        alert.state = cases[i].before;
        alert.alert.hop = cases[i].hop;
        alert.round = cases[i].round;
        assert_int_equal(
            dispatch_plan_confirm(&confirmation, &alert, &delivery, 2, NOON + HOUR),
            cases[i].news);
        assert_int_equal(alert.state, cases[i].alert);
        assert_int_equal(delivery.state, cases[i].delivery);
        assert_int_equal(alert.alert.hop, cases[i].hop_after);
    }
}

/* Each way and each round has a reference of its own, the same at any time. */
static void
references_are_the_ways(void **state)
{
    (void)state;
    begin();
    uint8_t secret[STORE_DELIVERY_SECRET] = {1};
    struct vigil_id first = dispatch_plan_reference(&alert, secret);
    struct vigil_id again = dispatch_plan_reference(&alert, secret);
    assert_true(base_id_equal(&first, &again));
    alert.alert.hop = 2;
    struct vigil_id second = dispatch_plan_reference(&alert, secret);
    assert_false(base_id_equal(&first, &second));
    alert.alert.hop = 1;
    alert.round = 1;
    struct vigil_id anew = dispatch_plan_reference(&alert, secret);
    assert_false(base_id_equal(&first, &anew));
    alert.round = 0;
    secret[0] = 2; /* who knows all else does not know the reference */
    struct vigil_id guessed = dispatch_plan_reference(&alert, secret);
    assert_false(base_id_equal(&first, &guessed));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attempts_end_as_they_must),
        cmocka_unit_test(what_was_taken_has_its_time),
        cmocka_unit_test(a_way_ends_with_its_time),
        cmocka_unit_test(waits_double_and_differ),
        cmocka_unit_test(confirmations),
        cmocka_unit_test(references_are_the_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
