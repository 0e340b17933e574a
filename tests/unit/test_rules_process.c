/* What holds for every message of the process: who, about what, when, on which version;
 * and that the change alone is what the decision does. */
#include "partner_stage.h"

#include <stdio.h>

#include "base/base_attr.h"

static struct panel_stage stage;
static const char *const why[] = {"reason=why", NULL};

static void
refused(const char *const *lines, const char *path, const char *code)
{
    panel_stage_refused(&stage, VIGIL_MESSAGE_REINSTATEMENT, lines, path, code);
}

static void
knows_every_message(void **state)
{
    (void)state;
    size_t count = 0;
    for (size_t i = 0; vigil_form_at(i) != NULL; i++) {
        enum vigil_message type = vigil_form_at(i)->type;
        const struct rules_process *process = rules_process_of(type);
        if (type < VIGIL_MESSAGE_AMENDMENT) {
            assert_null(process); /* these four have decisions of their own */
            continue;
        }
        assert_non_null(process);
        assert_int_equal(process->type, type);
        assert_non_null(process->event);
        assert_string_equal(vigil_code_name(VIGIL_LIST_EVENT, (int)type),
                            vigil_code_name(VIGIL_LIST_MESSAGE, (int)type));
        count++;
    }
    assert_int_equal(count, 37);
    assert_null(rules_process_of(VIGIL_MESSAGE_CASE_QUERY));
}

/* A case that is not there, another's, and one that the sender names wrongly are answered
 * with the same bytes; a key of the wrong role learns not even that. */
static void
tells_nothing_of_others_cases(void **state)
{
    (void)state;
    partner_open(&stage, VIGIL_CASE_STATE_WITHDRAWN);
    stage.file.found = NULL;
    refused(why, "case_ref", "no_such_case");
    struct vigil_faults missing = stage.faults;
    partner_open(&stage, VIGIL_CASE_STATE_WITHDRAWN);
    strcpy(stage.found.authority, "E10000016");
    refused(why, "case_ref", "no_such_case");
    assert_memory_equal(&missing, &stage.faults, sizeof(missing));
    partner_open(&stage, VIGIL_CASE_STATE_WITHDRAWN);
    refused(PANEL_LINES("notification_ref=another", "reason=why"),
            "case_ref",
            "no_such_case");
    assert_memory_equal(&missing, &stage.faults, sizeof(missing));
    stage.context = record_context(VIGIL_ROLE_PANEL, false);
    assert_int_equal(panel_stage_send(&stage, VIGIL_MESSAGE_REINSTATEMENT, why),
                     BASE_DENIED);
    assert_string_equal(stage.faults.at[0].code, "not_allowed");
}

static void
lets_others_on_the_case_only_contribute(void **state)
{
    (void)state;
    partner_open(&stage, VIGIL_CASE_STATE_WITHDRAWN);
    strcpy(stage.found.authority, "E10000016");
    strcpy(stage.found.also[0], "E08000025");
    stage.found.also_count = 1;
    refused(why, "case_ref", "not_the_lead");
    stage.found.state = VIGIL_CASE_STATE_CONCLUDED;
    (void)panel_stage_item(&stage, VIGIL_ITEM_KIND_QUESTION, VIGIL_ITEM_STATE_OPEN);
    panel_stage_accepted(
        &stage, VIGIL_MESSAGE_ANSWER, PANEL_LINES("question_no=1", "words=it was"));
}

static void
says_what_changed_since(void **state)
{
    (void)state;
    partner_open(&stage, VIGIL_CASE_STATE_WITHDRAWN);
    stage.found.state_before = VIGIL_CASE_STATE_CONCLUDED;
    rules_process_mark(&stage.found, VIGIL_EVENT_QUESTION);
    rules_process_mark(&stage.found, VIGIL_EVENT_WITHDRAWAL); /* version 5 */
    refused(PANEL_LINES("expected_version=3", "reason=why"),
            "expected_version",
            "case_changed");
    assert_string_equal(stage.faults.at[0].wrong,
                        "changed since by question, withdrawal");
    assert_non_null(strstr(stage.faults.at[0].right, "expected_version 5"));
    refused(PANEL_LINES("expected_version=1", "reason=why"),
            "expected_version",
            "case_changed");
    assert_string_equal(stage.faults.at[0].wrong,
                        "changed since by ..., question, withdrawal");
    refused(PANEL_LINES("expected_version=6", "reason=why"),
            "expected_version",
            "no_such_version");
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_REINSTATEMENT,
                         PANEL_LINES("expected_version=5", "reason=why"));
}

static void
remembers_the_latest_changes(void **state)
{
    (void)state;
    struct vigil_case c = {.version = 0};
    for (int i = 0; i < VIGIL_TRAIL_MAX + 2; i++) {
        rules_process_mark(
            &c, i == VIGIL_TRAIL_MAX + 1 ? VIGIL_EVENT_ANSWER : VIGIL_EVENT_QUESTION);
    }
    assert_int_equal(c.version, VIGIL_TRAIL_MAX + 2);
    assert_int_equal(c.trail_count, VIGIL_TRAIL_MAX);
    assert_int_equal(c.trail[0], VIGIL_EVENT_QUESTION);
    assert_int_equal(c.trail[VIGIL_TRAIL_MAX - 1], VIGIL_EVENT_ANSWER);
}

