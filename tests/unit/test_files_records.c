/* The records of a casebook: every form out to CSV and in again, and the page that lists
 * the files. What is wrong in them is test_files_record_faults.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "files/files_record_file.h"
#include "files/files_records.h"
#include "files/files_writer.h"
#include "form_sample.h"

#define REF      "CSP-2024-000001-X"
#define WORDS    "It says: \"yes\", and no;\r\nthen\t\xC3\xA9 \"\" ,"
#define PAGE     VIGIL_SOURCE_DIR "/services/files/casebook.5"
#define THE_TIME "2025-01-01T00:00:00Z"

enum { ROWS = 3, PATH_SIZE = 256 };

static char folder[PATH_SIZE];

static int
make_folder(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof(folder), "/tmp/vigil-records-XXXXXX");
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int
remove_folder(void **state)
{
    (void)state;
    char command[PATH_SIZE + 16];
    (void)snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    return system(command);
}

/* A form with every field filled as a casebook takes it: references are the key "N". */
static void
fill(struct vigil_form *form, const struct vigil_form_type *type, const char *key)
{
    assert_true(form_sample(form, type, ROWS));
    for (size_t i = 0; i < form->count; i++) {
        const struct vigil_field *field = &type->fields[form->at[i].field];
        const char *text = field->kind == VIGIL_FIELD_AUTHORITY   ? "E08000025"
                           : field->kind == VIGIL_FIELD_REFERENCE ? key
                           : field->kind == VIGIL_FIELD_WORDS     ? WORDS
                                                                  : NULL;
        if (text != NULL) {
            form->at[i].text = text;
            form->at[i].size = (uint32_t)strlen(text);
        }
    }
}

/* True for what a record does not carry, but by its case. */
static bool
is_left_out(const struct vigil_form_type *type, size_t field)
{
    const struct vigil_field *what = &type->fields[field];
    size_t fields[FILES_CSV_COLUMNS_MAX];
    size_t count = files_record_fields(type, what->list, fields);
    for (size_t i = 0; i < count; i++) {
        if (fields[i] == field) {
            return false;
        }
    }
    return what->list[0] != '\0' || strcmp(what->name, "case_ref") != 0;
}

static void
expect_same(const struct vigil_form *form, const struct vigil_value *wanted)
{
    const struct vigil_field *field = &form->type->fields[wanted->field];
    const struct vigil_value *value =
        vigil_form_value(form, field->list, wanted->row, field->name);
    if (value == NULL) {
        fail_msg("%s %s.%s is lost", form->type->name, field->list, field->name);
        return;
    }
    if (wanted->text == NULL) {
        assert_int_equal(value->number, wanted->number);
    } else if (field->kind == VIGIL_FIELD_REFERENCE) {
        assert_int_equal(value->size, strlen(REF));
        assert_memory_equal(value->text, REF, value->size);
    } else {
        assert_int_equal(value->size, wanted->size);
        assert_memory_equal(value->text, wanted->text, value->size);
    }
}

static struct files_casebook *
read_back(const char *path)
{
    struct files_faults faults;
    struct files_casebook *book = NULL;
    struct base_error error = {.text = ""};
    vigil_instant now;
    assert_true(base_instant_parse(THE_TIME, &now));
    files_faults_init(&faults);
    enum base_class class = files_casebook_read(path, now, &faults, &book, &error);
    for (size_t i = 0; i < faults.count; i++) {
        char line[640];
        files_faults_print(&faults.at[i], line, sizeof(line));
        print_error("%s\n", line);
    }
    assert_int_equal(class, BASE_OK);
    files_faults_done(&faults);
    return book;
}

/* Writes a notification "N", and the form behind it; gives the form as it is read. */
static void
go_round(const struct vigil_form_type *type,
         const struct vigil_form *wanted,
         struct vigil_form *ret_form)
{
    static struct vigil_form notification; /* large */
    struct files_writer *writer;
    struct base_error error;
    char path[PATH_SIZE * 2];
    files_subject_ref refs[8];
    bool opens = files_record_opens(type);
    (void)snprintf(path, sizeof(path), "%s/%s", folder, type->name);
    fill(&notification, vigil_form_of(VIGIL_MESSAGE_NOTIFICATION), "N");
    assert_int_equal(files_writer_new(path, &writer, &error), BASE_OK);
    files_writer_record(writer, 7, "N", &notification);
    files_writer_record(writer, 9, opens ? "O" : "N", wanted);
    assert_int_equal(files_writer_done(writer, &error), BASE_OK);
    struct files_casebook *book = read_back(path);
    assert_int_equal(files_records_count(book), 2);
    assert_int_equal(files_casebook_steps(book), 0);
    files_records_refs(book, refs);
    assert_string_equal(refs[files_records_subject(book, "N")], "");
    (void)snprintf(refs[files_records_subject(book, "N")], sizeof(refs[0]), REF);
    struct files_record_head head;
    files_records_head(book, 1, &head);
    assert_int_equal(head.step, 9);
    assert_ptr_equal(head.type, type);
    assert_string_equal(head.key, opens ? "O" : "N");
    assert_true(files_records_form(book, 1, refs, ret_form));
    for (size_t i = 0; i < wanted->count; i++) {
        if (!is_left_out(type, wanted->at[i].field)) {
            expect_same(ret_form, &wanted->at[i]);
        }
    }
    /* without the reference that it needs it cannot be sent yet */
    refs[files_records_subject(book, "N")][0] = '\0';
    assert_int_equal(files_records_form(book, 1, refs, ret_form),
                     opens && type->type != VIGIL_MESSAGE_LCSPR);
    files_casebook_free(book);
}

