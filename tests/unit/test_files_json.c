/* Reading submissions from JSON: the shipped examples, and every fault with its path. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "files/files_json.h"
#include "files/files_name.h"

#define EXAMPLES VIGIL_SOURCE_DIR "/tests/data/examples/"

static void
test_examples(void **state)
{
    (void)state;
    struct vigil_faults faults;
    struct vigil_notification notification;
    assert_int_equal(files_json_notification_read(
                         EXAMPLES "notification.json", &notification, &faults, NULL),
                     BASE_OK);
    assert_string_equal(notification.notification_ref, "E08000025/2026/041");
    assert_int_equal(notification.incident_on, base_date_of(2026, 3, 2));
    assert_int_equal(notification.notified_at, VIGIL_INSTANT_NONE);
    assert_int_equal(notification.children_count, 2);
    assert_int_equal(notification.children[1].sex, VIGIL_SEX_MALE);
    assert_int_equal(notification.children[1].ethnicity, VIGIL_ETHNICITY_NOBT);

    struct vigil_rapid_review review;
    assert_int_equal(files_json_rapid_review_read(
                         EXAMPLES "rapid-review.json", &review, &faults, NULL),
                     BASE_OK);
    assert_string_equal(review.of.notification_ref, "E08000025/2026/041");
    assert_int_equal(review.decision, VIGIL_DECISION_LCSPR);

    struct vigil_panel_response response;
    assert_int_equal(files_json_panel_response_read(
                         EXAMPLES "panel-response.json", &response, &faults, NULL),
                     BASE_OK);
    assert_int_equal(response.response, VIGIL_RESPONSE_AGREES);

    struct vigil_lcspr lcspr;
    assert_int_equal(files_json_lcspr_read(EXAMPLES "lcspr.json", &lcspr, &faults, NULL),
                     BASE_OK);
    assert_int_equal(lcspr.links_count, 1);
    assert_string_equal(lcspr.links[0].notification_ref, "E08000025/2026/041");
    assert_int_equal(lcspr.children, 2);
}

struct bad {
    const char *text;
    const char *path;
    const char *code;
    const char *right; /* NULL: whatever */
};

static const struct bad bad_ones[] = {
    {"{\"dateOfHarm\": \"2026-03-02\"}",
     "dateOfHarm",
     "unknown_field",
     "one of: notification_ref, authority, incident_on, became_aware_on, notified_at, "
     "incident_type, death_category, harm_category, neglect, domestic_abuse, "
     "social_care, timing_exclusion, children"},
    {"{\"children\": [{\"name\": \"x\"}]}",
     "children[0].name",
     "unknown_field",
     "one of: child_no, index_child, date_of_birth, sex, ethnicity, "
     "ethnicity_not_stated_reason, disability, cp_plan, looked_after"},
    {"{\"incident_no\": 1}", "incident_no", "unknown_field", "did you mean incident_on?"},
    {"{\"Jo Bloggs, 2019\": 1}", "?", "unknown_field", NULL},
    {"{\"incident_on\": 20260302}", "incident_on", "wrong_type", NULL},
    {"{\"incident_on\": \"02/03/2026\"}", "incident_on", "no_date", NULL},
    {"{\"incident_on\": \"2026-02-29\"}", "incident_on", "no_date", NULL},
    {"{\"notified_at\": \"2026-03-02T10:00:00\"}", "notified_at", "no_time", NULL},
    {"{\"neglect\": true}", "neglect", "wrong_type", NULL},
    {"{\"neglect\": \"maybe\"}", "neglect", "unknown_code", "one of: yes, no, not_known"},
    {"{\"authority\": \"Birmingham\"}", "authority", "no_gss_code", NULL},
    {"{\"notification_ref\": \" A\"}", "notification_ref", "outer_space", NULL},
    {"{\"notification_ref\": \"A\\nB\"}", "notification_ref", "control_character", NULL},
    {"{\"children\": {}}", "children", "wrong_type", NULL},
    {"{\"children\": [{}, 7]}", "children[1]", "wrong_type", NULL},
    {"{\"children\": [{}, {\"sex\": \"boy\"}]}",
     "children[1].sex",
     "unknown_code",
     "one of: female, male, not_known"},
    {"{\"children\": [{\"child_no\": \"1\"}]}",
     "children[0].child_no",
     "wrong_type",
     NULL},
    {"{\"children\": [{\"child_no\": 0}]}", "children[0].child_no", "no_number", NULL},
    {"{\"children\": [{\"child_no\": 1.5}]}", "children[0].child_no", "wrong_type", NULL},
    {"{\"children\": [{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]}",
     "children",
     "too_many",
     "at most 16"},
    {"{\"neglect\": \"no\", \"neglect\": \"yes\"}", "", "doubled_field", NULL},
    {"{\"timing_exclusion\": \"a\\u0000b\"}", "", "nul_character", NULL},
    {"{\"timing\\u0000\": \"a\"}", "", "nul_character", NULL},
    {"{\"timing_exclusion\": \"\xC3\x28\"}", "", "not_utf8", NULL},
    {"[]", "", "wrong_type", NULL},
    {"", "", "not_json", NULL},
    {"{\"neglect\": \"no\"} {}", "", "not_json", NULL},
    {"{\"neglect\": \"no\",}", "", "not_json", NULL},
};

