/* The fields of a form: each thing that can be wrong with a value, and what must be
 * there. */
#include "base/base_attr.h"
#include "base/base_text.h"
#include "case_records.h"
#include "form_fill.h"
#include "rules/rules_form.h"
#include "rules/rules_process.h"

static struct vigil_form form;

static void
check(enum vigil_message type,
      const char *const *lines,
      bool historic,
      struct vigil_faults *faults)
{
    const struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, historic);
    form_fill(&form, type, lines);
    memset(faults, 0, sizeof(*faults));
    rules_form_check(&form, &context, faults, NULL);
}

static void
tells_each_fault_alone(void **state)
{
    (void)state;
    static const struct {
        enum vigil_message type;
        const char *lines[8];
        const char *path, *code; /* NULL: good */
    } rows[] = {
        {VIGIL_MESSAGE_ANSWER, {"question_no=1", "words=two\nlines\tand"}, NULL, NULL},
        {VIGIL_MESSAGE_ANSWER, {"question_no=1", "words= \n "}, "words", "required"},
        {VIGIL_MESSAGE_ANSWER,
         {"question_no=1", "words=a\x1b[2J"},
         "words",
         "not_printable"},
        {VIGIL_MESSAGE_GAP_OUTCOME,
         {"gap_no=0", "outcome=obtained", "words=a"},
         "gap_no",
         "required"},
        {VIGIL_MESSAGE_ANSWER,
         {"question_no=10000", "words=a"},
         "question_no",
         "out_of_range"},
        {VIGIL_MESSAGE_ANSWER,
         {"question_no=-1", "words=a"},
         "question_no",
         "out_of_range"},
        {VIGIL_MESSAGE_ANSWER,
         {"case_ref=CSP-2026-000123-4", "question_no=1", "words=a"},
         "case_ref",
         "mistyped_reference"},
        {VIGIL_MESSAGE_ANSWER,
         {"case_ref=csp", "question_no=1", "words=a"},
         "case_ref",
         "not_a_reference"},
        {VIGIL_MESSAGE_ANSWER,
         {"case_ref=CSP-2026-000123-3-and-more-behind-it", "question_no=1", "words=a"},
         "case_ref",
         "not_a_reference"},
        {VIGIL_MESSAGE_ANSWER,
         {"authority=W06000015", "question_no=1", "words=a"},
         "authority",
         "unknown_authority"},
        {VIGIL_MESSAGE_ANSWER,
         {"notification_ref=12345678901234567890123456789012345678901",
          "question_no=1",
          "words=a"},
         "notification_ref",
         "too_long"},
        {VIGIL_MESSAGE_ANSWER,
         {"notification_ref=a\nb", "question_no=1", "words=a"},
         "notification_ref",
         "not_printable"},
        {VIGIL_MESSAGE_ANSWER,
         {"happened_at=2021-06-25T10:00:00Z", "question_no=1", "words=a"},
         "happened_at",
         "only_historic"},
        {VIGIL_MESSAGE_SHARING,
         {"areas[0].part=placed_child", "reason=why"},
         "areas[0].authority",
         "required"},
        {VIGIL_MESSAGE_AMENDMENT, {"reason=why"}, "changes", "required"},
        /* of the older messages, what the typed record knows is judged by its decision */
        {VIGIL_MESSAGE_NOTIFICATION, {"outline=what happened"}, NULL, NULL},
        {VIGIL_MESSAGE_NOTIFICATION, {"outline=\x01"}, "outline", "not_printable"},
        {VIGIL_MESSAGE_NOTIFICATION,
         {"unknowns[0].path=neglect"},
         "unknowns[0].kind",
         "required"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_faults faults;
        check(rows[i].type, rows[i].lines, false, &faults);
        if (rows[i].code == NULL) {
            assert_int_equal(faults.count, 0);
            continue;
        }
        if (faults.count != 1 || strcmp(faults.at[0].path, rows[i].path) != 0) {
            fail_msg("row %zu: %s expected, %zu faults", i, rows[i].path, faults.count);
        }
        assert_string_equal(faults.at[0].code, rows[i].code);
    }
}

static void
tells_a_code_that_is_none(void **state)
{
    (void)state;
    struct vigil_faults faults = {0};
    const struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    form_fill(&form,
              VIGIL_MESSAGE_WITHDRAWAL,
              (const char *const[]){"why=duplicate", "reason=why", NULL});
    form.at[0].number = 99;
    rules_form_check(&form, &context, &faults, NULL);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].code, "unknown_code");
    assert_non_null(strstr(faults.at[0].right, "entered_in_error"));
}

