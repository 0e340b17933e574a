/* What a notification does not say yet: which paths, for which kind of incident; and that
 * they become warnings and items. */
#include "partner_stage.h"

#include "base/base_attr.h"
#include "rules/rules_decide_notification.h"
#include "rules/rules_outstanding.h"

enum { LINES = 24, PATHS = 13 };

/* a whole notification of one child */
static const char *const whole[] = {"incident_on=2021-06-20",
                                    "became_aware_on=2021-06-22",
                                    "incident_type=death",
                                    "death_category=sudi",
                                    "neglect=no",
                                    "domestic_abuse=no",
                                    "social_care=open",
                                    "children[0].child_no=1",
                                    "children[0].index_child=yes",
                                    "children[0].date_of_birth=2020-06-20",
                                    "children[0].sex=female",
                                    "children[0].ethnicity=WBRI",
                                    "children[0].disability=no",
                                    "children[0].cp_plan=never",
                                    "children[0].looked_after=never"};

/* The whole one with these lines instead of, or (a field that it lacks) behind it. */
static void
fill(struct vigil_form *form, const char *const *changes)
{
    const char *lines[LINES] = {NULL};
    size_t count = 0;
    for (; count < BASE_COUNT(whole); count++) {
        lines[count] = whole[count];
    }
    for (size_t i = 0; changes[i] != NULL; i++) {
        size_t name = strcspn(changes[i], "=") + 1, at = 0;
        while (at < BASE_COUNT(whole) && strncmp(lines[at], changes[i], name) != 0) {
            at++;
        }
        lines[at < BASE_COUNT(whole) ? at : count++] = changes[i];
    }
    form_fill(form, VIGIL_MESSAGE_NOTIFICATION, lines);
}

static const struct {
    const char *changes[6];
    bool historic;
    const char *paths[PATHS];
} rows[] = {
    {{NULL}, false, {NULL}},
    {{"incident_on="}, false, {"incident_on"}},
    {{"death_category="}, false, {"death_category"}},
    {{"death_category=not_clear"}, false, {NULL}},
    {{"incident_type=serious_harm", "death_category="}, false, {"harm_category"}},
    {{"incident_type=other", "death_category="}, false, {NULL}},
    {{"neglect=", "domestic_abuse=not_known", "social_care=not_known"},
     false,
     {"neglect", "domestic_abuse", "social_care"}},
    /* a death without abuse or neglect is not asked about them */
    {{"incident_type=looked_after_death",
      "death_category=",
      "neglect=",
      "domestic_abuse="},
     false,
     {NULL}},
    {{"children[0].index_child="}, false, {"children[0].index_child"}},
    {{"children[0].index_child=no"}, false, {NULL}},
    {{"children[0].date_of_birth=", "children[0].sex=not_known"},
     false,
     {"children[0].date_of_birth", "children[0].sex"}},
    {{"children[0].sex=not_known", "children[0].sex_not_stated_reason=not to be told"},
     false,
     {NULL}},
    {{"children[0].ethnicity=NOBT"}, false, {"children[0].ethnicity"}},
    {{"children[0].ethnicity=REFU"}, false, {NULL}},
    {{"children[0].disability=", "children[0].cp_plan=", "children[0].looked_after="},
     false,
     {"children[0].disability", "children[0].cp_plan", "children[0].looked_after"}},
    {{"neglect=",
      "unknowns[0].path=neglect",
      "unknowns[0].kind=cannot_be_known",
      "unknowns[0].reason=nobody can say"},
     false,
     {NULL}},
    {{"unknowns[0].path=outline", "unknowns[0].kind=not_known_yet"}, false, {"outline"}},
    {{"neglect=", "unknowns[0].path=neglect", "unknowns[0].kind=not_known_yet"},
     false,
     {"neglect"}},
    /* of history only what it names */
    {{"neglect=", "children[0].sex="}, true, {NULL}},
    {{"unknowns[0].path=outline", "unknowns[0].kind=not_known_yet"}, true, {"outline"}},
};

static void
lists_what_is_missing(void **state)
{
    (void)state;
    static struct vigil_form form;
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct rules_outstanding found;
        fill(&form, rows[i].changes);
        rules_outstanding_of(&form, rows[i].historic, &found);
        size_t count = 0;
        for (; rows[i].paths[count] != NULL; count++) {
            if (count >= found.count || strcmp(found.at[count], rows[i].paths[count])) {
                fail_msg("row %zu: %s", i, rows[i].paths[count]);
            }
        }
        if (found.count != count) {
            fail_msg("row %zu: also %s", i, found.at[count]);
        }
    }
}

/* An item and a warning for each. */
static void
asks_for_it(void **state)
{
    (void)state;
    static struct panel_stage stage;
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_faults warnings = {0};
        partner_open(&stage, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
        stage.context.historic = rows[i].historic;
        fill(&stage.form, rows[i].changes);
        rules_process_apply_further(&stage.form, &stage.context, &stage.file);
        rules_form_check(&stage.form, &stage.context, &stage.faults, &warnings);
        size_t count = 0;
        for (; rows[i].paths[count] != NULL; count++) {
            assert_int_equal(stage.items[count].kind, VIGIL_ITEM_KIND_OUTSTANDING);
            assert_string_equal(stage.items[count].label, rows[i].paths[count]);
            assert_string_equal(stage.items[count].owner, "E08000025");
            assert_string_equal(warnings.at[count].path, rows[i].paths[count]);
        }
        assert_int_equal(stage.file.items_count, count);
        assert_int_equal(warnings.count, count);
    }
}

/* The typed record alone tells whether the form must be looked at. */
static struct rules_outstanding outstanding; /* large */

static void
tells_from_the_record_that_nothing_is_missing(void **state)
{
    (void)state;
    struct vigil_notification n = record_notification();
    rules_outstanding_of_record(&n, &outstanding);
    assert_true(outstanding.count > 0);
    n.neglect = n.domestic_abuse = VIGIL_YES_NO_NO;
    n.social_care = VIGIL_SOCIAL_CARE_NEVER;
    for (size_t i = 0; i < n.children_count; i++) {
        n.children[i].disability = VIGIL_YES_NO_NO;
        n.children[i].cp_plan = n.children[i].looked_after = VIGIL_HISTORY_NEVER;
    }
    rules_outstanding_of_record(&n, &outstanding);
    assert_int_equal(outstanding.count, 0);
    n.children[1].sex = VIGIL_SEX_NOT_KNOWN;
    rules_outstanding_of_record(&n, &outstanding);
    assert_int_equal(outstanding.count, 1);
    assert_string_equal(outstanding.at[0], "children[1].sex");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_what_is_missing),
        cmocka_unit_test(asks_for_it),
        cmocka_unit_test(tells_from_the_record_that_nothing_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
