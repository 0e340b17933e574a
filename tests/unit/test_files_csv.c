/* Reading CSV: what is a row, on which line it starts, and what is refused where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_text.h"
#include "files/files_csv.h"

static const struct files_csv_column columns[] = {
    {"name", true}, {"number", true}, {"note", false}};

/* Writes the rows as "line:name|number|note;". */
static void
write_row(void *context, const struct files_csv_row *row)
{
    (void)base_text_append(context,
                           512,
                           "%ld:%s|%s|%s;",
                           row->line,
                           row->text[0],
                           row->text[1],
                           row->text[2]);
}

struct reading {
    enum base_class class;
    char rows[512];
    struct files_faults faults;
};

static void
read_text(const char *text, size_t size, struct reading *ret_reading)
{
    ret_reading->rows[0] = '\0';
    files_faults_init(&ret_reading->faults);
    const struct files_csv_wanted wanted = {
        "t.csv", columns, 3, write_row, ret_reading->rows, &ret_reading->faults};
    ret_reading->class = files_csv_read_bytes(text, size, &wanted, NULL);
}

static void
test_rows(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *rows;
    } cases[] = {
        {"name,number,note\na,1,x\n", "2:a|1|x;"},
        {"\xEF\xBB\xBFname,number,note\r\na,1,x\r\n", "2:a|1|x;"},
        {"note,name,number\nx,a,1", "2:a|1|x;"},
        {"number,name\n1,a\n", "2:a|1|;"},
        {"name,number\n\"a,b\",\"1 \"\"one\"\"\"\n", "2:a,b|1 \"one\"|;"},
        {"name,number\n\"a\nb\",1\nc,2\n", "2:a\nb|1|;4:c|2|;"},
        {"name,number\n\"a\r\n\r\nb\",1\r\nc,2\r\n", "2:a\r\n\r\nb|1|;5:c|2|;"},
        {"name,number\n\n\na,1\n\nb,2\n", "4:a|1|;6:b|2|;"},
        {"name,number\n a , 1\n", "2: a | 1|;"},
        {"name,number\n\"\",\"\"\n", "2:||;"},
        {"name,number\n", ""},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct reading reading;
        read_text(cases[i].text, strlen(cases[i].text), &reading);
        assert_int_equal(reading.class, BASE_OK);
        assert_int_equal(reading.faults.count, 0);
        assert_string_equal(reading.rows, cases[i].rows);
        files_faults_done(&reading.faults);
    }
}

static void
test_faults(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size; /* 0: as strlen says */
        enum base_class class;
        const char *code;
        long line;
        int column;
        const char *right; /* NULL: whatever */
    } cases[] = {
        {"", 0, BASE_REFUSE, "header_unreadable", 1, 0, NULL},
        {"x,y\n", 0, BASE_REFUSE, "header_unreadable", 1, 0, NULL},
        {"name,number,nmae\n",
         0,
         BASE_REFUSE,
         "unknown_column",
         1,
         3,
         "did you mean name?"},
        {"name,name,number\n", 0, BASE_REFUSE, "doubled_column", 1, 2, NULL},
        {"name,note\n", 0, BASE_REFUSE, "missing_column", 1, 0, NULL},
        {"name,number\na\n", 0, BASE_OK, "ragged_row", 2, 0, "2, as the header"},
        {"name,number\na,1,2\n", 0, BASE_OK, "ragged_row", 2, 0, "2, as the header"},
        {"name,number\na,1\nb,\"2\n", 0, BASE_REFUSE, "wrong_quotation", 3, 2, NULL},
        {"name,number\na,b\"c\n", 0, BASE_REFUSE, "wrong_quotation", 2, 2, NULL},
        {"name,number\n\"a\"b,c\n", 0, BASE_REFUSE, "wrong_quotation", 2, 1, NULL},
        {"name,number\na,\xC3\x28\n", 0, BASE_OK, "not_utf8", 2, 2, "UTF-8"},
        {"name,number\na,1\0002\n", 18, BASE_OK, "not_utf8", 2, 2, "UTF-8"},
        {"name,number\na,1\rb,2\n", 0, BASE_REFUSE, "bare_carriage_return", 2, 0, NULL},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct reading reading;
        size_t size = cases[i].size == 0 ? strlen(cases[i].text) : cases[i].size;
        read_text(cases[i].text, size, &reading);
        assert_int_equal(reading.class, cases[i].class);
        assert_int_equal(reading.faults.count, 1);
        const struct files_fault *fault = &reading.faults.at[0];
        assert_string_equal(fault->file, "t.csv");
        assert_string_equal(fault->what.code, cases[i].code);
        assert_int_equal(fault->line, cases[i].line);
        assert_int_equal(fault->column, cases[i].column);
        if (cases[i].right != NULL) {
            assert_string_equal(fault->what.right, cases[i].right);
        }
        files_faults_done(&reading.faults);
    }
}

