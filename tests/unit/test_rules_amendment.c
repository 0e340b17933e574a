/* Amendments: each refusal alone, and what becomes of what is asked for. */
#include "partner_stage.h"

#include "base/base_attr.h"

#define CHANGE(path, value)                                                              \
    {                                                                                    \
        "reason=why", "changes[0].path=" path, "changes[0].value=" value                 \
    }
#define UNKNOWN(path, unknown, note)                                                     \
    {                                                                                    \
        "reason=why", "changes[0].path=" path, "changes[0].unknown=" unknown,            \
            "changes[0].note=" note                                                      \
    }
#define AWAITED VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED
#define PATH    "changes[0].path"
#define VALUE   "changes[0].value"

static const struct partner_row rows[] = {
    {AWAITED, CHANGE("neglect", "yes"), NULL, NULL},
    {AWAITED, CHANGE("outline", "what happened\nin two lines"), NULL, NULL},
    {AWAITED, CHANGE("children[15].sex", "female"), NULL, NULL},
    {AWAITED, CHANGE("further_children", "3"), NULL, NULL},
    {AWAITED, CHANGE("children[0].residence", "E10000016"), NULL, NULL},
    {AWAITED,
     {"reason= ", "changes[0].path=neglect", "changes[0].value=yes"},
     "reason",
     "required"},
    {AWAITED, {"reason=why"}, "changes", "required"},
    {AWAITED, {"reason=why", "changes[0].value=yes"}, PATH, "required"},
    /* the field */
    {AWAITED, CHANGE("children[0].ethnicty", "WBRI"), PATH, "no_such_field"},
    {AWAITED, CHANGE("children[16].sex", "female"), PATH, "no_such_field"},
    {AWAITED, CHANGE("children", "female"), PATH, "no_such_field"},
    {AWAITED, CHANGE("children[0]", "female"), PATH, "no_such_field"},
    {AWAITED, CHANGE("incident_type", "death"), PATH, "not_amendable"},
    {AWAITED, CHANGE("authority", "E10000016"), PATH, "not_amendable"},
    {AWAITED, CHANGE("notification_ref", "SIN/8"), PATH, "not_amendable"},
    {AWAITED, CHANGE("areas[0].authority", "E10000016"), PATH, "not_amendable"},
    {AWAITED, CHANGE("unknowns[0].reason", "none"), PATH, "not_amendable"},
    {AWAITED, CHANGE("timing_exclusion", "old"), PATH, "not_amendable"},
    {AWAITED,
     {"reason=why",
      "changes[0].path=neglect",
      "changes[1].path=neglect",
      "changes[0].value=yes",
      "changes[1].value=no"},
     "changes[1].path",
     "doubled"},
    /* the value */
    {AWAITED, CHANGE("neglect", "maybe"), VALUE, "unknown_code"},
    {AWAITED, CHANGE("incident_on", "20 June"), VALUE, "not_a_date"},
    {AWAITED, CHANGE("further_children", "three"), VALUE, "not_a_number"},
    {AWAITED, CHANGE("further_children", "10000"), VALUE, "out_of_range"},
    {AWAITED, CHANGE("children[0].residence", "E99"), VALUE, "unknown_authority"},
    {AWAITED, CHANGE("children[0].language", "a\nb"), VALUE, "not_printable"},
    {AWAITED, CHANGE("became_aware_on", ""), VALUE, "required"},
    {AWAITED, CHANGE("incident_on", "2021-06-23"), VALUE, "before_incident"},
    {AWAITED, CHANGE("became_aware_on", "2021-06-19"), VALUE, "before_incident"},
    {AWAITED, CHANGE("became_aware_on", "2021-06-24"), VALUE, "after_notification"},
    {AWAITED, CHANGE("became_aware_on", "2021-06-23"), NULL, NULL},
    {AWAITED, CHANGE("children[0].died_on", "2021-07-01"), VALUE, "in_future"},
    {AWAITED, CHANGE("children[0].died_on", "2021-06-19"), VALUE, "before_incident"},
    {AWAITED, CHANGE("children[0].date_of_birth", "2003-06-20"), VALUE, "not_a_child"},
    {AWAITED,
     CHANGE("children[0].date_of_birth", "2022-06-20"),
     VALUE,
     "born_after_incident"},
    {AWAITED, CHANGE("harm_category", "neglect"), VALUE, "not_harm"},
    /* not knowing */
    {AWAITED,
     {"reason=why",
      "changes[0].path=neglect",
      "changes[0].value=yes",
      "changes[0].unknown=not_known_yet"},
     "changes[0].unknown",
     "value_and_unknown"},
    {AWAITED, UNKNOWN("neglect", "cannot_be_known", ""), "changes[0].note", "required"},
    {AWAITED, UNKNOWN("became_aware_on", "not_known_yet", ""), VALUE, "required"},
    {AWAITED, UNKNOWN("neglect", "cannot_be_known", "nobody can say"), NULL, NULL},
    /* the states */
    {VIGIL_CASE_STATE_WITHDRAWN, CHANGE("neglect", "yes"), "case_ref", "case_withdrawn"},
    {VIGIL_CASE_STATE_LCSPR_REPORTED,
     CHANGE("neglect", "yes"),
     "case_ref",
     "is_a_review"},
};

static void
refuses_what_is_wrong(void **state)
{
    (void)state;
    PARTNER_ROWS(VIGIL_MESSAGE_AMENDMENT, rows, NULL);
}

