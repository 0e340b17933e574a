/* All that is wrong with a record is told at once, before anything is sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "cli/cli_check.h"
#include "files/files_form.h"

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
    {"{\"children\": [{\"sex\": \"boy\", \"name\": \"x\", \"disability\": \"no\"}], \"neglect\": \"maybe\"}",
     {"notification_ref", "became_aware_on", "incident_type", "neglect",
      "children[0].child_no", "children[0].sex", "children[0].name"}},
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
    {"{" REF "\"decision\": \"lcspr\", \"rationale\": \"why\"}", {NULL}},
    {"{" REF "\"decision\": \"lcspr\"}", {"rationale"}},
    {"{\"decison\": \"lcspr\"}", {"case_ref", "decision", "rationale", "decison"}},
    {"{\"case_ref\": \"CSP-2026-000123-4\", \"decision\": \"yes\", "
     "\"received_at\": \"2026-03-02T10:00:00Z\"}",
     {"case_ref", "received_at", "decision", "rationale"}},
};

static const struct sample lcsprs[] = {
    {"{\"lcspr_ref\": \"L/1\", \"commissioned_on\": \"2026-03-03\"}", {NULL}},
    {"{\"publication\": \"lost\", \"published_on\": \"2026-03-03\", \"shape\": 1, "
     "\"links\": [{\"notification_ref\": \"A/1\"}, {}, 3]}",
     {"lcspr_ref", "commissioned_on", "shape", "publication", "links[1]",
      "links[2]"}},
};

static const struct sample questions[] = {
    {"{\"case_ref\": \"CSP-2026-000123-3\", \"words\": \"What was said?\"}", {NULL}},
    {"{" REF "\"words\": \"Whose?\"}", {"authority"}},
    {"{\"//words\": \"needed\", \"words\": \"\", \"due_on\": \"soon\"}",
     {"case_ref", "words", "due_on"}},
    {"{\"case_ref\": \"CSP-2026-000123-4\", \"words\": \"?\"}", {"case_ref"}},
};
/* clang-format on */

static void
check_text(enum vigil_message type, const struct sample *sample)
{
    static struct files_form read;
    files_form_init(vigil_form_of(type), &read);
    (void)!files_form_read_bytes(sample->text, strlen(sample->text), &read, &faults);
    cli_check(&read.form, &faults);
    expect_paths(sample);
    files_form_done(&read);
}

static void
samples_are_checked(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(notifications); i++) {
        check_text(VIGIL_MESSAGE_NOTIFICATION, &notifications[i]);
    }
    for (size_t i = 0; i < BASE_COUNT(reviews); i++) {
        check_text(VIGIL_MESSAGE_RAPID_REVIEW, &reviews[i]);
    }
    for (size_t i = 0; i < BASE_COUNT(lcsprs); i++) {
        check_text(VIGIL_MESSAGE_LCSPR, &lcsprs[i]);
    }
    for (size_t i = 0; i < BASE_COUNT(questions); i++) {
        check_text(VIGIL_MESSAGE_QUESTION, &questions[i]);
    }
}

static void
examples_are_sound(void **state)
{
    static const struct {
        enum vigil_message type;
        const char *path;
    } examples[] = {{VIGIL_MESSAGE_NOTIFICATION, EXAMPLES "notification.json"},
                    {VIGIL_MESSAGE_RAPID_REVIEW, EXAMPLES "rapid-review.json"},
                    {VIGIL_MESSAGE_PANEL_RESPONSE, EXAMPLES "panel-response.json"},
                    {VIGIL_MESSAGE_LCSPR, EXAMPLES "lcspr.json"}};
    static const struct sample sound = {"", {NULL}};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(examples); i++) {
        static struct files_form read;
        struct base_error error;
        files_form_init(vigil_form_of(examples[i].type), &read);
        assert_int_equal(
            files_form_read(examples[i].path, NULL, 0, &read, &faults, &error), BASE_OK);
        cli_check(&read.form, &faults);
        expect_paths(&sound);
        files_form_done(&read);
    }
}

/* What a blank form lacks is something that its template calls needed, or a name. */
static void
blank_forms_lack_what_is_needed(void **state)
{
    const struct vigil_form_type *type;
    (void)state;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        static struct files_form blank;
        files_form_init(type, &blank);
        memset(&faults, 0, sizeof(faults));
        cli_check(&blank.form, &faults);
        assert_true(faults.count > 0);
        for (size_t i = 0; i < faults.count; i++) {
            const char *path = faults.at[i].path;
            size_t field = vigil_form_field(type, "", path);
            assert_true(field != SIZE_MAX);
            assert_true(type->fields[field].need == VIGIL_NEEDED ||
                        strstr(path, "_ref") != NULL);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_are_checked),
        cmocka_unit_test(blank_forms_lack_what_is_needed),
        cmocka_unit_test(examples_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
