/* Who else is on a case; documents; and what was considered and not notified. */
#include "partner_stage.h"

#include "base/base_attr.h"

#define AWAITED VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED
#define DIGEST  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static struct panel_stage stage;

static const struct partner_row sharings[] = {
    {AWAITED,
     {"areas[0].authority=E10000016", "areas[0].part=placed_child", "reason=why"},
     NULL,
     NULL},
    {AWAITED,
     {"areas[0].authority=E08000025",
      "areas[0].part=contributes",
      "lead=E10000016",
      "reason=why"},
     NULL,
     NULL},
    {AWAITED,
     {"areas[0].authority=E08000025", "areas[0].part=placed_child", "reason=why"},
     "areas[0].authority",
     "leads_already"},
    {AWAITED,
     {"areas[0].authority=E10000016",
      "areas[0].part=contributes",
      "lead=E10000016",
      "reason=why"},
     "areas[0].authority",
     "leads_already"},
    {AWAITED,
     {"areas[0].authority=E10000016",
      "areas[1].authority=E10000016",
      "areas[0].part=placed_child",
      "areas[1].part=contributes",
      "reason=why"},
     "areas[1].authority",
     "doubled"},
    {AWAITED,
     {"areas[0].authority=W06000015", "areas[0].part=placed_child", "reason=why"},
     "areas[0].authority",
     "unknown_authority"},
    {AWAITED,
     {"areas[0].authority=E99000001", "areas[0].part=placed_child", "reason=why"},
     "areas[0].authority",
     "reserved_authority"},
    {AWAITED, {"lead=E99000001", "reason=why"}, "lead", "reserved_authority"},
    {AWAITED,
     {"areas[0].authority=E10000016", "reason=why"},
     "areas[0].part",
     "required"},
    {AWAITED, {"lead=W06000015", "reason=why"}, "lead", "unknown_authority"},
    {AWAITED, {"reason=why"}, "areas", "nothing_changes"},
    {VIGIL_CASE_STATE_LCSPR_IN_PROGRESS,
     {"lead=E10000016", "reason=why"},
     "lead",
     "review_lead_stays"},
    {VIGIL_CASE_STATE_CONSIDERED,
     {"lead=E10000016", "reason=why"},
     "case_ref",
     "not_notified"},
};

/* The lead passes on with what is to be done; the case is known by Vigil's reference. */
static void
shares_a_case(void **state)
{
    (void)state;
    PARTNER_ROWS(VIGIL_MESSAGE_SHARING, sharings, NULL);
    partner_open(&stage, AWAITED);
    (void)partner_item(&stage, VIGIL_ITEM_KIND_QUESTION, "");
    partner_item(&stage, VIGIL_ITEM_KIND_QUESTION, "")->state = VIGIL_ITEM_STATE_ANSWERED;
    strcpy(partner_item(&stage, VIGIL_ITEM_KIND_EXTENSION, "")->owner, "panel");
    panel_stage_accepted(&stage, VIGIL_MESSAGE_SHARING, sharings[0].lines);
    assert_int_equal(stage.found.also_count, 1);
    assert_string_equal(stage.found.also[0], "E10000016");
    assert_string_equal(stage.found.authority, "E08000025");
    panel_stage_accepted(&stage, VIGIL_MESSAGE_SHARING, sharings[1].lines);
    assert_string_equal(stage.found.authority, "E10000016");
    assert_string_equal(stage.found.notification_ref, stage.found.case_ref);
    assert_string_equal(stage.found.also[0], "E08000025");
    assert_string_equal(stage.items[0].owner, "E10000016");
    assert_string_equal(stage.items[1].owner, "E08000025");
    assert_string_equal(stage.items[2].owner, "panel");
    /* and the new lead ends the sharing */
    strcpy(stage.context.party, "E10000016");
    panel_stage_accepted(&stage, VIGIL_MESSAGE_SHARING, PANEL_LINES("reason=why"));
    assert_int_equal(stage.found.also_count, 0);
    strcpy(stage.context.party, "E08000025");
    panel_stage_refused(&stage,
                        VIGIL_MESSAGE_SHARING,
                        PANEL_LINES("reason=why"),
                        "case_ref",
                        "no_such_case");
}

static void
attaches_a_document_once(void **state)
{
    (void)state;
    static const struct partner_row rows[] = {
        {AWAITED, {"digest=" DIGEST, "size=9", "kind=letter", "media=pdf"}, NULL, NULL},
        {AWAITED,
         {"digest=9f86", "size=9", "kind=letter", "media=pdf"},
         "digest",
         "not_a_digest"},
        {AWAITED, {"digest=" DIGEST, "kind=letter", "media=pdf"}, "size", "required"},
        {AWAITED,
         {"digest=" DIGEST, "size=26214401", "kind=letter", "media=pdf"},
         "size",
         "out_of_range"},
    };
    PARTNER_ROWS(VIGIL_MESSAGE_DOCUMENT, rows, NULL);
    partner_open(&stage, AWAITED);
    panel_stage_accepted(&stage, VIGIL_MESSAGE_DOCUMENT, rows[0].lines);
    assert_string_equal(stage.items[0].label, DIGEST);
    assert_int_equal(stage.items[0].code, VIGIL_DOCUMENT_KIND_LETTER);
    assert_int_equal(stage.items[0].state, VIGIL_ITEM_STATE_DONE);
    panel_stage_refused(
        &stage, VIGIL_MESSAGE_DOCUMENT, rows[0].lines, "digest", "attached_already");
}