static void
test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(bad_ones) / sizeof(bad_ones[0]); i++) {
        const struct bad *bad = &bad_ones[i];
        struct vigil_notification notification;
        struct vigil_faults faults;
        assert_int_equal(files_json_read_bytes(bad->text,
                                               strlen(bad->text),
                                               &files_notification,
                                               &notification,
                                               &faults),
                         BASE_REFUSE);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.at[0].path, bad->path);
        assert_string_equal(faults.at[0].code, bad->code);
        assert_true(faults.at[0].wrong[0] != '\0' && faults.at[0].right[0] != '\0');
        if (bad->right != NULL) {
            assert_string_equal(faults.at[0].right, bad->right);
        }
    }
}

static void
test_all_faults_at_once(void **state)
{
    (void)state;
    static const char text[] =
        "{\"incident_on\": \"x\", \"notfied_at\": null, \"neglect\": \"perhaps\","
        " \"children\": [{\"sex\": 1, \"date_of_birth\": \"2031-99-01\"}]}";
    struct vigil_notification notification;
    struct vigil_faults faults;
    assert_int_equal(
        files_json_read_bytes(
            text, sizeof(text) - 1, &files_notification, &notification, &faults),
        BASE_REFUSE);
    assert_int_equal(faults.count, 5);
    for (size_t i = 0; i < faults.count; i++) {
        assert_null(strstr(faults.at[i].wrong, "2031"));
    }
}

static void
test_names_are_told_whole(void **state)
{
    (void)state;
    static const char *const names[] = {"sex", "ethnicity", "disability"};
    static const char all[] = "one of: sex, ethnicity, disability";
    char text[64];
    files_name_advise("colour", names, 3, text, sizeof(all));
    assert_string_equal(text, all);
    files_name_advise("colour", names, 3, text, sizeof(all) - 1);
    assert_string_equal(text, "one of: sex, ethnicity, ...");
    files_name_advise("colour", names, 3, text, sizeof("one of: sex, ethn..."));
    assert_string_equal(text, "one of: sex, ...");
    files_name_advise("etnicity", names, 3, text, sizeof(text));
    assert_string_equal(text, "did you mean ethnicity?");
}

static void
test_faults_are_sorted(void **state)
{
    (void)state;
    static const char *const paths[] = {"children[10].sex",
                                        "typing_error",
                                        "children[2]",
                                        "neglect",
                                        "children[2].sex",
                                        "children",
                                        "children[2].child_no",
                                        "another",
                                        "notification_ref"};
    static const size_t order[] = {8, 3, 5, 2, 6, 4, 0, 1, 7};
    struct vigil_faults faults = {0};
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        base_faults_add(&faults, paths[i], "code", "wrong", "right");
    }
    files_json_faults_sort(&files_notification, &faults);
    for (size_t i = 0; i < faults.count; i++) {
        assert_string_equal(faults.at[i].path, paths[order[i]]);
    }
}

static void
test_a_syntax_error_has_its_place(void **state)
{
    (void)state;
    static const char text[] = "{\n  \"neglect\": \"no\"\n  \"domestic_abuse\": 1\n}";
    struct vigil_notification notification;
    struct vigil_faults faults;
    assert_int_equal(
        files_json_read_bytes(
            text, sizeof(text) - 1, &files_notification, &notification, &faults),
        BASE_REFUSE);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].wrong, "line 3, column 18: not JSON");
}

static void
test_null_and_blank_are_not_stated(void **state)
{
    (void)state;
    static const char text[] =
        "{\"incident_on\": null, \"became_aware_on\": \"\", \"neglect\": \"\","
        " \"children\": null}";
    struct vigil_notification notification;
    struct vigil_faults faults;
    assert_int_equal(
        files_json_read_bytes(
            text, sizeof(text) - 1, &files_notification, &notification, &faults),
        BASE_OK);
    assert_int_equal(notification.incident_on, VIGIL_DATE_NONE);
    assert_int_equal(notification.became_aware_on, VIGIL_DATE_NONE);
    assert_int_equal(notification.neglect, VIGIL_YES_NO_NONE);
    assert_int_equal(notification.children_count, 0);
}

static void
test_missing_file(void **state)
{
    (void)state;
    struct vigil_lcspr lcspr;
    struct vigil_faults faults;
    struct base_error error;
    assert_int_equal(files_json_lcspr_read("/nowhere.json", &lcspr, &faults, &error),
                     BASE_STOP);
    assert_string_equal(error.code, "file_missing");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_all_faults_at_once),
        cmocka_unit_test(test_names_are_told_whole),
        cmocka_unit_test(test_faults_are_sorted),
        cmocka_unit_test(test_a_syntax_error_has_its_place),
        cmocka_unit_test(test_null_and_blank_are_not_stated),
        cmocka_unit_test(test_missing_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