static void
takes_history_at_its_time(void **state)
{
    (void)state;
    static const struct {
        bool message, found; /* historic */
        const char *happened_at;
        const char *path, *code;
    } rows[] = {
        {false, false, "2021-06-25T10:00:00Z", "happened_at", "only_historic"},
        {false, true, "", NULL, NULL},
        {true, false, "2021-06-25T10:00:00Z", "case_ref", "case_is_live"},
        {true, true, "", "happened_at", "required"},
        {true, true, "2021-06-30T10:00:01Z", "happened_at", "in_future"},
        {true, true, "2021-06-23T08:59:59Z", "happened_at", "before_notification"},
        {true, true, "2021-06-25T10:00:00Z", NULL, NULL},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        char line[48];
        (void)snprintf(line, sizeof(line), "happened_at=%s", rows[i].happened_at);
        const char *const lines[] = {line,
                                     "digest=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"
                                     "2b0b822cd15d6c15b0f00a08",
                                     "size=1",
                                     "kind=other",
                                     "media=pdf",
                                     NULL};
        partner_open(&stage, VIGIL_CASE_STATE_CONCLUDED);
        stage.context.historic = rows[i].message;
        stage.found.historic = rows[i].found;
        if (rows[i].code != NULL) {
            panel_stage_refused(
                &stage, VIGIL_MESSAGE_DOCUMENT, lines, rows[i].path, rows[i].code);
            continue;
        }
        panel_stage_accepted(&stage, VIGIL_MESSAGE_DOCUMENT, lines);
        assert_int_equal(stage.items[0].opened_at,
                         rows[i].message ? record_instant(rows[i].happened_at)
                                         : stage.context.now);
    }
    /* what partners did before Vigil, the Panel's secretariat may bring in */
    stage.context = record_context(VIGIL_ROLE_PANEL, true);
    stage.items[0].code = VIGIL_DOCUMENT_KIND_LEGAL;
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_DOCUMENT,
                         PANEL_LINES("happened_at=2021-06-25T10:00:00Z",
                                     "digest=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b"
                                     "822cd15d6c15b0f00a08",
                                     "size=1",
                                     "kind=other",
                                     "media=pdf"));
}

static void
refuses_what_the_lifecycle_refuses(void **state)
{
    (void)state;
    partner_open(&stage, VIGIL_CASE_STATE_CONCLUDED);
    refused(why, "case_ref", "not_withdrawn");
    partner_open(&stage, VIGIL_CASE_STATE_MERGED);
    refused(why, "case_ref", "case_merged");
}

static void
refuses_more_than_a_case_holds(void **state)
{
    (void)state;
    partner_open(&stage, VIGIL_CASE_STATE_CONCLUDED);
    for (int i = 0; i < PANEL_ITEMS; i++) {
        (void)partner_item(&stage, VIGIL_ITEM_KIND_ACTION, "");
    }
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_DOCUMENT,
                        PANEL_LINES("digest=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b8"
                                    "22cd15d6c15b0f00a08",
                                    "size=1",
                                    "kind=other",
                                    "media=pdf"),
                        "",
                        "too_many_items");
}

/* Replaying an accepted message gives what deciding it gave; one that does not fit the
 * state is told as a bug, and changes nothing. */
static void
replays_what_was_decided(void **state)
{
    (void)state;
    static struct panel_stage again;
    partner_open(&stage, VIGIL_CASE_STATE_LCSPR_AWAITED);
    (void)partner_item(&stage, VIGIL_ITEM_KIND_OUTSTANDING, "neglect");
    partner_open(&again, VIGIL_CASE_STATE_LCSPR_AWAITED);
    (void)partner_item(&again, VIGIL_ITEM_KIND_OUTSTANDING, "neglect");
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_WITHDRAWAL,
                         PANEL_LINES("why=entered_in_error", "reason=why"));
    assert_int_equal(rules_process_apply(&stage.form, &again.context, &again.file, NULL),
                     BASE_OK);
    assert_memory_equal(&stage.found, &again.found, sizeof(stage.found));
    assert_memory_equal(stage.items, again.items, sizeof(stage.items));
    struct vigil_case before = again.found;
    struct base_error error = {0};
    assert_int_equal(
        rules_process_apply(&stage.form, &again.context, &again.file, &error), BASE_BUG);
    assert_string_equal(error.code, "case_withdrawn");
    assert_memory_equal(&before, &again.found, sizeof(before));
    again.file.found = NULL;
    assert_int_equal(
        rules_process_apply(&stage.form, &again.context, &again.file, &error), BASE_BUG);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_every_message),
        cmocka_unit_test(tells_nothing_of_others_cases),
        cmocka_unit_test(lets_others_on_the_case_only_contribute),
        cmocka_unit_test(says_what_changed_since),
        cmocka_unit_test(remembers_the_latest_changes),
        cmocka_unit_test(takes_history_at_its_time),
        cmocka_unit_test(refuses_what_the_lifecycle_refuses),
        cmocka_unit_test(refuses_more_than_a_case_holds),
        cmocka_unit_test(replays_what_was_decided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
