/* Admission of notifications: each fault alone, all of them at once, and what may pass.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_decide_notification.h"

typedef void spoil(struct vigil_notification *notification);

/* Each spoils one thing. */
#define SPOIL(name, ...)                                                                 \
    static void name(struct vigil_notification *n)                                       \
    {                                                                                    \
        __VA_ARGS__;                                                                     \
    }
SPOIL(no_change, (void)n)
SPOIL(other_authority, strcpy(n->authority, "E10000016"))
SPOIL(own_authority, strcpy(n->authority, "E08000025"))
SPOIL(authority_of_scotland, strcpy(n->authority, "S12000036"))
SPOIL(no_ref, n->notification_ref[0] = '\0')
SPOIL(control_in_ref, n->notification_ref[1] = '\n')
SPOIL(umlaut_in_ref, strcpy(n->notification_ref, "\xC3\xA4"))
SPOIL(no_type, n->incident_type = VIGIL_INCIDENT_TYPE_NONE;
      n->death_category = VIGIL_DEATH_CATEGORY_NONE)
SPOIL(strange_type, n->incident_type = (enum vigil_incident_type)77;
      n->death_category = VIGIL_DEATH_CATEGORY_NONE)
SPOIL(death_of_harm, n->incident_type = VIGIL_INCIDENT_TYPE_SERIOUS_HARM)
SPOIL(harm_of_death, n->harm_category = VIGIL_HARM_CATEGORY_NEGLECT)
SPOIL(strange_death, n->death_category = (enum vigil_death_category)77)
SPOIL(strange_harm, n->harm_category = (enum vigil_harm_category)77)
SPOIL(strange_neglect, n->neglect = (enum vigil_yes_no)77)
SPOIL(strange_domestic_abuse, n->domestic_abuse = (enum vigil_yes_no)77)
SPOIL(strange_social_care, n->social_care = (enum vigil_social_care)77)
SPOIL(incident_tomorrow, n->incident_on = record_date("2021-07-01"))
SPOIL(no_incident_day, n->incident_on = VIGIL_DATE_NONE)
SPOIL(incident_years_ago, n->incident_on = record_date("2012-03-01"))
SPOIL(aware_tomorrow, n->became_aware_on = record_date("2021-07-01"))
SPOIL(aware_today, n->became_aware_on = record_date("2021-06-30"))
SPOIL(aware_before, n->became_aware_on = record_date("2021-06-19"))
SPOIL(not_aware, n->became_aware_on = VIGIL_DATE_NONE)
SPOIL(notified_stated, n->notified_at = record_instant("2021-06-23T10:00:00Z"))
SPOIL(notified_before_aware, n->notified_at = record_instant("2021-06-21T22:59:59Z"))
SPOIL(notified_at_midnight, n->notified_at = record_instant("2021-06-21T23:00:00Z"))
SPOIL(notified_tomorrow, n->notified_at = record_instant("2021-06-30T10:00:01Z"))
SPOIL(no_children, n->children_count = 0)
SPOIL(number_zero, n->children[0].child_no = 0)
SPOIL(number_twice, n->children[1].child_no = 1)
SPOIL(number_below, n->children[0].child_no = 3)
SPOIL(number_gap, n->children[1].child_no = 9)
SPOIL(two_index, n->children[1].index_child = VIGIL_YES_NO_YES)
SPOIL(no_index, n->children[0].index_child = VIGIL_YES_NO_NO)
SPOIL(no_ethnicity, n->children[1].ethnicity = VIGIL_ETHNICITY_NONE)
SPOIL(ethnicity_reason, n->children[1].ethnicity = VIGIL_ETHNICITY_NONE;
      strcpy(n->children[1].ethnicity_not_stated_reason, "not recorded"))
SPOIL(ethnicity_refused, n->children[1].ethnicity = VIGIL_ETHNICITY_REFU)
SPOIL(strange_ethnicity, n->children[1].ethnicity = (enum vigil_ethnicity)77)
SPOIL(strange_index, n->children[1].index_child = (enum vigil_yes_no)77)
SPOIL(strange_sex, n->children[1].sex = (enum vigil_sex)77)
SPOIL(strange_disability, n->children[1].disability = (enum vigil_yes_no)77)
SPOIL(strange_plan, n->children[1].cp_plan = (enum vigil_history)77)
SPOIL(strange_care, n->children[1].looked_after = (enum vigil_history)77)
SPOIL(unborn, n->children[1].date_of_birth = record_date("2022-04-16"))
SPOIL(never_born, n->children[1].date_of_birth = record_date("2022-04-17"))
SPOIL(not_born_known, n->children[1].date_of_birth = VIGIL_DATE_NONE)
SPOIL(almost_adult, n->children[1].date_of_birth = record_date("2003-06-21"))
SPOIL(adult, n->children[1].date_of_birth = record_date("2003-06-20"))

