/* The further fields of a notification and of a rapid review: each refusal alone, and
 * what becomes of them. */
#include "partner_stage.h"

#include "base/base_attr.h"

static struct panel_stage stage;

struct row {
    const char *lines[10];
    const char *path, *code; /* NULL: good */
};

static void
check_rows(enum vigil_message type, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        partner_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
        form_fill(&stage.form, type, rows[i].lines);
        rules_process_check_further(
            &stage.form, &stage.context, &stage.file, &stage.faults);
        bool good = rows[i].code == NULL
                        ? stage.faults.count == 0
                        : stage.faults.count == 1 &&
                              strcmp(stage.faults.at[0].path, rows[i].path) == 0 &&
                              strcmp(stage.faults.at[0].code, rows[i].code) == 0;
        if (!good) {
            fail_msg("row %zu: %zu faults, the first %s %s",
                     i,
                     stage.faults.count,
                     stage.faults.at[0].path,
                     stage.faults.at[0].code);
        }
        if (rows[i].code != NULL) {
            covers("refusal", rows[i].code);
        }
    }
}

#define CHILD "children[0].child_no=1"

static void
judges_a_notification(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"areas[0].authority=E10000016", "areas[0].part=where_child_lives"}, NULL, NULL},
        {{"areas[0].authority=E08000025", "areas[0].part=where_child_lives"},
         "areas[0].authority",
         "leads_already"},
        {{"areas[0].authority=E10000016",
          "areas[1].authority=E10000016",
          "areas[0].part=where_child_lives",
          "areas[1].part=contributes"},
         "areas[1].authority",
         "doubled"},
        {{"unknowns[0].path=neglect", "unknowns[0].kind=cannot_be_known"},
         "unknowns[0].reason",
         "required"},
        {{"unknowns[0].path=neglekt", "unknowns[0].kind=not_known_yet"},
         "unknowns[0].path",
         "no_such_field"},
        {{"unknowns[0].path=became_aware_on", "unknowns[0].kind=not_known_yet"},
         "unknowns[0].path",
         "needed"},
        {{"unknowns[0].path=neglect",
          "unknowns[1].path=neglect",
          "unknowns[0].kind=not_known_yet",
          "unknowns[1].kind=not_known_yet"},
         "unknowns[1].path",
         "doubled"},
        {{"further_children=3", "further_children_outline=three more"}, NULL, NULL},
        {{"further_children_outline=three more"}, "further_children", "required"},
        {{"place=in_our_area", "place_country=France"},
         "place_country",
         "not_outside_england"},
        {{"place=outside_england", "place_country=France"}, NULL, NULL},
        {{"harm_category=neglect", "further_harms[0].harm_category=neglect"},
         "further_harms[0].harm_category",
         "doubled"},
        {{"agencies[0].agency=police", "agencies[1].agency=police"},
         "agencies[1].agency",
         "twice"},
        {{"agencies[0].agency=police", "agencies[0].involved_from=2021-07-01"},
         "agencies[0].involved_from",
         "in_future"},
        {{"agencies[0].agency=police",
          "agencies[0].involved_from=2021-06-02",
          "agencies[0].involved_until=2021-06-01"},
         "agencies[0].involved_until",
         "before_start"},
        {{"partners_told[0].partner=police", "partners_told[0].told_on=2021-07-01"},
         "partners_told[0].told_on",
         "in_future"},
        /* the children */
        {{CHILD, "children[0].sex=female", "children[0].sex_not_stated_reason=why"},
         "children[0].sex_not_stated_reason",
         "not_with_answer"},
        {{CHILD,
          "children[0].ethnicity=WBRI",
          "children[0].ethnicity_not_stated_reason=why"},
         "children[0].ethnicity_not_stated_reason",
         "not_with_answer"},
        {{CHILD,
          "children[0].ethnicity=REFU",
          "children[0].ethnicity_not_stated_reason=why"},
         NULL,
         NULL},
        {{CHILD, "children[0].disability=no", "children[0].impairment=LD"},
         "children[0].impairment",
         "not_disabled"},
        {{CHILD, "children[0].cp_plan=never", "children[0].plan_category=NEG"},
         "children[0].plan_category",
         "no_plan"},
        {{CHILD, "children[0].died_on=2021-07-01"}, "children[0].died_on", "in_future"},
        {{CHILD,
          "children[0].date_of_birth=2021-06-02",
          "children[0].died_on=2021-06-01"},
         "children[0].died_on",
         "before_birth"},
        {{"incident_type=looked_after_death", CHILD, "children[0].looked_after=past"},
         "children[0].looked_after",
         "not_looked_after"},
        {{"incident_type=care_leaver_death", CHILD, "children[0].looked_after=current"},
         "children[0].looked_after",
         "not_a_care_leaver"},
    };
    check_rows(VIGIL_MESSAGE_NOTIFICATION, rows, BASE_COUNT(rows));
}

static void
takes_a_notification(void **state)
{
    (void)state;
    partner_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    form_fill(&stage.form,
              VIGIL_MESSAGE_NOTIFICATION,
              PANEL_LINES("children[0].died_on=2021-06-25",
                          "children[1].died_on=2021-06-21",
                          "areas[0].authority=E10000016",
                          "areas[0].part=where_child_lives"));
    rules_process_apply_further(&stage.form, &stage.context, &stage.file);
    assert_int_equal(stage.found.died_on, record_date("2021-06-21"));
    assert_int_equal(stage.found.also_count, 1);
    assert_string_equal(stage.found.also[0], "E10000016");
    struct vigil_case before = stage.found;
    rules_process_apply_further(NULL, &stage.context, &stage.file);
    rules_process_check_further(NULL, &stage.context, &stage.file, &stage.faults);
    assert_int_equal(stage.faults.count, 0);
    assert_memory_equal(&before, &stage.found, sizeof(before));
}

