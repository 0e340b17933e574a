/* The lifecycle: every state x every event against tests/data/lifecycle.txt. */
#include "lifecycle_table.h"

static struct lifecycle_table table;

static enum vigil_case_state
state_of(const char *name)
{
    int code = 0;
    if (!vigil_code_find(VIGIL_LIST_CASE_STATE, name, &code)) {
        fail_msg("no such state: %s", name);
    }
    return (enum vigil_case_state)code;
}

static const char *
name_of(int state)
{
    return state == 0 ? "none" : vigil_code_name(VIGIL_LIST_CASE_STATE, state);
}

static void
refuses(enum vigil_case_state from, enum rules_event event, const char *code)
{
    enum vigil_case_state now = from, before = VIGIL_CASE_STATE_CONCLUDED;
    enum vigil_case_state next = (enum vigil_case_state)99;
    struct base_error error = {0};
    const struct rules_refusal *refusal = rules_lifecycle_refusal(from, event);
    if (refusal == NULL || strcmp(refusal->code, code) != 0) {
        fail_msg("%s, %s: %s, not refused with %s",
                 rules_event_name(event),
                 name_of((int)from),
                 refusal == NULL ? "allowed" : refusal->code,
                 code);
    }
    assert_true(refusal->wrong[0] != '\0' && refusal->right[0] != '\0');
    assert_int_equal(rules_lifecycle_move(&now, &before, event, &error), BASE_REFUSE);
    assert_int_equal(now, from);
    assert_int_equal(before, VIGIL_CASE_STATE_CONCLUDED);
    assert_string_equal(error.code, code);
    assert_non_null(strstr(error.text, "; "));
    assert_int_equal(rules_lifecycle_step(from, event, &next, &error), BASE_REFUSE);
    assert_int_equal(next, 99);
    covers_two("transition", name_of((int)from), rules_event_name(event));
}

/* `back` leads to where the case was, whatever that is. */
static void
leads_back(enum vigil_case_state from, enum rules_event event)
{
    for (int was = 1; was < RULES_STATE_COUNT; was++) {
        enum vigil_case_state now = from, before = (enum vigil_case_state)was;
        assert_int_equal(rules_lifecycle_move(&now, &before, event, NULL), BASE_OK);
        assert_int_equal(now, was);
        assert_int_equal(before, VIGIL_CASE_STATE_NONE);
    }
    enum vigil_case_state next = (enum vigil_case_state)99;
    struct base_error error = {0};
    assert_int_equal(rules_lifecycle_step(from, event, &next, &error), BASE_BUG);
    assert_int_equal(next, 99);
}

static void
follows(enum vigil_case_state from, enum rules_event event, const char *cell)
{
    enum vigil_case_state now = from, before = VIGIL_CASE_STATE_NONE, next;
    const struct rules_refusal *refusal = rules_lifecycle_refusal(from, event);
    if (refusal != NULL) {
        fail_msg("%s, %s: refused with %s, not -> %s",
                 rules_event_name(event),
                 name_of((int)from),
                 refusal->code,
                 cell);
    }
    if (strcmp(cell, "back") == 0) {
        leads_back(from, event);
        covers_two("transition", name_of((int)from), rules_event_name(event));
        return;
    }
    enum vigil_case_state to = strcmp(cell, "same") == 0 ? from : state_of(cell);
    assert_int_equal(rules_lifecycle_move(&now, &before, event, NULL), BASE_OK);
    if (now != to) {
        fail_msg("%s, %s: -> %s, not -> %s",
                 rules_event_name(event),
                 name_of((int)from),
                 name_of((int)now),
                 cell);
    }
    assert_int_equal(rules_lifecycle_step(from, event, &next, NULL), BASE_OK);
    assert_int_equal(next, to);
    bool suspends = to == VIGIL_CASE_STATE_WITHDRAWN || to == VIGIL_CASE_STATE_MERGED ||
                    to == VIGIL_CASE_STATE_CLOSED;
    suspends = suspends && to != from; /* what stays closed leads back as before */
    assert_int_equal(before, suspends ? from : VIGIL_CASE_STATE_NONE);
    covers_two("transition", name_of((int)from), rules_event_name(event));
    covers("state", name_of((int)from)); /* left, and come to */
    covers("state", name_of((int)to));
}

static void
follows_the_table(void **state)
{
    (void)state;
    for (int event = 0; event < RULES_EVENT_COUNT; event++) {
        for (int from = 0; from < RULES_STATE_COUNT; from++) {
            const char *cell = table.cells[event][from];
            if (cell[0] == '\0') {
                fail_msg("the table says nothing of %s in %s",
                         rules_event_name((enum rules_event)event),
                         name_of(from));
            } else if (cell[0] == '!') {
                refuses((enum vigil_case_state)from, (enum rules_event)event, cell + 1);
            } else {
                follows((enum vigil_case_state)from, (enum rules_event)event, cell);
            }
        }
    }
}

/* Each event that suspends has one that undoes it, from whatever state, without loss. */
static void
undoes_what_suspends(void **state)
{
    (void)state;
    static const struct {
        enum rules_event event, undone_by;
    } rows[] = {{RULES_EVENT_WITHDRAW, RULES_EVENT_REINSTATE},
                {RULES_EVENT_MERGE, RULES_EVENT_UNMERGE},
                {RULES_EVENT_CLOSE, RULES_EVENT_REOPEN}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        size_t suspended = 0;
        for (int from = 1; from < RULES_STATE_COUNT; from++) {
            enum vigil_case_state now = (enum vigil_case_state)from;
            enum vigil_case_state before = VIGIL_CASE_STATE_NONE;
            if (rules_lifecycle_move(&now, &before, rows[i].event, NULL) == BASE_OK) {
                assert_int_equal(
                    rules_lifecycle_move(&now, &before, rows[i].undone_by, NULL),
                    BASE_OK);
                assert_int_equal(now, from);
                assert_int_equal(before, VIGIL_CASE_STATE_NONE);
                suspended++;
            }
        }
        assert_true(suspended >= 5);
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
    assert_non_null(rules_lifecycle_refusal((enum vigil_case_state)RULES_STATE_COUNT,
                                            RULES_EVENT_NOTIFY));
}

int
main(void)
{
    lifecycle_read(&table);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_table),
        cmocka_unit_test(undoes_what_suspends),
        cmocka_unit_test(names_every_event_once),
        cmocka_unit_test(calls_unknown_numbers_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
