/* Reading casebooks: the whole of 2021, and one with each fault. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "files/files_casebook.h"

#define DATA VIGIL_SOURCE_DIR "/tests/data/"

static vigil_instant
at(const char *text)
{
    vigil_instant instant;
    assert_true(base_instant_parse(text, &instant));
    return instant;
}

static void
print_all(const struct files_faults *faults, FILE *to)
{
    for (size_t i = 0; i < faults->count; i++) {
        char line[640];
        files_faults_print(&faults->at[i], line, sizeof(line));
        (void)fprintf(to, "%s\n", line);
    }
}

static struct files_casebook *
read_2021(void)
{
    struct files_faults faults;
    struct files_casebook *book = NULL;
    struct base_error error = {.text = ""};
    files_faults_init(&faults);
    enum base_class class = files_casebook_read(
        DATA "casebook-2021", at("2022-06-01T00:00:00Z"), &faults, &book, &error);
    print_all(&faults, stderr);
    assert_int_equal(class, BASE_OK);
    assert_int_equal(faults.errors, 0);
    assert_int_equal(faults.warnings, 0);
    files_faults_done(&faults);
    return book;
}

static void
test_2021_is_sound(void **state)
{
    (void)state;
    struct files_casebook *book = read_2021();
    const struct files_casebook_counts *counts = files_casebook_count(book);
    assert_int_equal(counts->notifications, 1178);
    assert_int_equal(counts->children, 1217);
    assert_int_equal(counts->rapid_reviews, 1149);
    assert_int_equal(counts->panel_responses, 1149);
    assert_int_equal(counts->lcsprs, 372);
    assert_int_equal(counts->lcspr_notifications, 390);
    assert_int_equal(files_casebook_steps(book), 1178 + 1149 + 1149 + 372);
    files_casebook_free(book);
}

/* Everything is handed on, behind what it needs, in the order of the facts. */
static void
test_steps_are_in_order(void **state)
{
    (void)state;
    struct files_casebook *book = read_2021();
    struct files_step *step = malloc(sizeof(*step));
    assert_non_null(step);
    vigil_instant before = VIGIL_INSTANT_NONE;
    size_t children = 0, links = 0;
    for (size_t i = 0; i < files_casebook_steps(book); i++) {
        files_casebook_step(book, i, step);
        assert_true(step->at >= before);
        before = step->at;
        if (step->type == VIGIL_MESSAGE_HISTORIC_NOTIFICATION) {
            children += step->notification.children_count;
            assert_int_equal(step->notification.notified_at, step->at);
        } else if (step->type == VIGIL_MESSAGE_HISTORIC_LCSPR) {
            children += step->lcspr.index_children_count;
            links += step->lcspr.links_count;
        } else {
            assert_int_equal(step->rapid_review.of.authority[0], 'E');
        }
    }
    assert_int_equal(children, 1217);
    assert_int_equal(links, 390);
    free(step);
    files_casebook_free(book);
}

static void
test_a_record_is_whole(void **state)
{
    (void)state;
    struct files_casebook *book = read_2021();
    struct files_step *step = malloc(sizeof(*step));
    assert_non_null(step);
    bool found = false;
    for (size_t i = 0; i < files_casebook_steps(book); i++) {
        files_casebook_step(book, i, step);
        if (step->type != VIGIL_MESSAGE_HISTORIC_NOTIFICATION ||
            strcmp(step->notification.notification_ref, "E06000036/2020/001") != 0) {
            continue;
        }
        found = true;
        const struct vigil_child *child = &step->notification.children[1];
        assert_int_equal(step->notification.children_count, 3);
        assert_string_equal(step->notification.authority, "E06000036");
        assert_int_equal(child->child_no, 2);
        assert_int_equal(child->date_of_birth, base_date_of(2020, 4, 27));
        assert_int_equal(child->sex, VIGIL_SEX_MALE);
        assert_int_equal(child->ethnicity, VIGIL_ETHNICITY_WBRI);
        assert_int_equal(child->cp_plan, VIGIL_HISTORY_CURRENT);
    }
    assert_true(found);
    free(step);
    files_casebook_free(book);
}