/* who sends it: an authority live or historic, the panel historic */
enum sender { LIVE, HISTORIC, PANEL };

static const struct {
    spoil *spoil;
    enum sender sender;
    const char *path, *code; /* NULL: admitted */
} rows[] = {
    {no_change, LIVE, NULL, NULL},
    {other_authority, LIVE, "authority", "not_your_authority"},
    {own_authority, LIVE, NULL, NULL},
    {authority_of_scotland, LIVE, "authority", "not_your_authority"},
    {no_ref, LIVE, "notification_ref", "required"},
    {control_in_ref, LIVE, "notification_ref", "not_printable"},
    {umlaut_in_ref, LIVE, "notification_ref", "not_printable"},
    {no_type, LIVE, "incident_type", "required"},
    {strange_type, LIVE, "incident_type", "unknown_code"},
    {death_of_harm, LIVE, "death_category", "not_a_death"},
    {harm_of_death, LIVE, "harm_category", "not_harm"},
    {strange_death, LIVE, "death_category", "unknown_code"},
    {strange_harm, LIVE, "harm_category", "unknown_code"},
    {strange_neglect, LIVE, "neglect", "unknown_code"},
    {strange_domestic_abuse, LIVE, "domestic_abuse", "unknown_code"},
    {strange_social_care, LIVE, "social_care", "unknown_code"},
    {incident_tomorrow, LIVE, "incident_on", "in_future"},
    {incident_tomorrow, HISTORIC, "incident_on", "in_future"},
    {aware_tomorrow, HISTORIC, "became_aware_on", "in_future"},
    {no_incident_day, LIVE, NULL, NULL},
    {incident_years_ago, LIVE, NULL, NULL},
    {aware_tomorrow, LIVE, "became_aware_on", "in_future"},
    {aware_today, LIVE, NULL, NULL},
    {aware_before, LIVE, "became_aware_on", "before_incident"},
    {not_aware, LIVE, "became_aware_on", "required"},
    {notified_stated, LIVE, "notified_at", "only_historic"},
    {no_children, LIVE, "children", "required"},
    {number_zero, LIVE, "children[0].child_no", "required"},
    {number_twice, LIVE, "children[1].child_no", "not_ascending"},
    {number_below, LIVE, "children[1].child_no", "not_ascending"},
    {number_gap, LIVE, NULL, NULL},
    {two_index, LIVE, "children[1].index_child", "second_index_child"},
    {no_index, LIVE, NULL, NULL},
    {no_ethnicity, LIVE, NULL, NULL},     /* may come later */
    {no_ethnicity, HISTORIC, NULL, NULL}, /* as it was accepted live */
    {ethnicity_reason, LIVE, NULL, NULL},
    {ethnicity_refused, LIVE, NULL, NULL},
    {strange_ethnicity, LIVE, "children[1].ethnicity", "unknown_code"},
    {strange_index, LIVE, "children[1].index_child", "unknown_code"},
    {strange_sex, LIVE, "children[1].sex", "unknown_code"},
    {strange_disability, LIVE, "children[1].disability", "unknown_code"},
    {strange_plan, LIVE, "children[1].cp_plan", "unknown_code"},
    {strange_care, LIVE, "children[1].looked_after", "unknown_code"},
    {unborn, LIVE, NULL, NULL},
    {never_born, LIVE, "children[1].date_of_birth", "born_after_incident"},
    {never_born, HISTORIC, "children[1].date_of_birth", "born_after_incident"},
    {not_born_known, LIVE, NULL, NULL},
    {almost_adult, LIVE, NULL, NULL},
    {adult, LIVE, "children[1].date_of_birth", "not_a_child"},
    {adult, HISTORIC, NULL, NULL},
    /* what only history leaves out, and what it must have */
    {no_change, HISTORIC, NULL, NULL},
    {not_aware, HISTORIC, NULL, NULL},
    {no_type, HISTORIC, NULL, NULL},
    {notified_before_aware, HISTORIC, "notified_at", "before_awareness"},
    {notified_at_midnight, HISTORIC, NULL, NULL},
    {notified_tomorrow, HISTORIC, "notified_at", "in_future"},
    {other_authority, HISTORIC, "authority", "not_your_authority"},
    {other_authority, PANEL, NULL, NULL},
    {no_change, PANEL, "authority", "required"},
    {authority_of_scotland, PANEL, "authority", "unknown_authority"},
};

