/* All that is wrong with a record is told at once, before anything is sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "cli/cli_check.h"
#include "files/files_json.h"

#define EXAMPLES VIGIL_SOURCE_DIR "/tests/data/examples/"

enum { PATHS_MAX = 12 };

struct sample {
    const char *text;
    const char *paths[PATHS_MAX]; /* of all faults, in order */
};

static struct vigil_faults faults;

static void
expect_paths(const struct sample *sample)
{
    size_t count = 0;
    while (count < PATHS_MAX && sample->paths[count] != NULL) {
        count++;
    }
    for (size_t i = 0; i < faults.count && i < count; i++) {
        assert_string_equal(faults.at[i].path, sample->paths[i]);
        assert_true(faults.at[i].wrong[0] != '\0' && faults.at[i].right[0] != '\0');
    }
    assert_int_equal(faults.count, count);
}

/* clang-format off */
#define REF "\"notification_ref\": \"A/1\", "
#define AWARE "\"became_aware_on\": \"2026-03-03\", "
#define KIND "\"incident_type\": \"death\", "
#define CHILD "\"children\": [{\"child_no\": 1, \"ethnicity\": \"WBRI\"}]"

static const struct sample notifications[] = {
    {"{" REF AWARE KIND CHILD "}", {NULL}},
    /* whose it is and whether it is in the future only the service knows */
    {"{" REF "\"became_aware_on\": \"2199-03-03\", \"authority\": \"E99999999\", " KIND
     CHILD "}", {NULL}},
    {"{}", {"notification_ref", "became_aware_on", "incident_type", "children"}},
    {"{\"children\": [{\"sex\": \"boy\", \"name\": \"x\"}], \"neglect\": \"maybe\"}",
     {"notification_ref", "became_aware_on", "incident_type", "neglect",
      "children[0].child_no", "children[0].sex", "children[0].ethnicity",
      "children[0].name"}},
    {"{" REF KIND "\"became_aware_on\": \"2026-02-30\", \"incident_on\": \"2026-03-04\", "
     CHILD "}", {"became_aware_on"}},
    {"{" REF AWARE KIND "\"incident_on\": \"2026-03-04\", " CHILD "}",
     {"became_aware_on"}},
    {"{" REF AWARE "\"incident_type\": \"harm\", \"harm_category\": \"neglect\", " CHILD
     "}", {"incident_type"}},
    {"{" REF AWARE KIND "\"harm_category\": \"neglect\", " CHILD "}", {"harm_category"}},
    {"{" REF AWARE KIND "\"children\": [7, {\"child_no\": 1, \"date_of_birth\": "
     "\"1999-01-01\", \"ethnicity_not_stated_reason\": 5}]}",
     {"children[0]", "children[1].date_of_birth",
      "children[1].ethnicity_not_stated_reason"}},
    {"{" REF KIND "\"children\": [{\"child_no\": 1, \"date_of_birth\": \"1999-01-01\", "
     "\"ethnicity\": \"WBRI\"}], \"typo\": 1}", {"became_aware_on", "typo"}},
    {"[]", {""}},
    {"{\"a\": 1,}", {""}},
};

static const struct sample reviews[] = {
    {"{" REF "\"decision\": \"lcspr\"}", {NULL}},
    {"{\"decison\": \"lcspr\"}", {"case_ref", "decision", "decison"}},
    {"{\"case_ref\": \"CSP-2026-000123-4\", \"decision\": \"yes\", "
     "\"received_at\": \"2026-03-02T10:00:00Z\"}",
     {"case_ref", "received_at", "decision"}},
};

static const struct sample lcsprs[] = {
    {"{\"lcspr_ref\": \"L/1\", \"commissioned_on\": \"2026-03-03\"}", {NULL}},
    {"{\"publication\": \"lost\", \"published_on\": \"2026-03-03\", \"shape\": 1, "
     "\"links\": [{\"notification_ref\": \"A/1\"}, {}, 3]}",
     {"lcspr_ref", "commissioned_on", "shape", "publication", "links[1].case_ref",
      "links[2]"}},
};
/* clang-format on */

static void
read_as(const struct files_record *record, const char *text, void *ret_record)
{
    (void)!files_json_read_bytes(text, strlen(text), record, ret_record, &faults);
}

static void
notifications_are_checked(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(notifications); i++) {
        struct vigil_notification record;
        read_as(&files_notification, notifications[i].text, &record);
        cli_check_notification(&record, &faults);
        expect_paths(&notifications[i]);
    }
}

static void
reviews_are_checked(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(reviews); i++) {
        struct vigil_rapid_review record;
        read_as(&files_rapid_review, reviews[i].text, &record);
        cli_check_rapid_review(&record, &faults);
        expect_paths(&reviews[i]);
    }
    for (size_t i = 0; i < BASE_COUNT(lcsprs); i++) {
        struct vigil_lcspr record;
        read_as(&files_lcspr, lcsprs[i].text, &record);
        cli_check_lcspr(&record, &faults);
        expect_paths(&lcsprs[i]);
    }
}

static void
examples_are_sound(void **state)
{
    (void)state;
    static const struct sample sound = {"", {NULL}};
    struct vigil_notification notification;
    struct vigil_rapid_review review;
    struct vigil_lcspr lcspr;
    assert_int_equal(files_json_notification_read(
                         EXAMPLES "notification.json", &notification, &faults, NULL),
                     BASE_OK);
    cli_check_notification(&notification, &faults);
    expect_paths(&sound);
    assert_int_equal(files_json_rapid_review_read(
                         EXAMPLES "rapid-review.json", &review, &faults, NULL),
                     BASE_OK);
    cli_check_rapid_review(&review, &faults);
    expect_paths(&sound);
    assert_int_equal(files_json_lcspr_read(EXAMPLES "lcspr.json", &lcspr, &faults, NULL),
                     BASE_OK);
    cli_check_lcspr(&lcspr, &faults);
    expect_paths(&sound);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notifications_are_checked),
        cmocka_unit_test(reviews_are_checked),
        cmocka_unit_test(examples_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