static void
says_what_was_meant(void **state)
{
    (void)state;
    static const struct {
        const char *lines[4], *right;
    } meant[] = {
        {CHANGE("children[3].ethnicty", "WBRI"), "perhaps children[3].ethnicity"},
        {CHANGE("ethnicity", "WBRI"), "for example children[1].ethnicity"},
        {CHANGE("became_awareon", "2021-06-20"), "perhaps became_aware_on"},
    };
    static struct panel_stage stage;
    for (size_t i = 0; i < BASE_COUNT(meant); i++) {
        partner_open(&stage, AWAITED);
        panel_stage_refused(
            &stage, VIGIL_MESSAGE_AMENDMENT, meant[i].lines, PATH, "no_such_field");
        if (i != 1) {
            assert_string_equal(stage.faults.at[0].right, meant[i].right);
        }
    }
}

/* What becomes of the item children[0].sex, open before; and whether one is opened. */
static void
settles_what_is_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *lines[PARTNER_LINES];
        enum vigil_item_state state;
        size_t open; /* afterwards, of whatever field */
    } settled[] = {
        {CHANGE("children[0].sex", "female"), VIGIL_ITEM_STATE_ANSWERED, 0},
        {CHANGE("children[0].sex", "not_known"), VIGIL_ITEM_STATE_OPEN, 1},
        {CHANGE("children[0].sex", ""), VIGIL_ITEM_STATE_OPEN, 1},
        {CHANGE("children[1].sex", "female"), VIGIL_ITEM_STATE_OPEN, 1},
        {CHANGE("children[1].sex", ""), VIGIL_ITEM_STATE_OPEN, 2},
        {CHANGE("children[1].ethnicity", "NOBT"), VIGIL_ITEM_STATE_OPEN, 2},
        {CHANGE("children[1].ethnicity", "REFU"), VIGIL_ITEM_STATE_OPEN, 1},
        {CHANGE("outline", ""), VIGIL_ITEM_STATE_OPEN, 1},
        {UNKNOWN("outline", "not_known_yet", ""), VIGIL_ITEM_STATE_OPEN, 2},
        {UNKNOWN("children[0].sex", "cannot_be_known", "not to be told"),
         VIGIL_ITEM_STATE_NOT_OBTAINABLE,
         0},
        {CHANGE("children[0].sex_not_stated_reason", "not to be told"),
         VIGIL_ITEM_STATE_NOT_OBTAINABLE,
         0},
        /* whichever of the two comes first */
        {{"reason=why",
          "changes[0].path=children[0].sex_not_stated_reason",
          "changes[1].path=children[0].sex",
          "changes[0].value=not to be told",
          "changes[1].value=not_known"},
         VIGIL_ITEM_STATE_NOT_OBTAINABLE,
         0},
    };
    static struct panel_stage stage;
    for (size_t i = 0; i < BASE_COUNT(settled); i++) {
        partner_open(&stage, AWAITED);
        struct vigil_item *item =
            partner_item(&stage, VIGIL_ITEM_KIND_OUTSTANDING, "children[0].sex");
        panel_stage_accepted(&stage, VIGIL_MESSAGE_AMENDMENT, settled[i].lines);
        assert_int_equal(item->state, settled[i].state);
        assert_int_equal(item->changed, settled[i].state != VIGIL_ITEM_STATE_OPEN);
        assert_int_equal(rules_item_count(&stage.file,
                                          VIGIL_ITEM_KIND_OUTSTANDING,
                                          VIGIL_ITEM_STATE_OPEN),
                         settled[i].open);
    }
}

static void
changes_the_days_of_the_case(void **state)
{
    (void)state;
    static struct panel_stage stage;
    partner_open(&stage, AWAITED);
    panel_stage_accepted(&stage,
                         VIGIL_MESSAGE_AMENDMENT,
                         PANEL_LINES("reason=why",
                                     "changes[0].path=incident_on",
                                     "changes[1].path=became_aware_on",
                                     "changes[2].path=children[0].died_on",
                                     "changes[0].value=2021-06-21",
                                     "changes[1].value=2021-06-23",
                                     "changes[2].value=2021-06-24"));
    assert_int_equal(stage.found.incident_on, record_date("2021-06-21"));
    assert_int_equal(stage.found.became_aware_on, record_date("2021-06-23"));
    assert_int_equal(stage.found.died_on, record_date("2021-06-24"));
    /* and what it was notified as stays */
    assert_int_equal(stage.found.incident_type, VIGIL_INCIDENT_TYPE_DEATH);
}

/* A consideration has fields of its own. */
static void
amends_a_consideration(void **state)
{
    (void)state;
    static struct panel_stage stage;
    partner_open(&stage, VIGIL_CASE_STATE_CONSIDERED);
    stage.found.kind = VIGIL_FILE_KIND_CONSIDERATION;
    static const char *const good[4] = CHANGE("children", "2");
    panel_stage_accepted(&stage, VIGIL_MESSAGE_AMENDMENT, good);
    panel_stage_refused(
        &stage,
        VIGIL_MESSAGE_AMENDMENT,
        PANEL_LINES("reason=why", "changes[0].path=neglect", "changes[0].value=yes"),
        PATH,
        "no_such_field");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_is_wrong),
        cmocka_unit_test(says_what_was_meant),
        cmocka_unit_test(settles_what_is_asked_for),
        cmocka_unit_test(changes_the_days_of_the_case),
        cmocka_unit_test(amends_a_consideration),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