static void
test_every_form_goes_round(void **state)
{
    (void)state;
    static struct vigil_form wanted, form; /* large */
    const struct vigil_form_type *type;
    size_t forms = 0;
    for (; (type = vigil_form_at(forms)) != NULL; forms++) {
        fill(&wanted, type, "N");
        go_round(type, &wanted, &form);
    }
    assert_true(forms > 30);
}

/* A folder that is there is nobody's to write into. */
static void
test_nothing_is_replaced(void **state)
{
    (void)state;
    struct files_writer *writer;
    struct base_error error = {.text = ""};
    assert_int_equal(files_writer_new(folder, &writer, &error), BASE_STOP);
    assert_string_equal(error.code, "no_folder");
    assert_non_null(strstr(error.text, folder));
}

/* A file of records under another name is told, not left out. */
static void
test_a_strange_file_is_refused(void **state)
{
    (void)state;
    struct files_writer *writer;
    struct files_faults faults;
    struct files_casebook *book = NULL;
    struct base_error error;
    char path[PATH_SIZE + 16], strange[PATH_SIZE * 2];
    (void)snprintf(path, sizeof(path), "%s/strange", folder);
    (void)snprintf(strange, sizeof(strange), "%s/records/lcspr_reports.csv", path);
    assert_int_equal(files_writer_new(path, &writer, &error), BASE_OK);
    assert_int_equal(files_writer_done(writer, &error), BASE_OK);
    FILE *file = fopen(strange, "we");
    assert_non_null(file);
    (void)fclose(file);
    files_faults_init(&faults);
    assert_int_equal(
        files_casebook_read(path, VIGIL_INSTANT_NONE, &faults, &book, &error),
        BASE_REFUSE);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].what.code, "unknown_file");
    files_faults_done(&faults);
}

/* The text behind a file's name on the page, its white space as single blanks. */
static void
listed(const char *page, const char *name, char *ret_text, size_t size)
{
    char head[FILES_RECORD_NAME_SIZE + 8];
    (void)snprintf(head, sizeof(head), ".B %s\n", name);
    const char *at = strstr(page, head);
    size_t used = 0;
    if (at == NULL) {
        fail_msg("%s is not on the page", name);
        return;
    }
    for (at += strlen(head); *at != '.' && *at != '\0' && used + 1 < size; at++) {
        ret_text[used++] = *at == '\n' ? ' ' : *at;
    }
    while (used > 0 && ret_text[used - 1] == ' ') {
        used--;
    }
    ret_text[used] = '\0';
}

static void
test_the_page_lists_all(void **state)
{
    (void)state;
    static char page[65536], wanted[4096], found[4096];
    FILE *file = fopen(PAGE, "re");
    assert_non_null(file);
    page[fread(page, 1, sizeof(page) - 1, file)] = '\0';
    (void)fclose(file);
    const struct vigil_form_type *type;
    for (size_t f = 0; (type = vigil_form_at(f)) != NULL; f++) {
        const char *list;
        for (size_t n = 0; (list = files_record_list(type, n)) != NULL; n++) {
            char name[FILES_RECORD_NAME_SIZE];
            size_t fields[FILES_CSV_COLUMNS_MAX];
            size_t count = files_record_fields(type, list, fields);
            size_t used =
                (size_t)snprintf(wanted, sizeof(wanted), "step, %s", n ? "row" : "case");
            for (size_t i = 0; i < count; i++) {
                used += (size_t)snprintf(wanted + used,
                                         sizeof(wanted) - used,
                                         ", %s",
                                         type->fields[fields[i]].name);
            }
            files_record_file(type, list, name);
            listed(page, name, found, sizeof(found));
            assert_string_equal(found, wanted);
        }
    }
}

/* No form has more columns than a file may, nor a message more than a row. */
static void
test_all_fields_have_columns(void **state)
{
    (void)state;
    const struct vigil_form_type *type;
    for (size_t f = 0; (type = vigil_form_at(f)) != NULL; f++) {
        for (size_t n = 0; files_record_list(type, n) != NULL; n++) {
            size_t fields[FILES_CSV_COLUMNS_MAX];
            size_t count = files_record_fields(type, files_record_list(type, n), fields);
            assert_true(count > 0);
            assert_true(count < FILES_CSV_COLUMNS_MAX - FILES_RECORD_OWN);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_every_form_goes_round, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(
            test_nothing_is_replaced, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(
            test_a_strange_file_is_refused, make_folder, remove_folder),
        cmocka_unit_test(test_the_page_lists_all),
        cmocka_unit_test(test_all_fields_have_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
