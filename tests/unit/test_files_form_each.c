/* Each field of each form by itself, from JSON through the rules: a value that it takes
 * has no fault at its path, and one that it cannot hold has. */
#include "base/base_attr.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "case_records.h"
#include "files/files_form.h"
#include "form_covers.h"
#include "rules/rules_form.h"
#include "rules/rules_process.h"

enum { TEXT_MAX = 65536 };

static struct files_form read_form;
static struct vigil_faults faults;
static char good[TEXT_MAX], bad[TEXT_MAX], json[TEXT_MAX];

static void
a_number(char *ret_text, uint32_t number)
{
    (void)base_text_print(ret_text, TEXT_MAX, "%u", number);
}

/* A row for a list, and one more than it takes. */
static void
rows(const struct vigil_form_type *type, const struct vigil_field *list)
{
    size_t at = vigil_form_field(type, "", list->name);
    while (strcmp(type->fields[at].list, list->name) != 0) {
        assert_true(++at < type->count);
    }
    const char *value = type->fields[at].kind == VIGIL_FIELD_NUMBER ? "1" : "\"x\"";
    (void)base_text_print(good, TEXT_MAX, "[{\"%s\": %s}]", type->fields[at].name, value);
    (void)base_text_print(bad, TEXT_MAX, "[");
    for (uint32_t i = 0; i <= list->most; i++) {
        (void)base_text_append(bad,
                               TEXT_MAX,
                               "%s{\"%s\": %s}",
                               i == 0 ? "" : ", ",
                               type->fields[at].name,
                               value);
    }
    assert_true(base_text_append(bad, TEXT_MAX, "]"));
}

/* What the field takes at its end, and what it does not, as JSON. */
static void
values(const struct vigil_form_type *type, const struct vigil_field *field)
{
    static const char *const texts[][2] = {
        [VIGIL_FIELD_DATE] = {"\"2021-02-28\"", "\"2021-02-29\""},
        [VIGIL_FIELD_TIME] = {"\"2021-02-28T23:59:59Z\"", "\"2021-02-28T24:00:01Z\""},
        [VIGIL_FIELD_REFERENCE] = {"\"CSP-2026-000123-3\"", "\"CSP-2026-000123-4\""},
        [VIGIL_FIELD_AUTHORITY] = {"\"E08000025\"", "\"E98000025\""},
    };
    switch (field->kind) {
    case VIGIL_FIELD_TEXT:
    case VIGIL_FIELD_WORDS:
        (void)base_text_print(good, TEXT_MAX, "\"%0*d\"", (int)field->most, 1);
        (void)base_text_print(bad, TEXT_MAX, "\"%0*d\"", (int)field->most + 1, 1);
        break;
    case VIGIL_FIELD_CODE:
        (void)base_text_print(good, TEXT_MAX, "\"%s\"", vigil_code_name(field->codes, 1));
        (void)base_text_print(bad, TEXT_MAX, "\"no_such_code\"");
        break;
    case VIGIL_FIELD_NUMBER:
        a_number(good, field->most);
        a_number(bad, field->most + 1);
        break;
    case VIGIL_FIELD_LIST:
        rows(type, field);
        break;
    default:
        (void)base_text_copy(good, TEXT_MAX, texts[field->kind][0]);
        (void)base_text_copy(bad, TEXT_MAX, texts[field->kind][1]);
        break;
    }
}

/* True if the message with this value alone has a fault there. */
static bool
is_faulty(const struct vigil_form_type *type,
          const struct vigil_field *field,
          const char *value)
{
    char path[RULES_FORM_PATH_SIZE];
    const struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, true);
    bool listed = field->list[0] != '\0';
    assert_true(base_text_print(json,
                                TEXT_MAX,
                                listed ? "{\"%s\": [{\"%s\": %s}]}" : "{%s\"%s\": %s}",
                                field->list,
                                field->name,
                                value));
    files_form_done(&read_form);
    files_form_init(type, &read_form);
    if (files_form_read_bytes(json, strlen(json), &read_form, &faults) == BASE_OK) {
        rules_form_check(&read_form.form, &context, &faults, NULL);
    }
    rules_form_path(field->list, 0, field->name, path);
    return base_faults_has(&faults, path);
}

static void
each_field_has_its_limit(void **state)
{
    const struct vigil_form_type *type;
    (void)state;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        for (size_t i = 0; i < type->count; i++) {
            const struct vigil_field *field = &type->fields[i];
            values(type, field);
            if (is_faulty(type, field, good)) {
                fail_msg("%s %s %s: %s", type->name, field->list, field->name, good);
            }
            if (!is_faulty(type, field, bad)) {
                fail_msg("%s %s %s takes %s", type->name, field->list, field->name, bad);
            }
            form_covers_field("limit", type, field);
        }
    }
}

static int
end(void **state)
{
    (void)state;
    files_form_done(&read_form);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_field_has_its_limit)};
    return cmocka_run_group_tests(tests, NULL, end);
}