/* A first row that is no header is not shown: it may be a child's. */
static void
test_data_in_the_header_is_not_shown(void **state)
{
    (void)state;
    static const char text[] = "name,number,2019-04-01,Jo Bloggs\n";
    struct reading reading;
    read_text(text, sizeof(text) - 1, &reading);
    assert_int_equal(reading.faults.count, 2);
    for (size_t i = 0; i < reading.faults.count; i++) {
        char line[640];
        files_faults_print(&reading.faults.at[i], line, sizeof(line));
        assert_null(strstr(line, "2019"));
        assert_null(strstr(line, "Bloggs"));
    }
    files_faults_done(&reading.faults);
}

/* An open quotation swallows no more than a row may have. */
static void
test_memory_is_bounded(void **state)
{
    (void)state;
    enum { SIZE = 4000000 };
    char *text = malloc(SIZE);
    assert_non_null(text);
    memset(text, 'x', SIZE);
    memcpy(text, "name,number\na,\"", 15);
    for (size_t i = 100; i < SIZE; i += 100) {
        text[i] = '\n';
    }
    struct reading reading;
    read_text(text, SIZE, &reading);
    assert_int_equal(reading.class, BASE_REFUSE);
    assert_int_equal(reading.faults.count, 1);
    assert_string_equal(reading.faults.at[0].what.code, "row_too_long");
    assert_int_equal(reading.faults.at[0].line, 2);
    files_faults_done(&reading.faults);
    free(text);
}

/* Faults are kept up to a limit and counted beyond. */
static void
test_faults_are_bounded(void **state)
{
    (void)state;
    enum { ROWS = FILES_FAULTS_MAX + 500 };
    char *text = malloc(12 + 2 * ROWS);
    assert_non_null(text);
    memcpy(text, "name,number\n", 12);
    for (size_t i = 0; i < ROWS; i++) {
        memcpy(text + 12 + 2 * i, "a\n", 2);
    }
    struct reading reading;
    read_text(text, 12 + 2 * ROWS, &reading);
    assert_int_equal(reading.faults.count, FILES_FAULTS_MAX);
    assert_int_equal(reading.faults.errors, ROWS);
    files_faults_done(&reading.faults);
    free(text);
}

static void
test_missing_file(void **state)
{
    (void)state;
    struct files_faults faults;
    files_faults_init(&faults);
    char rows[512] = "";
    const struct files_csv_wanted wanted = {
        "t.csv", columns, 3, write_row, rows, &faults};
    struct base_error error;
    assert_int_equal(files_csv_read("/nowhere/t.csv", &wanted, &error), BASE_STOP);
    assert_string_equal(error.code, "file_missing");
    assert_int_equal(files_csv_read("/", &wanted, &error), BASE_STOP);
    assert_string_equal(error.code, "file_unreadable");
    files_faults_done(&faults);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_data_in_the_header_is_not_shown),
        cmocka_unit_test(test_memory_is_bounded),
        cmocka_unit_test(test_faults_are_bounded),
        cmocka_unit_test(test_missing_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
