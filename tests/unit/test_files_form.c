/* Every form: its template is blank and says what is needed; filled in, it is sound and
 * comes through JSON and through the wire as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "files/files_form.h"
#include "form_covers.h"
#include "rules/rules_process.h"
#include "wire/wire_form.h"

#define EXAMPLES VIGIL_SOURCE_DIR "/tests/data/examples/"

enum { SETTINGS_MAX = 160, SETTING_SIZE = 160 };

static struct files_form read;
static struct vigil_faults faults;
static struct base_error error;

/* Puts a template into a file. */
static const char *
template_of(const struct vigil_form_type *type)
{
    static const char path[] = VIGIL_BINARY_DIR "/test_files_form.json";
    FILE *to = fopen(path, "we");
    assert_non_null(to);
    files_form_template(type, to);
    assert_int_equal(fclose(to), 0);
    return path;
}

static enum base_class
read_again(const struct vigil_form_type *type,
           const char *path,
           const char *const *settings,
           size_t count)
{
    files_form_done(&read);
    files_form_init(type, &read);
    return files_form_read(path, settings, count, &read, &faults, &error);
}

static void
check(void)
{
    static const struct rules_context context = {.role = VIGIL_ROLE_AUTHORITY,
                                                 .now = VIGIL_INSTANT_NONE};
    rules_form_check(&read.form, &context, &faults, NULL);
}

/* Exactly what is needed is missing; and the case, which several fields can name. Of the
 * oldest messages the decisions on their records say it (test_cli_check.c). */
static void
test_unfilled(void **state)
{
    const struct vigil_form_type *type;
    (void)state;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        assert_int_equal(read_again(type, template_of(type), NULL, 0), BASE_OK);
        assert_int_equal(read.form.count, 0);
        check();
        size_t needed = 0;
        for (size_t i = 0; i < type->count; i++) {
            const struct vigil_field *field = &type->fields[i];
            if (field->need == VIGIL_NEEDED && field->list[0] == '\0' &&
                type->type >= VIGIL_MESSAGE_AMENDMENT) {
                assert_true(base_faults_has(&faults, field->name));
                needed++;
            }
        }
        needed += base_faults_has(&faults, "case_ref") ? 1 : 0;
        assert_int_equal(faults.count, needed);
    }
}

static const char *
sample(const struct vigil_field *field)
{
    static char code[64];
    switch (field->kind) {
    case VIGIL_FIELD_TEXT:
        return strcmp(field->name, "path") == 0 ? "outline" : "A/1";
    case VIGIL_FIELD_WORDS:
        return "Invented words, \"quoted\",\nin two lines: \xC3\xA9.";
    case VIGIL_FIELD_CODE:
        vigil_code_names(field->codes, code, sizeof(code));
        code[strcspn(code, ",")] = '\0';
        return code;
    case VIGIL_FIELD_DATE:
        return "2026-03-02";
    case VIGIL_FIELD_TIME:
        return "2026-03-02T10:00:00Z";
    case VIGIL_FIELD_NUMBER:
        return "7";
    case VIGIL_FIELD_REFERENCE:
        return "CSP-2026-000123-3";
    case VIGIL_FIELD_AUTHORITY:
        return "E08000025";
    case VIGIL_FIELD_LIST:
        break;
    }
    return NULL;
}

/* Every field of a template, two rows of each list. */
static void
fill(const struct vigil_form_type *type)
{
    static char texts[SETTINGS_MAX][SETTING_SIZE];
    const char *settings[SETTINGS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < type->count; i++) {
        const struct vigil_field *field = &type->fields[i];
        if (field->kind == VIGIL_FIELD_LIST || field->need == VIGIL_HISTORIC) {
            continue;
        }
        for (int row = 0; row < (field->list[0] == '\0' ? 1 : 2); row++) {
            char in[64] = "";
            assert_true(count < SETTINGS_MAX);
            if (field->list[0] != '\0') {
                (void)base_text_print(in, sizeof(in), "%s[%d].", field->list, row);
            }
            assert_true(base_text_print(
                texts[count], SETTING_SIZE, "%s%s=%s", in, field->name, sample(field)));
            settings[count] = texts[count];
            count++;
        }
    }
    assert_int_equal(read_again(type, template_of(type), settings, count), BASE_OK);
    assert_int_equal(read.form.count, count);
}