static void
each_fault_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        bool historic = rows[i].sender != LIVE;
        struct rules_context context = record_context(
            rows[i].sender == PANEL ? VIGIL_ROLE_PANEL : VIGIL_ROLE_AUTHORITY, historic);
        struct vigil_notification notification = record_notification();
        if (historic) {
            notification.notified_at = record_instant("2021-06-24T08:00:00+01:00");
        }
        rows[i].spoil(&notification);
        struct vigil_case opened = {.version = 99};
        struct vigil_faults faults = {0};
        enum base_class class =
            rules_decide_notification(&notification, &context, &opened, &faults);
        if (rows[i].code == NULL) {
            if (class != BASE_OK) {
                fail_msg("row %zu: %s %s", i, faults.at[0].path, faults.at[0].code);
            }
            assert_int_equal(opened.version, 1);
            continue;
        }
        assert_int_equal(class, BASE_REFUSE);
        assert_int_equal(opened.version, 99);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.at[0].path, rows[i].path);
        assert_string_equal(faults.at[0].code, rows[i].code);
        assert_true(faults.at[0].wrong[0] != '\0' && faults.at[0].right[0] != '\0');
    }
}

static void
all_faults_at_once(void **state)
{
    (void)state;
    spoil *const spoils[] = {other_authority,
                             no_ref,
                             death_of_harm,
                             strange_neglect,
                             aware_before,
                             notified_stated,
                             number_twice,
                             two_index,
                             strange_ethnicity,
                             strange_sex,
                             never_born};
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_notification notification = record_notification();
    for (size_t i = 0; i < BASE_COUNT(spoils); i++) {
        spoils[i](&notification);
    }
    struct vigil_case opened;
    struct vigil_faults faults = {0};
    assert_int_equal(rules_decide_notification(&notification, &context, &opened, &faults),
                     BASE_REFUSE);
    assert_int_equal(faults.count, BASE_COUNT(spoils));
    assert_int_equal(faults.more, 0);
    for (size_t i = 0; i < faults.count; i++) {
        assert_null(strstr(faults.at[i].wrong, "2022"));
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(faults.at[i].path, faults.at[k].path);
        }
    }
}

/* What decoding found is kept, told once, and is a refusal by itself. */
static void
keeps_the_faults_of_decoding(void **state)
{
    (void)state;
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_notification notification = record_notification();
    struct vigil_case opened;
    struct vigil_faults faults = {
        .count = 1, .at = {{.path = "incident_type", .code = "unknown_code"}}};
    no_type(&notification);
    assert_int_equal(rules_decide_notification(&notification, &context, &opened, &faults),
                     BASE_REFUSE);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].code, "unknown_code");
}

static void
opens_the_case(void **state)
{
    (void)state;
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_notification notification = record_notification();
    struct vigil_case opened;
    struct vigil_faults faults = {0};
    assert_int_equal(rules_decide_notification(&notification, &context, &opened, &faults),
                     BASE_OK);
    assert_int_equal(opened.state, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    assert_string_equal(opened.case_ref, "");
    assert_string_equal(opened.authority, "E08000025");
    assert_string_equal(opened.notification_ref, "SIN/2021/7");
    assert_false(opened.historic);
    assert_int_equal(opened.notified_at, context.now);
    assert_int_equal(opened.became_aware_on, notification.became_aware_on);
    assert_int_equal(opened.rapid_review_at, VIGIL_INSTANT_NONE);
    assert_int_equal(opened.responded_at, VIGIL_INSTANT_NONE);
    assert_int_equal(opened.lcspr_commissioned_on, VIGIL_DATE_NONE);
    assert_int_equal(opened.lcspr_received_at, VIGIL_INSTANT_NONE);

    context = record_context(VIGIL_ROLE_PANEL, true);
    strcpy(notification.authority, "E10000016");
    notification.notified_at = record_instant("2021-06-24T08:00:00Z");
    assert_int_equal(rules_decide_notification(&notification, &context, &opened, &faults),
                     BASE_OK);
    assert_true(opened.historic);
    assert_string_equal(opened.authority, "E10000016");
    assert_int_equal(opened.notified_at, notification.notified_at);
}

static void
denies_who_may_not_notify(void **state)
{
    (void)state;
    static const struct {
        enum vigil_role role;
        bool historic;
    } senders[] = {{VIGIL_ROLE_PANEL, false},
                   {VIGIL_ROLE_OPERATOR, false},
                   {VIGIL_ROLE_OPERATOR, true},
                   {VIGIL_ROLE_NONE, false}};
    for (size_t i = 0; i < BASE_COUNT(senders); i++) {
        struct rules_context context =
            record_context(senders[i].role, senders[i].historic);
        struct vigil_notification notification = record_notification();
        no_ref(&notification);
        struct vigil_case opened;
        struct vigil_faults faults = {0};
        assert_int_equal(
            rules_decide_notification(&notification, &context, &opened, &faults),
            BASE_DENIED);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.at[0].code, "not_allowed");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_alone),
        cmocka_unit_test(all_faults_at_once),
        cmocka_unit_test(keeps_the_faults_of_decoding),
        cmocka_unit_test(opens_the_case),
        cmocka_unit_test(denies_who_may_not_notify),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
