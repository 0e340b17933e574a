/* Reading forms from JSON: every fault with its path, and what counts as not stated. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_faults.h"
#include "files/files_form.h"
#include "files/files_name.h"

static struct files_form read;
static struct vigil_faults faults;

static enum base_class
read_text(const char *text)
{
    files_form_done(&read);
    files_form_init(vigil_form_of(VIGIL_MESSAGE_NOTIFICATION), &read);
    return files_form_read_bytes(text, strlen(text), &read, &faults);
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
     "social_care, timing_exclusion, children, ..."},
    {"{\"children\": [{\"name\": \"x\"}]}", "children[0].name", "unknown_field", NULL},
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
    {"{\"children\": [{\"child_no\": 1}, 7]}", "children[1]", "wrong_type", NULL},
    {"{\"children\": [{\"child_no\": 1}, {\"//\": \"x\"}, {\"child_no\": 3}]}",
     "children[1]",
     "blank_row",
     NULL},
    {"{\"children\": [{\"child_no\": 1}, {\"sex\": \"boy\"}]}",
     "children[1].sex",
     "unknown_code",
     "one of: female, male, not_known"},
    {"{\"children\": [{\"child_no\": \"one\"}]}",
     "children[0].child_no",
     "no_number",
     "a whole number from 0 to 99"},
    {"{\"children\": [{\"child_no\": -1}]}", "children[0].child_no", "no_number", NULL},
    {"{\"place_country\": 44}", "place_country", "wrong_type", NULL},
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
    for (size_t i = 0; i < BASE_COUNT(bad_ones); i++) {
        const struct bad *bad = &bad_ones[i];
        assert_int_equal(read_text(bad->text), BASE_REFUSE);
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
    static const char *const paths[] = {"incident_on",
                                        "neglect",
                                        "children[0].date_of_birth",
                                        "children[0].sex",
                                        "notfied_at"};
    (void)state;
    assert_int_equal(
        read_text(
            "{\"incident_on\": \"x\", \"notfied_at\": null, \"neglect\": \"perhaps\","
            " \"children\": [{\"sex\": 1, \"date_of_birth\": \"2031-99-01\"}]}"),
        BASE_REFUSE);
    assert_int_equal(faults.count, BASE_COUNT(paths));
    for (size_t i = 0; i < faults.count; i++) {
        assert_string_equal(faults.at[i].path, paths[i]);
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
    memset(&faults, 0, sizeof(faults));
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        base_faults_add(&faults, paths[i], "code", "wrong", "right");
    }
    files_form_faults_sort(read.form.type, &faults);
    for (size_t i = 0; i < faults.count; i++) {
        assert_string_equal(faults.at[i].path, paths[order[i]]);
    }
}

static void
test_a_syntax_error_has_its_place(void **state)
{
    (void)state;
    assert_int_equal(read_text("{\n  \"neglect\": \"no\"\n  \"domestic_abuse\": 1\n}"),
                     BASE_REFUSE);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].wrong, "line 3, column 18: not JSON");
}

static void
test_what_is_not_stated(void **state)
{
    static const char *const blank[] = {
        "{}",
        "{\"incident_on\": null, \"became_aware_on\": \"\", \"neglect\": \"\"}",
        "{\"children\": null, \"areas\": []}",
        "{\"children\": [{\"child_no\": 0, \"sex\": \"\"}, {}]}",
        "{\"further_children\": \"0\"}",
        "{\"//\": \"a note\", \"//neglect\": 7, \"children\": [{\"//x\": {}}]}"};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(blank); i++) {
        assert_int_equal(read_text(blank[i]), BASE_OK);
        assert_int_equal(read.form.count, 0);
    }
}

static void
test_settings(void **state)
{
    static const char *const settings[] = {"neglect=no",
                                           "children[1].child_no=2",
                                           "children[0].child_no=1",
                                           "outline=a=b",
                                           "children[9999].sex=male",
                                           "children.sex=male"};
    struct base_error error;
    (void)state;
    (void)read_text("{}");
    assert_int_equal(files_form_read(NULL, settings, 4, &read, &faults, &error), BASE_OK);
    assert_int_equal(vigil_form_number(&read.form, "", 0, "neglect"), VIGIL_YES_NO_NO);
    assert_int_equal(vigil_form_number(&read.form, "children", 0, "child_no"), 1);
    assert_int_equal(vigil_form_number(&read.form, "children", 1, "child_no"), 2);
    const struct vigil_value *outline = vigil_form_value(&read.form, "", 0, "outline");
    assert_non_null(outline);
    assert_int_equal(outline->size, 3);
    assert_memory_equal(outline->text, "a=b", 3);
    (void)read_text("{}");
    assert_int_equal(files_form_read(NULL, settings + 4, 2, &read, &faults, &error),
                     BASE_REFUSE);
    assert_int_equal(faults.count, 2);
}

static void
test_missing_file(void **state)
{
    struct base_error error;
    (void)state;
    (void)read_text("{}");
    assert_int_equal(files_form_read("/nowhere.json", NULL, 0, &read, &faults, &error),
                     BASE_STOP);
    assert_string_equal(error.code, "file_missing");
}

static int
end(void **state)
{
    (void)state;
    files_form_done(&read);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_all_faults_at_once),
        cmocka_unit_test(test_names_are_told_whole),
        cmocka_unit_test(test_faults_are_sorted),
        cmocka_unit_test(test_a_syntax_error_has_its_place),
        cmocka_unit_test(test_what_is_not_stated),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_missing_file),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