static const char *const considered[] = {"consideration_ref=C/1",
                                         "incident_on=2021-06-01",
                                         "became_aware_on=2021-06-02",
                                         "considered_on=2021-06-03",
                                         "incident_type=serious_harm",
                                         "children=1",
                                         "partners[0].partner=local_authority",
                                         "partners[1].partner=integrated_care_board",
                                         "partners[2].partner=police",
                                         "partners[0].assent=agrees",
                                         "partners[1].assent=dissents",
                                         "partners[2].assent=agrees",
                                         "partners[0].reason=why",
                                         "partners[1].reason=why",
                                         "partners[2].reason=why"};

/* The good lines with one replaced (by NULL: left out). */
static enum base_class
consider(size_t line, const char *instead)
{
    const char *lines[BASE_COUNT(considered) + 1] = {NULL};
    size_t count = 0;
    for (size_t i = 0; i < BASE_COUNT(considered); i++) {
        const char *text = i == line ? instead : considered[i];
        if (text != NULL) {
            lines[count++] = text;
        }
    }
    memset(&stage.found, 0, sizeof(stage.found));
    memset(&stage.faults, 0, sizeof(stage.faults));
    form_fill(&stage.form, VIGIL_MESSAGE_CONSIDERATION, lines);
    return rules_process_decide(&stage.form, &stage.context, &stage.file, &stage.faults);
}

static void
records_what_was_considered(void **state)
{
    (void)state;
    static const struct {
        size_t line;
        const char *instead, *path, *code;
    } rows[] = {
        {0, NULL, NULL, NULL},
        {0,
         "consideration_ref=CSP-2026-000123-3",
         "consideration_ref",
         "not_your_reference"},
        {1, NULL, "incident_on", "required"},
        {1, "incident_on=2021-07-01", "incident_on", "in_future"},
        {2, NULL, NULL, NULL},
        {2, "became_aware_on=2021-05-31", "became_aware_on", "before_incident"},
        {3, "considered_on=2021-06-01", "considered_on", "before_awareness"},
        {3, "considered_on=2021-07-01", "considered_on", "in_future"},
        {4, NULL, "incident_type", "required"},
        {5, NULL, "children", "required"},
        {7, "partners[1].partner=police", "partners[2].partner", "twice"},
        {9, "partners[0].assent=dissents", "partners[0].assent", "notify_instead"},
        {12, NULL, "partners[0].reason", "required"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        partner_open(&stage, AWAITED);
        enum base_class class = consider(rows[i].line, rows[i].instead);
        if (rows[i].code == NULL) {
            assert_int_equal(class, BASE_OK);
            continue;
        }
        assert_int_equal(class, BASE_REFUSE);
        assert_string_equal(stage.faults.at[0].path, rows[i].path);
        assert_string_equal(stage.faults.at[0].code, rows[i].code);
        assert_int_equal(stage.found.state, VIGIL_CASE_STATE_NONE);
    }
    assert_int_equal(consider(SIZE_MAX, NULL), BASE_OK);
    assert_int_equal(stage.found.kind, VIGIL_FILE_KIND_CONSIDERATION);
    assert_int_equal(stage.found.state, VIGIL_CASE_STATE_CONSIDERED);
    assert_int_equal(stage.found.version, 1);
    assert_string_equal(stage.found.authority, "E08000025");
    assert_string_equal(stage.found.notification_ref, "C/1");
    assert_int_equal(stage.found.incident_type, VIGIL_INCIDENT_TYPE_SERIOUS_HARM);
    assert_int_equal(stage.found.notified_at, stage.context.now);
    /* the same reference again */
    memset(&stage.faults, 0, sizeof(stage.faults));
    assert_int_equal(
        rules_process_decide(&stage.form, &stage.context, &stage.file, &stage.faults),
        BASE_REFUSE);
    assert_string_equal(stage.faults.at[0].code, "there_already");
}

static void
needs_all_three_partners(void **state)
{
    (void)state;
    partner_open(&stage, AWAITED);
    memset(&stage.found, 0, sizeof(stage.found));
    form_fill(&stage.form,
              VIGIL_MESSAGE_CONSIDERATION,
              PANEL_LINES("incident_on=2021-06-01",
                          "considered_on=2021-06-03",
                          "incident_type=death",
                          "children=1",
                          "partners[0].partner=police",
                          "partners[0].assent=agrees",
                          "partners[0].reason=why"));
    assert_int_equal(
        rules_process_decide(&stage.form, &stage.context, &stage.file, &stage.faults),
        BASE_REFUSE);
    assert_string_equal(stage.faults.at[0].code, "partner_missing");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_a_case),
        cmocka_unit_test(attaches_a_document_once),
        cmocka_unit_test(records_what_was_considered),
        cmocka_unit_test(needs_all_three_partners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
