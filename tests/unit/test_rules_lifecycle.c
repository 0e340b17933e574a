/* The lifecycle: every state x every event against this list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/rules_lifecycle.h"

/* A row per state, a cell per event: the state that follows, or the refusal's code. The
 * events: notify; review: lcspr, no lcspr, joins, not met; respond; lcspr: commission,
 * receive, publish. */
/* clang-format off */
static const struct {
    const char *state;
    const char *cells[RULES_EVENT_COUNT];
} expected[] = {
    {"",
     {"rapid_review_awaited",
      "!no_such_case", "!no_such_case", "!no_such_case", "!no_such_case", "!no_such_case",
      "!no_such_case", "!no_such_case", "!no_such_case"}},
    {"rapid_review_awaited",
     {"!notified_already",
      "response_and_lcspr_awaited", "response_awaited",
      "response_and_lcspr_awaited", "response_awaited",
      "!rapid_review_first",
      "!rapid_review_first", "!rapid_review_first", "!rapid_review_first"}},
    {"response_awaited",
     {"!notified_already",
      "!rapid_review_already", "!rapid_review_already",
      "!rapid_review_already", "!rapid_review_already",
      "concluded",
      "response_and_lcspr_awaited", "!lcspr_not_commissioned", "!lcspr_not_received"}},
    {"response_and_lcspr_awaited",
     {"!notified_already",
      "!rapid_review_already", "!rapid_review_already",
      "!rapid_review_already", "!rapid_review_already",
      "lcspr_awaited",
      "response_and_lcspr_awaited", "lcspr_received_response_awaited",
      "!lcspr_not_received"}},
    {"lcspr_received_response_awaited",
     {"!notified_already",
      "!rapid_review_already", "!rapid_review_already",
      "!rapid_review_already", "!rapid_review_already",
      "lcspr_received",
      "!lcspr_already", "!lcspr_already", "lcspr_received_response_awaited"}},
    {"lcspr_awaited",
     {"!notified_already",
      "!rapid_review_already", "!rapid_review_already",
      "!rapid_review_already", "!rapid_review_already",
      "!response_already",
      "lcspr_awaited", "lcspr_received", "!lcspr_not_received"}},
    {"lcspr_received",
     {"!notified_already",
      "!rapid_review_already", "!rapid_review_already",
      "!rapid_review_already", "!rapid_review_already",
      "!response_already",
      "!lcspr_already", "!lcspr_already", "lcspr_received"}},
    {"concluded",
     {"!notified_already",
      "!rapid_review_already", "!rapid_review_already",
      "!rapid_review_already", "!rapid_review_already",
      "!response_already",
      "lcspr_awaited", "!lcspr_not_commissioned", "!lcspr_not_received"}},
};
/* clang-format on */

static enum vigil_case_state
state_of(const char *name)
{
    int code = 0;
    assert_true(name[0] == '\0' || vigil_code_find(VIGIL_LIST_CASE_STATE, name, &code));
    return (enum vigil_case_state)code;
}

static void
follows_the_list(void **state)
{
    (void)state;
    assert_int_equal(sizeof(expected) / sizeof(expected[0]), RULES_STATE_COUNT);
    bool seen[RULES_STATE_COUNT] = {false};
    for (size_t i = 0; i < RULES_STATE_COUNT; i++) {
        enum vigil_case_state from = state_of(expected[i].state);
        assert_false(seen[from]);
        seen[from] = true;
        for (int event = 0; event < RULES_EVENT_COUNT; event++) {
            const char *cell = expected[i].cells[event];
            assert_non_null(cell);
            enum vigil_case_state next = (enum vigil_case_state)99;
            struct base_error error = {0};
            enum base_class class =
                rules_lifecycle_step(from, (enum rules_event)event, &next, &error);
            const struct rules_refusal *refusal =
                rules_lifecycle_refusal(from, (enum rules_event)event);
            if (cell[0] == '!') {
                assert_int_equal(class, BASE_REFUSE);
                assert_int_equal(next, 99);
                assert_string_equal(error.code, cell + 1);
                assert_non_null(strstr(error.text, "; "));
                assert_string_equal(refusal->code, cell + 1);
                assert_true(refusal->wrong[0] != '\0' && refusal->right[0] != '\0');
            } else {
                assert_int_equal(class, BASE_OK);
                assert_null(refusal);
                assert_int_equal(next, state_of(cell));
            }
        }
    }
}

static void
names_every_event_once(void **state)
{
    (void)state;
    for (int event = 0; event < RULES_EVENT_COUNT; event++) {
        const char *name = rules_event_name((enum rules_event)event);
        assert_true(name[0] != '\0');
        for (int other = 0; other < event; other++) {
            assert_string_not_equal(name, rules_event_name((enum rules_event)other));
        }
    }
    assert_string_equal(rules_event_name(RULES_EVENT_COUNT), "");
}

static void
calls_unknown_numbers_a_bug(void **state)
{
    (void)state;
    enum vigil_case_state next = VIGIL_CASE_STATE_CONCLUDED;
    struct base_error error = {0};
    assert_int_equal(
        rules_lifecycle_step(
            (enum vigil_case_state)RULES_STATE_COUNT, RULES_EVENT_NOTIFY, &next, &error),
        BASE_BUG);
    assert_int_equal(
        rules_lifecycle_step(VIGIL_CASE_STATE_NONE, RULES_EVENT_COUNT, &next, &error),
        BASE_BUG);
    assert_int_equal(next, VIGIL_CASE_STATE_CONCLUDED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_list),
        cmocka_unit_test(names_every_event_once),
        cmocka_unit_test(calls_unknown_numbers_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