static void
judges_a_rapid_review(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {{"held_on=2021-06-28"}, NULL, NULL},
        {{"held_on=2021-07-01"}, "held_on", "in_future"},
        {{"held_on=2021-06-19"}, "held_on", "before_incident"},
        {{"criteria[0].criterion=recurrent_themes",
          "criteria[0].met=no",
          "criteria[0].because=why"},
         "criteria",
         "criterion_missing"},
        {{"themes[0].theme=daily_life",
          "themes[1].theme=daily_life",
          "themes[0].noted=no",
          "themes[1].noted=no"},
         "themes[1].theme",
         "twice"},
        {{"characteristics[0].characteristic=culture"},
         "characteristics[0].considered",
         "required"},
        {{"characteristics[0].characteristic=culture",
          "characteristics[0].considered=found",
          "characteristics[0].omitted_because=why"},
         "characteristics[0].omitted_because",
         "not_with_considered"},
        {{"contributions[0].agency=police",
          "contributions[0].asked_on=2021-06-24",
          "contributions[0].came_on=2021-06-23"},
         "contributions[0].came_on",
         "before_asked"},
        {{"gaps[0].from=police", "gaps[0].missing=a log"}, NULL, NULL},
        {{"gaps[0].family=yes", "gaps[0].missing=their view"}, NULL, NULL},
        {{"gaps[0].missing=a log"}, "gaps[0].from", "required"},
        {{"gaps[0].from=police", "gaps[0].family=yes", "gaps[0].missing=a log"},
         "gaps[0].family",
         "not_with_agency"},
        {{"actions[0].what=a",
          "actions[0].owner=the school",
          "actions[0].due_on=2021-06-29"},
         "actions[0].due_on",
         "in_past"},
        {{"actions[0].what=a",
          "actions[0].owner=all agencies",
          "actions[0].due_on=2021-07-29"},
         "actions[0].owner",
         "not_one_body"},
        {{"sign_offs[0].partner=police", "sign_offs[0].assent=agrees"},
         "sign_offs",
         "partner_missing"},
        {{"sign_offs[0].partner=local_authority",
          "sign_offs[1].partner=integrated_care_board",
          "sign_offs[2].partner=police",
          "sign_offs[0].assent=agrees",
          "sign_offs[1].assent=agrees",
          "sign_offs[2].assent=dissents"},
         "sign_offs[2].dissent",
         "required"},
        {{"sign_offs[0].partner=local_authority",
          "sign_offs[1].partner=integrated_care_board",
          "sign_offs[2].partner=police",
          "sign_offs[0].assent=agrees",
          "sign_offs[1].assent=agrees",
          "sign_offs[2].assent=agrees",
          "sign_offs[2].dissent=but"},
         "sign_offs[2].dissent",
         "not_with_agreement"},
    };
    check_rows(VIGIL_MESSAGE_RAPID_REVIEW, rows, BASE_COUNT(rows));
}

static void
takes_a_rapid_review(void **state)
{
    (void)state;
    partner_open(&stage, VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED);
    form_fill(&stage.form,
              VIGIL_MESSAGE_RAPID_REVIEW,
              PANEL_LINES("key_lines[0].question=why",
                          "key_lines[1].question=how",
                          "gaps[0].from=police",
                          "gaps[0].missing=a log",
                          "actions[0].what=a",
                          "actions[0].owner=the school",
                          "actions[0].due_on=2021-07-29"));
    rules_process_apply_further(&stage.form, &stage.context, &stage.file);
    static const struct {
        enum vigil_item_kind kind;
        int32_t no;
        const char *owner, *label;
    } items[] = {{VIGIL_ITEM_KIND_KEY_LINE, 1, "E08000025", ""},
                 {VIGIL_ITEM_KIND_KEY_LINE, 2, "E08000025", ""},
                 {VIGIL_ITEM_KIND_GAP, 1, "E08000025", ""},
                 {VIGIL_ITEM_KIND_ACTION, 1, "E08000025", "the school"},
                 {VIGIL_ITEM_KIND_RESPONSE, 1, "panel", ""}};
    assert_int_equal(stage.file.items_count, BASE_COUNT(items));
    for (size_t i = 0; i < BASE_COUNT(items); i++) {
        const struct vigil_item *item = &stage.items[i];
        assert_int_equal(item->kind, items[i].kind);
        assert_int_equal(item->no, items[i].no);
        assert_string_equal(item->owner, items[i].owner);
        assert_string_equal(item->label, items[i].label);
        assert_string_equal(item->case_ref, "CSP-2026-000123-3");
        assert_int_equal(item->state, VIGIL_ITEM_STATE_OPEN);
        assert_true(item->changed);
    }
    assert_int_equal(stage.items[2].code, VIGIL_AGENCY_POLICE);
    assert_int_equal(stage.items[3].due_on, record_date("2021-07-29"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_a_notification),
        cmocka_unit_test(takes_a_notification),
        cmocka_unit_test(judges_a_rapid_review),
        cmocka_unit_test(takes_a_rapid_review),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
