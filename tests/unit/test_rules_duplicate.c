/* Cases that are one, or were taken for one: merged, parted again without loss. */
#include "panel_stage.h"

#include "base/base_attr.h"
#include "rules/rules_duplicate.h"

static struct panel_stage stage;
static const char other[] = "CSP-2024-000001-K";

#define LINK                                                                             \
    PANEL_LINES("duplicate_of=CSP-2024-000001-K", "reason=one incident", "letter=dear")
#define UNLINK  PANEL_LINES("reason=two incidents", "letter=dear")
#define DISMISS PANEL_LINES("other=CSP-2024-000001-K", "reason=two incidents")

static struct vigil_item *
suspect(const char *label)
{
    struct vigil_item *item =
        panel_stage_item(&stage, VIGIL_ITEM_KIND_DUPLICATE, VIGIL_ITEM_STATE_OPEN);
    (void)strcpy(item->label, label);
    return item;
}

static void
a_merge_is_undone_without_loss(void **state)
{
    static const enum vigil_case_state running[] = {
        VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED,
        VIGIL_CASE_STATE_RESPONSE_AWAITED,
        VIGIL_CASE_STATE_LCSPR_AWAITED,
        VIGIL_CASE_STATE_LCSPR_RECEIVED,
        VIGIL_CASE_STATE_CONCLUDED,
        VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED,
        VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(running); i++) {
        panel_stage_open(&stage, running[i]);
        const struct vigil_item *third = suspect("CSP-2024-000002-I");
        const struct vigil_item *item = suspect(other);
        struct vigil_case before = stage.found;
        panel_stage_accepted(&stage, VIGIL_MESSAGE_DUPLICATE_LINK, LINK);
        assert_int_equal(stage.found.state, VIGIL_CASE_STATE_MERGED);
        assert_string_equal(stage.found.merged_into, other);
        assert_int_equal(item->state, VIGIL_ITEM_STATE_MERGED);
        assert_int_equal(third->state, VIGIL_ITEM_STATE_OPEN);
        panel_stage_refused(
            &stage, VIGIL_MESSAGE_DUPLICATE_LINK, LINK, "case_ref", "case_merged");
        panel_stage_accepted(&stage, VIGIL_MESSAGE_DUPLICATE_UNLINK, UNLINK);
        assert_int_equal(item->state, VIGIL_ITEM_STATE_OPEN);
        before.version = stage.found.version;
        before.trail_count = stage.found.trail_count;
        memcpy(before.trail, stage.found.trail, sizeof(before.trail));
        assert_memory_equal(&before, &stage.found, sizeof(before));
        panel_stage_refused(
            &stage, VIGIL_MESSAGE_DUPLICATE_UNLINK, UNLINK, "case_ref", "not_merged");
    }
}

/* The Panel may know it without Vigil's suspicion. */
static void
a_merge_needs_no_suspicion(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_CONCLUDED);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_DUPLICATE_LINK, LINK);
    assert_int_equal(stage.file.items_count, 0);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_DUPLICATE_UNLINK, UNLINK);
    assert_int_equal(stage.found.state, VIGIL_CASE_STATE_CONCLUDED);
}

static void
a_merge_has_its_rules(void **state)
{
    static const struct {
        const char *line, *code;
    } cases[] = {{"duplicate_of=CSP-2026-000123-3", "itself"},
                 {"duplicate_of=CSP-2024-000001-X", "mistyped_reference"},
                 {"duplicate_of=SIN/2021/8", "not_a_reference"},
                 {"duplicate_of=", "required"}};
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        panel_stage_refused(&stage,
                            VIGIL_MESSAGE_DUPLICATE_LINK,
                            PANEL_LINES(cases[i].line, "reason=why", "letter=dear"),
                            "duplicate_of",
                            cases[i].code);
    }
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_DUPLICATE_LINK,
                        PANEL_LINES("duplicate_of=CSP-2024-000001-K", "reason=why"),
                        "letter",
                        "required");
}

static void
a_suspicion_is_dismissed_once(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    const struct vigil_item *item = suspect(other);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_DUPLICATE_DISMISSAL, DISMISS);
    assert_int_equal(item->state, VIGIL_ITEM_STATE_DISMISSED);
    assert_int_equal(stage.file.items_count, 1);
    panel_stage_refused(
        &stage, VIGIL_MESSAGE_DUPLICATE_DISMISSAL, DISMISS, "other", "dismissed_already");
}

/* Said before anything is suspected, so that it never will be. */
static void
what_is_not_suspected_is_dismissed_too(void **state)
{
    (void)state;
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_DUPLICATE_DISMISSAL, DISMISS);
    const struct vigil_item *item =
        rules_duplicate_find(&stage.file, other, VIGIL_ITEM_STATE_DISMISSED);
    assert_non_null(item);
    assert_string_equal(item->owner, "panel");
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_DUPLICATE_DISMISSAL,
                        PANEL_LINES("other=CSP-2026-000123-3", "reason=why"),
                        "other",
                        "itself");
    panel_stage_open(&stage, VIGIL_CASE_STATE_RESPONSE_AWAITED);
    while (stage.file.items_count < PANEL_ITEMS) {
        panel_stage_item(&stage, VIGIL_ITEM_KIND_DOCUMENT, VIGIL_ITEM_STATE_DONE);
    }
    panel_stage_refused(
        &stage, VIGIL_MESSAGE_DUPLICATE_DISMISSAL, DISMISS, "", "too_many_items");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_merge_is_undone_without_loss),
        cmocka_unit_test(a_merge_needs_no_suspicion),
        cmocka_unit_test(a_merge_has_its_rules),
        cmocka_unit_test(a_suspicion_is_dismissed_once),
        cmocka_unit_test(what_is_not_suspected_is_dismissed_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