static void
expect_same(const struct vigil_form *a, const struct vigil_form *b)
{
    assert_ptr_equal(a->type, b->type);
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        static char one[FILES_FORM_TEXT_SIZE], other[FILES_FORM_TEXT_SIZE];
        const struct vigil_field *field = &a->type->fields[a->at[i].field];
        assert_int_equal(a->at[i].field, b->at[i].field);
        assert_int_equal(a->at[i].row, b->at[i].row);
        files_form_value_print(field, &a->at[i], one);
        files_form_value_print(field, &b->at[i], other);
        assert_string_equal(one, other);
        assert_true(one[0] != '\0');
    }
}

static void
test_filled(void **state)
{
    static struct vigil_form carried;
    static uint8_t body[VIGIL_MESSAGE_MAX];
    const struct vigil_form_type *type;
    (void)state;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        fill(type);
        check();
        for (size_t i = 0; i < faults.count; i++) {
            print_error("%s: %s %s\n", type->name, faults.at[i].path, faults.at[i].wrong);
        }
        assert_int_equal(faults.count, 0);
        size_t size = wire_form_write(&read.form, body, sizeof(body));
        assert_true(size > 0);
        assert_int_equal(wire_form_read(type->type, body, size, &carried, &faults),
                         BASE_OK);
        expect_same(&read.form, &carried);
    }
}

/* What is printed is read as the same. */
static void
test_printed(void **state)
{
    const struct vigil_form_type *type;
    (void)state;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        struct files_form again;
        char *text = NULL;
        size_t size;
        fill(type);
        FILE *to = open_memstream(&text, &size);
        files_form_print(&read.form, to);
        assert_int_equal(fclose(to), 0);
        files_form_init(type, &again);
        assert_int_equal(files_form_read_bytes(text, size, &again, &faults), BASE_OK);
        expect_same(&read.form, &again.form);
        form_covers("field", &again.form);
        files_form_done(&again);
        free(text);
    }
}

/* A template says of each field what it takes; of a code all that are allowed. */
static void
test_notes(void **state)
{
    const struct vigil_form_type *type;
    (void)state;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        char *text = NULL;
        size_t size;
        FILE *to = open_memstream(&text, &size);
        files_form_template(type, to);
        assert_int_equal(fclose(to), 0);
        assert_non_null(strstr(text, type->title));
        for (size_t i = 0; i < type->count; i++) {
            const struct vigil_field *field = &type->fields[i];
            char line[160], codes[2048];
            (void)base_text_print(line, sizeof(line), "\"//%s\": ", field->name);
            assert_int_equal(strstr(text, line) != NULL, field->need != VIGIL_HISTORIC);
            if (field->kind == VIGIL_FIELD_CODE) {
                vigil_code_names(field->codes, codes, sizeof(codes));
                assert_non_null(strstr(text, codes));
            }
        }
        free(text);
    }
}

static void
test_examples(void **state)
{
    static const struct {
        enum vigil_message type;
        const char *path;
    } examples[] = {{VIGIL_MESSAGE_NOTIFICATION, EXAMPLES "notification.json"},
                    {VIGIL_MESSAGE_RAPID_REVIEW, EXAMPLES "rapid-review.json"},
                    {VIGIL_MESSAGE_PANEL_RESPONSE, EXAMPLES "panel-response.json"},
                    {VIGIL_MESSAGE_LCSPR, EXAMPLES "lcspr.json"}};
    (void)state;
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
        assert_int_equal(
            read_again(vigil_form_of(examples[i].type), examples[i].path, NULL, 0),
            BASE_OK);
        check();
        assert_int_equal(faults.count, 0);
    }
    assert_int_equal(vigil_form_rows(&read.form, "links"), 1);
    assert_int_equal(vigil_form_number(&read.form, "", 0, "children"), 2);
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
        cmocka_unit_test(test_unfilled),
        cmocka_unit_test(test_filled),
        cmocka_unit_test(test_printed),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_examples),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
