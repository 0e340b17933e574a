/* Deaths without abuse or neglect, of a looked-after child or a care leaver: noted, not
 * reviewed; and what the opening of every case writes down. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_decide_notification.h"

static void
judges_ages_and_categories(void **state)
{
    (void)state;
    static const struct {
        enum vigil_incident_type type;
        const char *born;
        enum vigil_death_category category;
        enum vigil_yes_no neglect;
        const char *path, *code; /* NULL: noted */
    } rows[] = {
        {VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH, "2003-06-21", 0, 0, NULL, NULL},
        {VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH,
         "2003-06-20",
         0,
         0,
         "children[0].date_of_birth",
         "not_a_child"},
        {VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH, "2005-06-20", 0, 0, NULL, NULL},
        {VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH, "1996-06-21", 0, 0, NULL, NULL},
        {VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH,
         "2005-06-21",
         0,
         0,
         "children[0].date_of_birth",
         "not_a_care_leaver"},
        {VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH,
         "1996-06-20",
         0,
         0,
         "children[0].date_of_birth",
         "not_a_care_leaver"},
        {VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH,
         "2012-02-29",
         VIGIL_DEATH_CATEGORY_SUICIDE,
         VIGIL_YES_NO_NO,
         NULL,
         NULL},
        {VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH,
         "2012-02-29",
         VIGIL_DEATH_CATEGORY_EXTREME_NEGLECT,
         0,
         "death_category",
         "abuse_or_neglect"},
        {VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH,
         "2012-02-29",
         0,
         VIGIL_YES_NO_YES,
         "neglect",
         "abuse_or_neglect"},
    };
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_notification n = record_notification();
        struct vigil_case opened;
        struct vigil_faults faults = {0};
        n.incident_type = rows[i].type;
        n.death_category = rows[i].category;
        n.neglect = rows[i].neglect;
        n.children_count = 1;
        n.children[0].date_of_birth = record_date(rows[i].born);
        enum base_class class = rules_decide_notification(&n, &context, &opened, &faults);
        if (rows[i].code == NULL) {
            assert_int_equal(class, BASE_OK);
            assert_int_equal(opened.state, VIGIL_CASE_STATE_NOTED);
            assert_int_equal(opened.incident_type, rows[i].type);
            continue;
        }
        assert_int_equal(class, BASE_REFUSE);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.at[0].path, rows[i].path);
        assert_string_equal(faults.at[0].code, rows[i].code);
    }
}

static void
opens_a_case(void **state)
{
    (void)state;
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_notification n = record_notification();
    struct vigil_case opened, again;
    struct vigil_faults faults = {0};
    assert_int_equal(rules_decide_notification(&n, &context, &opened, &faults), BASE_OK);
    assert_int_equal(opened.kind, VIGIL_FILE_KIND_INCIDENT);
    assert_int_equal(opened.state, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    assert_int_equal(opened.incident_type, VIGIL_INCIDENT_TYPE_DEATH);
    assert_int_equal(opened.version, 1);
    assert_int_equal(opened.trail_count, 1);
    assert_int_equal(opened.trail[0], VIGIL_EVENT_NOTIFICATION);
    assert_int_equal(opened.died_on, VIGIL_DATE_NONE);
    assert_int_equal(opened.seen_at, VIGIL_INSTANT_NONE);
    assert_int_equal(opened.rapid_review_extended_to, VIGIL_DATE_NONE);
    assert_int_equal(opened.published_on, VIGIL_DATE_NONE);
    assert_string_equal(opened.authority, "E08000025");
    assert_int_equal(rules_decide_notification_apply(&n, &context, &again), BASE_OK);
    assert_memory_equal(&opened, &again, sizeof(opened));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_ages_and_categories),
        cmocka_unit_test(opens_a_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