/* The faults of tests/data/casebook-faulty are its expected.txt, word for word, and none
 * quotes free text or a birth date. */
static void
test_every_fault_is_told(void **state)
{
    (void)state;
    struct files_faults faults;
    struct base_error error;
    struct files_casebook *book = NULL;
    files_faults_init(&faults);
    assert_int_equal(
        files_casebook_read(
            DATA "casebook-faulty", at("2022-06-01T00:00:00Z"), &faults, &book, &error),
        BASE_REFUSE);
    assert_null(book);
    assert_string_equal(error.code, "casebook_faulty");
    FILE *expected = fopen(DATA "casebook-faulty/expected.txt", "r");
    assert_non_null(expected);
    char line[640], wanted[640];
    for (size_t i = 0; i < faults.count; i++) {
        files_faults_print(&faults.at[i], line, sizeof(line));
        assert_non_null(fgets(wanted, sizeof(wanted), expected));
        wanted[strcspn(wanted, "\n")] = '\0';
        assert_string_equal(line, wanted);
        covers("refusal", faults.at[i].what.code);
    }
    assert_null(fgets(wanted, sizeof(wanted), expected));
    (void)fclose(expected);
    files_faults_done(&faults);
}

static void
test_no_folder_is_no_casebook(void **state)
{
    (void)state;
    struct files_faults faults;
    struct files_casebook *book = NULL;
    struct base_error error;
    files_faults_init(&faults);
    assert_int_equal(
        files_casebook_read(
            DATA "casebook-nowhere", VIGIL_INSTANT_NONE, &faults, &book, &error),
        BASE_STOP);
    assert_string_equal(error.code, "no_casebook");
    files_faults_done(&faults);
}

struct bad_file {
    const char *bytes;
    const char *code; /* of the only fault; NULL: sound */
};

#define ROW "A/1,E08000025,2021-04-06T10:00:00+01:00"
#define HEADER                                                                           \
    "notification_ref,authority,notified_at,incident_on,became_aware_on,"                \
    "incident_type,death_category,harm_category,neglect,domestic_abuse,social_care,"     \
    "timing_exclusion\n"

/* A fault in one file does not raise faults in the files that refer to it. */
static void
test_faults_do_not_cascade(void **state)
{
    (void)state;
    static const struct bad_file cases[] = {
        {HEADER ROW ",,,,,,,,,\n", NULL},
        {HEADER ROW "\n", "ragged_row"},
        {HEADER "A\"1,", "wrong_quotation"},
        {HEADER "A/1,,2021-04-06T10:00:00+01:00,,,,,,,,,\n", "missing"},
        {"notification_ref,authority\n", "missing_column"},
        {"notification_ref,authority,notified_at,incident_day\n", "unknown_column"},
        {"", "header_unreadable"},
    };
    static const char reviews[] = "notification_ref,received_at,decision\n"
                                  "A/1,2021-05-06T10:00:00+01:00,lcspr\n";
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct files_casebook_bytes files[] = {
            {"notifications.csv", cases[i].bytes, strlen(cases[i].bytes)},
            {"rapid_reviews.csv", reviews, sizeof(reviews) - 1},
        };
        struct files_faults faults;
        struct files_casebook *book = NULL;
        files_faults_init(&faults);
        enum base_class class =
            files_casebook_read_bytes(files, 2, VIGIL_INSTANT_NONE, &faults, &book, NULL);
        assert_int_equal(class, cases[i].code == NULL ? BASE_OK : BASE_REFUSE);
        assert_int_equal(faults.count, cases[i].code == NULL ? 0 : 1);
        if (cases[i].code != NULL) {
            assert_string_equal(faults.at[0].what.code, cases[i].code);
        }
        files_faults_done(&faults);
        files_casebook_free(book);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_2021_is_sound),
        cmocka_unit_test(test_steps_are_in_order),
        cmocka_unit_test(test_a_record_is_whole),
        cmocka_unit_test(test_every_fault_is_told),
        cmocka_unit_test(test_no_folder_is_no_casebook),
        cmocka_unit_test(test_faults_do_not_cascade),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