static void
tells_too_many_rows(void **state)
{
    (void)state;
    char lines[10][40];
    const char *all[12] = {NULL};
    for (size_t i = 0; i < 5; i++) {
        (void)base_text_print(lines[i], 40, "areas[%zu].authority=E10000016", i);
        (void)base_text_print(lines[i + 5], 40, "areas[%zu].part=contributes", i);
        all[i] = lines[i];
        all[i + 5] = lines[i + 5];
    }
    all[10] = "reason=why";
    struct vigil_faults faults;
    check(VIGIL_MESSAGE_SHARING, all, false, &faults);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].path, "areas");
    assert_string_equal(faults.at[0].code, "too_many");
}

static void
warns_of_what_may_come_later(void **state)
{
    (void)state;
    const struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_faults faults = {0}, warnings = {0};
    form_fill(&form,
              VIGIL_MESSAGE_LCSPR,
              (const char *const[]){"index_children[0].child_no=1",
                                    "index_children[0].sex=female",
                                    "index_children[0].ethnicity=WBRI",
                                    NULL});
    rules_form_check(&form, &context, &faults, &warnings);
    assert_int_equal(faults.count, 0);
    assert_int_equal(warnings.count, 5);
    assert_string_equal(warnings.at[0].path, "index_children[0].index_child");
    assert_string_equal(warnings.at[0].code, "not_known_yet");
}

static void
names_the_case(void **state)
{
    (void)state;
    struct vigil_case_name name;
    form_fill(
        &form,
        VIGIL_MESSAGE_ANSWER,
        (const char *const[]){"authority=E10000016", "notification_ref=SIN/7", NULL});
    rules_form_name(&form, &name);
    assert_string_equal(name.authority, "E10000016");
    assert_string_equal(name.notification_ref, "SIN/7");
    assert_string_equal(name.case_ref, "");
    form_fill(&form,
              VIGIL_MESSAGE_CONSIDERATION,
              (const char *const[]){"consideration_ref=C/7", NULL});
    rules_form_name(&form, &name);
    assert_string_equal(name.notification_ref, "C/7");
    form_fill(&form, VIGIL_MESSAGE_LCSPR, (const char *const[]){"lcspr_ref=L/7", NULL});
    rules_form_name(&form, &name);
    assert_string_equal(name.lcspr_ref, "L/7");
}

static void
finds_a_field_by_its_path(void **state)
{
    (void)state;
    static const struct {
        const char *path, *name; /* NULL: there is none */
        size_t row;
        const char *nearest;
    } rows[] = {
        {"outline", "outline", 0, ""},
        {"children[15].sex", "sex", 15, ""},
        {"children[16].sex", NULL, 0, "children[0].sex"},
        {"children[2].sexx", NULL, 0, "children[2].sex"},
        {"outlin", NULL, 0, "outline"},
        {"children[].sex", NULL, 0, "children[0].sex"},
        {"children[1]sex", NULL, 0, "children[1].sex"},
        {"children[9999999999].sex", NULL, 0, "children[0].sex"},
        {"zzzzzz", NULL, 0, ""},
        {"", NULL, 0, ""},
    };
    const struct vigil_form_type *type = vigil_form_of(VIGIL_MESSAGE_NOTIFICATION);
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        char nearest[RULES_FORM_PATH_SIZE];
        size_t row, found = rules_form_find(type, rows[i].path, &row, nearest);
        if (rows[i].name == NULL) {
            assert_int_equal(found, SIZE_MAX);
            assert_string_equal(nearest, rows[i].nearest);
            continue;
        }
        assert_true(found < type->count);
        assert_string_equal(type->fields[found].name, rows[i].name);
        assert_int_equal(row, rows[i].row);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_each_fault_alone),
        cmocka_unit_test(tells_a_code_that_is_none),
        cmocka_unit_test(tells_too_many_rows),
        cmocka_unit_test(warns_of_what_may_come_later),
        cmocka_unit_test(names_the_case),
        cmocka_unit_test(finds_a_field_by_its_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
